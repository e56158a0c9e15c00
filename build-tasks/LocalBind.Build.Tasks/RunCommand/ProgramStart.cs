using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>A variable of the program, and where it was set.</summary>
/// <param name="Name">The name, with case.</param>
/// <param name="Value">The value.</param>
/// <param name="Origin">Where it was set.</param>
public sealed record ProgramVariable(string Name, string Value, ValueOrigin Origin);

/// <summary>An argument of the program, and where it was given.</summary>
/// <param name="Text">The argument.</param>
/// <param name="Origin">Where it was given.</param>
public sealed record ProgramArgument(string Text, ValueOrigin Origin);

/// <summary>How the program is started: what <c>dotnet run</c> makes of its command line, the shell's variables and the launch profile.</summary>
public sealed class ProgramStart
{
    // Linux and macOS keep variables that differ in case apart; Windows does not.
    private readonly Dictionary<string, ProgramVariable> _variables;
    private readonly List<ProgramArgument> _arguments = [];

    private ProgramStart(IEnumerable<KeyValuePair<string, string>> shell, bool hasCase)
    {
        _variables = new(hasCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var variable in shell)
        {
            Set(variable.Key, variable.Value, ValueOrigin.OfVariable(variable.Key, isFromRun: false));
        }
    }

    /// <summary>All variables that the program sees.</summary>
    public IReadOnlyCollection<ProgramVariable> Variables => _variables.Values;

    /// <summary>All arguments that the program sees.</summary>
    public IReadOnlyList<ProgramArgument> Arguments => _arguments;

    /// <summary>The launch profile that is applied, or null.</summary>
    public LaunchProfile? Profile { get; private set; }

    /// <summary>Puts the start together.</summary>
    /// <param name="request">The command line.</param>
    /// <param name="profile">The launch profile, or null.</param>
    /// <param name="shell">The variables of the <c>dotnet</c> process.</param>
    /// <param name="runCommand">The project's RunCommand: what is started.</param>
    /// <param name="runArguments">The project's RunArguments: arguments that come first, and that shut out the profile's.</param>
    /// <param name="hasCase">Whether variables are told apart by case (everywhere but on Windows).</param>
    public static ProgramStart Create(RunRequest request, LaunchProfile? profile, IReadOnlyCollection<KeyValuePair<string, string>> shell, string runCommand, string runArguments, bool hasCase)
    {
        var start = new ProgramStart(shell, hasCase) { Profile = profile };
        start.AddArguments(request, profile, runCommand, runArguments);
        start.AddVariables(request, profile);
        return start;
    }

    /// <summary>The value of a variable, or null.</summary>
    public string? this[string name] => _variables.TryGetValue(name, out var variable) ? variable.Value : null;

    private void AddVariables(RunRequest request, LaunchProfile? profile)
    {
        // Every %NAME% is a variable of the shell, so all are expanded before the first is set.
        var own = new List<ProgramVariable>();
        foreach (var variable in profile?.EnvironmentVariables ?? [])
        {
            own.Add(new(variable.Key, Expand(variable.Value.Value), variable.Value.Origin));
        }

        if (profile is { IsExecutable: false, ApplicationUrl: { } url })
        {
            Set("ASPNETCORE_URLS", url.Value, url.Origin);
        }

        if (profile is not null)
        {
            Set("DOTNET_LAUNCH_PROFILE", profile.Name, ValueOrigin.OfVariable("DOTNET_LAUNCH_PROFILE", isFromRun: true));
        }

        foreach (var variable in own)
        {
            Set(variable.Name, variable.Value, variable.Origin);
        }

        foreach (var variable in request.Environment)
        {
            Set(variable.Key, variable.Value, ValueOrigin.OfVariable(variable.Key, isFromRun: true));
        }
    }

    // The profile's arguments count only if there are no others at all.
    private void AddArguments(RunRequest request, LaunchProfile? profile, string runCommand, string runArguments)
    {
        var own = ArgumentText.SplitAsProcess(runArguments);
        for (var i = FirstOfProgram(runCommand, own); i < own.Count; i++)
        {
            _arguments.Add(new(own[i], ValueOrigin.OfArgument(own[i])));
        }

        if (own.Count == 0 && request.ApplicationArguments.Count == 0 && !request.HasAllArguments && profile?.CommandLineArgs is { } text)
        {
            foreach (var argument in ArgumentText.SplitAsProcess(Expand(text.Value)))
            {
                _arguments.Add(new(argument, text.Origin));
            }
        }

        foreach (var argument in request.ApplicationArguments)
        {
            _arguments.Add(new(argument, ValueOrigin.OfArgument(argument)));
        }
    }

    // Where `dotnet` itself is started, all up to the program's assembly is for it: `exec App.dll`.
    private static int FirstOfProgram(string runCommand, IReadOnlyList<string> words)
    {
        if (!string.Equals(Path.GetFileNameWithoutExtension(runCommand), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var first = 0;
        while (first < words.Count && !words[first].EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            first++;
        }

        return first < words.Count ? first + 1 : 0;
    }

    private void Set(string name, string value, ValueOrigin origin)
    {
        if (name.Length > 0)
        {
            _variables[name] = new(name, value, origin);
        }
    }

    // As Environment.ExpandEnvironmentVariables: a name between percent signs that is a variable; anything else stays.
    private string Expand(string text)
    {
        var result = new System.Text.StringBuilder();
        var copied = 0;
        while (copied < text.Length && text.IndexOf('%', copied) is >= 0 and var open && text.IndexOf('%', open + 1) is >= 0 and var close)
        {
            if (_variables.TryGetValue(text.Substring(open + 1, close - open - 1), out var variable))
            {
                result.Append(text, copied, open - copied).Append(variable.Value);
                copied = close + 1;
            }
            else
            {
                // The closing sign may open the next name.
                result.Append(text, copied, close - copied);
                copied = close;
            }
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
