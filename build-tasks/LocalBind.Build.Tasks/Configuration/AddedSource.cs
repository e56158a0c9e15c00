using System;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What a program adds to its configuration.</summary>
public enum AddedSourceKind
{
    /// <summary>A settings file, <c>AddJsonFile</c>.</summary>
    Json,

    /// <summary><c>AddIniFile</c>.</summary>
    Ini,

    /// <summary>Variables, <c>AddEnvironmentVariables</c>: all of them, or those whose names begin with <see cref="AddedSource.Text"/>.</summary>
    Variables,

    /// <summary>The arguments, <c>AddCommandLine</c>; the switches that mean keys are <see cref="AddedSource.Text"/>, <c>-u=urls;--at=key</c>.</summary>
    Arguments,

    /// <summary>The user's secrets, <c>AddUserSecrets</c>.</summary>
    Secrets,

    /// <summary>A folder of files, one a value, <c>AddKeyPerFile</c>.</summary>
    KeyPerFile,

    /// <summary>None: all that was there before is taken out, <c>Sources.Clear()</c>.</summary>
    Clear,

    /// <summary>A file that is not read here, in a form of its own (<c>AddXmlFile</c>) or of a name that the source does not say (then <see cref="AddedSource.Text"/> is empty).</summary>
    Other,
}

/// <summary>One call by which a program adds to its configuration.</summary>
/// <param name="Kind">What it adds.</param>
/// <param name="Text">The file, with <see cref="EnvironmentHole"/> and its like where a name or a folder stands that only the start knows; the prefix; the switches.</param>
/// <param name="IsRequired">Whether the program does not start without the file.</param>
public sealed record AddedSource(AddedSourceKind Kind, string Text = "", bool IsRequired = false)
{
    /// <summary>What stands for the environment's name.</summary>
    public const string EnvironmentHole = "{EnvironmentName}";

    /// <summary>For the machine's name.</summary>
    public const string MachineHole = "{MachineName}";

    /// <summary>For the folder of the program's assembly.</summary>
    public const string AssemblyFolderHole = "{AssemblyFolder}";

    /// <summary>For the folder that the program starts in.</summary>
    public const string WorkingFolderHole = "{WorkingFolder}";

    /// <summary>For the content root.</summary>
    public const string ContentRootHole = "{ContentRoot}";

    private const char Required = '!';
    private const char Condition = '?';

    /// <summary>When it is added: in the environment of this name, <c>!</c> before it in every other one; empty for always, <see cref="CodeConditions.Unknown"/> where the text does not say.</summary>
    public string When { get; init; } = "";

    /// <summary>The source of a text that <see cref="ToString"/> made.</summary>
    public static AddedSource Parse(string text)
    {
        var colon = text.IndexOf(':');
        var head = text.Substring(0, colon);
        var condition = head.IndexOf(Condition);
        var kind = condition < 0 ? head : head.Substring(0, condition);
        return new((AddedSourceKind)Enum.Parse(typeof(AddedSourceKind), kind.TrimEnd(Required)), text.Substring(colon + 1), kind[kind.Length - 1] == Required)
        {
            When = condition < 0 ? "" : head.Substring(condition + 1),
        };
    }

    /// <summary>Whether it is added in an environment; null where nobody knows.</summary>
    public bool? IsAddedIn(string environment) =>
        When.Length == 0 ? true
        : When == CodeConditions.Unknown ? null
        : string.Equals(When.TrimStart('!'), environment, StringComparison.OrdinalIgnoreCase) != (When[0] == '!');

    /// <summary>On one line: <c>Json:hosting.json</c>, <c>Json!:hosting.json</c> where it has to be there, <c>Json?Development:local.json</c> where it is not always added, <c>Variables:PREFIX_</c>.</summary>
    public override string ToString() => $"{Kind}{(IsRequired ? "!" : "")}{(When.Length == 0 ? "" : Condition + When)}:{Text}";
}
