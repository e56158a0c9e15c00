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
    public const string NoLaunchProfileArguments = "--no-launch-profile-arguments";
    public const string File = "--file";
    public const string Environment = "--environment";

    // Every spelling, and the option that it means where the check needs to know it.
    private static readonly Dictionary<string, (RunOptionKind Kind, string? Meaning)> Options = new(StringComparer.Ordinal)
    {
        ["--launch-profile"] = (RunOptionKind.Value, LaunchProfile),
        ["-lp"] = (RunOptionKind.Value, LaunchProfile),
        ["--no-launch-profile"] = (RunOptionKind.Flag, NoLaunchProfile),
        ["--no-launch-profile-arguments"] = (RunOptionKind.Flag, NoLaunchProfileArguments),
        ["--file"] = (RunOptionKind.Value, File),
        ["--project"] = (RunOptionKind.Value, null),
        ["--environment"] = (RunOptionKind.Value, Environment),
        ["-e"] = (RunOptionKind.Value, Environment),
        ["-c"] = (RunOptionKind.Value, null),
        ["--configuration"] = (RunOptionKind.Value, null),
        ["-f"] = (RunOptionKind.Value, null),
        ["--framework"] = (RunOptionKind.Value, null),
        ["-r"] = (RunOptionKind.Value, null),
        ["--runtime"] = (RunOptionKind.Value, null),
        ["-p"] = (RunOptionKind.Value, null),
        ["-property"] = (RunOptionKind.Value, null),
        ["--property"] = (RunOptionKind.Value, null),
        ["/p"] = (RunOptionKind.Value, null),
        ["/property"] = (RunOptionKind.Value, null),
        ["--device"] = (RunOptionKind.Value, null),
        ["-v"] = (RunOptionKind.Value, null),
        ["-verbosity"] = (RunOptionKind.Value, null),
        ["--verbosity"] = (RunOptionKind.Value, null),
        ["/v"] = (RunOptionKind.Value, null),
        ["/verbosity"] = (RunOptionKind.Value, null),
        ["-a"] = (RunOptionKind.Value, null),
        ["--arch"] = (RunOptionKind.Value, null),
        ["--os"] = (RunOptionKind.Value, null),
        ["--artifacts-path"] = (RunOptionKind.Value, null),
        ["--interactive"] = (RunOptionKind.OptionalBoolean, null),
        ["--self-contained"] = (RunOptionKind.OptionalBoolean, null),
        ["--sc"] = (RunOptionKind.OptionalBoolean, null),
        ["--no-self-contained"] = (RunOptionKind.Flag, null),
        ["--no-build"] = (RunOptionKind.Flag, null),
        ["--no-restore"] = (RunOptionKind.Flag, null),
        ["--no-cache"] = (RunOptionKind.Flag, null),
        ["--list-devices"] = (RunOptionKind.Flag, null),
        ["--disable-build-servers"] = (RunOptionKind.Flag, null),
        ["--use-current-runtime"] = (RunOptionKind.OptionalBoolean, null),
        ["--ucr"] = (RunOptionKind.OptionalBoolean, null),
    };

    // MSBuild's own switches that the run hands to its build, without case and after any of "-", "--", "/".
    private static readonly HashSet<string> BuildSwitches = new(StringComparer.OrdinalIgnoreCase)
    {
        "bl", "binarylogger", "clp", "consoleloggerparameters", "noconlog", "noconsolelogger", "tl", "terminallogger", "tlp", "terminalloggerparameters",
    };

    /// <summary>Whether <c>dotnet run</c> takes the word itself.</summary>
    /// <param name="word">A word before <c>--</c>.</param>
    /// <param name="kind">What follows the option.</param>
    /// <param name="meaning">One of the constants above, or null where the option decides nothing here.</param>
    /// <param name="value">The value if the word carries it behind <c>=</c> or <c>:</c>.</param>
    public static bool TryFind(string word, out RunOptionKind kind, out string? meaning, out string? value)
    {
        value = null;
        if (Options.TryGetValue(word, out var option))
        {
            (kind, meaning) = option;
            return true;
        }

        var end = word.IndexOfAny(['=', ':']);
        var name = end < 0 ? word : word.Substring(0, end);
        if (end > 0 && Options.TryGetValue(name, out option) && option.Kind != RunOptionKind.Flag)
        {
            (kind, meaning) = option;
            value = word.Substring(end + 1);
            return true;
        }

        (kind, meaning) = (RunOptionKind.AttachedValue, null);
        return name.Length > 1 && name[0] is '-' or '/' && BuildSwitches.Contains(name.StartsWith("--", StringComparison.Ordinal) ? name.Substring(2) : name.Substring(1));
    }
}
