using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>How many words an option of <c>dotnet run</c> takes.</summary>
internal enum RunOptionKind
{
    /// <summary>The option alone.</summary>
    Flag,

    /// <summary>The option, and a following <c>true</c> or <c>false</c> if there is one.</summary>
    OptionalBoolean,

    /// <summary>The option and one word: <c>--opt v</c>, <c>--opt=v</c>, <c>--opt:v</c>.</summary>
    Value,

    /// <summary>The option alone, or with its value behind a colon (MSBuild's switches: <c>-bl:file</c>).</summary>
    AttachedValue,
}

/// <summary>The options of <c>dotnet run</c> (SDK 10: RunCommandDefinition; each was tried out): what is not here goes to the program.</summary>
internal static class RunOptions
{
    public const string LaunchProfile = "--launch-profile";
    public const string NoLaunchProfile = "--no-launch-profile";
    public const string ListDevices = "--list-devices";
    public const string File = "--file";
    public const string Project = "--project";
    public const string Framework = "--framework";
    public const string Environment = "--environment";
    public const string Verbosity = "--verbosity";

    // What may stand after --verbosity (SDK 10: VerbosityOptions), without case.
    private static readonly HashSet<string> Verbosities = new(StringComparer.OrdinalIgnoreCase)
    {
        "q", "quiet", "m", "minimal", "n", "normal", "d", "detailed", "diag", "diagnostic",
    };

    // Every spelling, and the option that it means where the check needs to know it.
    private static readonly Dictionary<string, Option> Options = new(StringComparer.Ordinal)
    {
        ["--launch-profile"] = new(RunOptionKind.Value, LaunchProfile),
        ["-lp"] = new(RunOptionKind.Value, LaunchProfile),
        ["--no-launch-profile"] = new(RunOptionKind.Flag, NoLaunchProfile),
        ["--file"] = new(RunOptionKind.Value, File),
        ["--project"] = new(RunOptionKind.Value, Project),
        ["--environment"] = new(RunOptionKind.Value, Environment),
        ["-e"] = new(RunOptionKind.Value, Environment),
        ["-c"] = new(RunOptionKind.Value, "--configuration"),
        ["--configuration"] = new(RunOptionKind.Value, "--configuration"),
        ["-f"] = new(RunOptionKind.Value, Framework),
        ["--framework"] = new(RunOptionKind.Value, Framework),
        ["-r"] = new(RunOptionKind.Value, "--runtime"),
        ["--runtime"] = new(RunOptionKind.Value, "--runtime"),
        ["-p"] = new(RunOptionKind.Value, null),
        ["-property"] = new(RunOptionKind.Value, null),
        ["--property"] = new(RunOptionKind.Value, null),
        ["/p"] = new(RunOptionKind.Value, null),
        ["/property"] = new(RunOptionKind.Value, null),
        ["--device"] = new(RunOptionKind.Value, "--device"),
        ["-v"] = new(RunOptionKind.Value, Verbosity),
        ["-verbosity"] = new(RunOptionKind.Value, Verbosity),
        ["--verbosity"] = new(RunOptionKind.Value, Verbosity),
        ["/v"] = new(RunOptionKind.Value, Verbosity),
        ["/verbosity"] = new(RunOptionKind.Value, Verbosity),
        ["-a"] = new(RunOptionKind.Value, "--arch"),
        ["--arch"] = new(RunOptionKind.Value, "--arch"),
        ["--os"] = new(RunOptionKind.Value, "--os"),
        ["--artifacts-path"] = new(RunOptionKind.Value, "--artifacts-path"),
        ["--interactive"] = new(RunOptionKind.OptionalBoolean, null),
        ["--self-contained"] = new(RunOptionKind.OptionalBoolean, null),
        ["--sc"] = new(RunOptionKind.OptionalBoolean, null),
        ["--no-self-contained"] = new(RunOptionKind.Flag, null),
        ["--no-build"] = new(RunOptionKind.Flag, null),
        ["--no-restore"] = new(RunOptionKind.Flag, null),
        ["--no-cache"] = new(RunOptionKind.Flag, null),
        ["--list-devices"] = new(RunOptionKind.Flag, ListDevices),
        ["--disable-build-servers"] = new(RunOptionKind.Flag, null),
        ["--use-current-runtime"] = new(RunOptionKind.OptionalBoolean, null),
        ["--ucr"] = new(RunOptionKind.OptionalBoolean, null),
    };

    // MSBuild's own switches that the run hands to its build, without case and after any of "-", "--", "/".
    private static readonly HashSet<string> BuildSwitches = new(StringComparer.OrdinalIgnoreCase)
    {
        "bl", "binarylogger", "clp", "consoleloggerparameters", "noconlog", "noconsolelogger", "tl", "terminallogger", "tlp", "terminalloggerparameters",
    };

    /// <summary>Whether a word before <c>--</c> asks for the help, so that nothing is started.</summary>
    public static bool IsHelp(string word) => word is "-h" or "--help" or "-?" or "/?" or "/h";

    /// <summary>Whether an option may be given once only.</summary>
    public static bool IsSingle(string? meaning) => meaning is not (null or Environment or Verbosity);

    /// <summary>Whether a text is one of the words for <c>--verbosity</c>.</summary>
    public static bool IsVerbosity(string value) => Verbosities.Contains(value);

    /// <summary>Whether <c>dotnet run</c> takes the word itself.</summary>
    /// <param name="word">A word before <c>--</c>.</param>
    /// <param name="kind">What follows the option.</param>
    /// <param name="meaning">The option's long name, or null for those that are MSBuild's or decide nothing here.</param>
    /// <param name="value">The value if the word carries it behind <c>=</c> or <c>:</c>.</param>
    public static bool TryFind(string word, out RunOptionKind kind, out string? meaning, out string? value)
    {
        value = null;
        if (Options.TryGetValue(word, out var option))
        {
            (kind, meaning) = (option.Kind, option.Meaning);
            return true;
        }

        var end = word.IndexOfAny(['=', ':']);
        var name = end < 0 ? word : word.Substring(0, end);
        if (end > 0 && Options.TryGetValue(name, out option))
        {
            (kind, meaning) = (option.Kind, option.Meaning);
            value = word.Substring(end + 1);
            return true;
        }

        (kind, meaning) = (RunOptionKind.AttachedValue, null);
        return name.Length > 1 && name[0] is '-' or '/' && BuildSwitches.Contains(name.StartsWith("--", StringComparison.Ordinal) ? name.Substring(2) : name.Substring(1));
    }

    private sealed record Option(RunOptionKind Kind, string? Meaning);
}
