namespace LocalBind.Analyzers.Rules;

/// <summary>Where the help pages are.</summary>
internal static class RuleHelp
{
    /// <summary>The page of a rule.</summary>
    public static string Link(string id) => $"https://github.com/localbind/LocalBind.Tools/blob/main/docs/rules/{id}.md";
}
