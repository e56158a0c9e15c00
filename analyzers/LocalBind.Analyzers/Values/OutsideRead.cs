namespace LocalBind.Analyzers.Values;

/// <summary>What a program reads from outside, in the words of the notes that the check before a run takes up: who starts the program knows the answer.</summary>
/// <param name="Text">The words.</param>
internal sealed record OutsideRead(string Text)
{
    /// <summary>Nobody knows what is read.</summary>
    public const string Nothing = "{}";

    /// <summary>A parameter, which a caller's own note tells.</summary>
    public static OutsideRead Parameter { get; } = new("{parameter}");

    /// <summary>Whether it is an argument of the program.</summary>
    public bool IsArgument => Text.StartsWith("{argument:", System.StringComparison.Ordinal);

    /// <summary>This, and where it finds nothing the other.</summary>
    public OutsideRead Else(OutsideRead other) => new($"{Text.Substring(0, Text.Length - 1)}|{other.Text.Substring(1)}");

    /// <summary>An environment variable.</summary>
    public static OutsideRead Variable(string name) => new($"{{variable:{name}}}");

    /// <summary>A key of the configuration.</summary>
    public static OutsideRead Setting(string key) => new($"{{setting:{key}}}");

    /// <summary>An argument of the program.</summary>
    public static OutsideRead Argument(int index) => new($"{{argument:{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}");
}
