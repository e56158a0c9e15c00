using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>Reads the command line of the <c>dotnet</c> process, as SDK 10 does.</summary>
public static class RunCommandLine
{
    private const string EndOfOptions = "--";
    private const string StandardInput = "-";

    // A file that names itself keeps .NET reading for ever; here it ends.
    private const int DeepestResponseFile = 20;

    /// <summary>Reads a whole process command line (<see cref="Environment.GetCommandLineArgs"/>, the host assembly first).</summary>
    /// <param name="words">The words of the process.</param>
    /// <param name="isFileBased">Whether the program is a single source file: its name is then no argument of the program.</param>
    /// <param name="folder">The folder that the user is in; empty for that of the process.</param>
    /// <returns>The request, or null if the process is no <c>dotnet run</c>: a build, a test, an IDE.</returns>
    public static RunRequest? ParseProcess(IReadOnlyList<string> words, bool isFileBased = false, string folder = "")
    {
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (word is "-d" or "--diagnostics" || (word.Length > 1 && word[0] == '[' && word[word.Length - 1] == ']'))
            {
                continue;
            }

            if (word == "run")
            {
                // Whoever is asked within a run knows that its line was taken.
                var run = Parse(words, i + 1, isFileBased, folder);
                run.Refusal = null;
                return run;
            }

            if (!IsSourceFile(word))
            {
                return null;
            }

            var request = Parse(words, i + 1, isFileBased: false, folder);
            request.Refusal = null;
            request.File = word;
            request.IsFileShorthand = true;
            return request;
        }

        return null;
    }

    /// <summary>Reads what follows <c>dotnet run</c>.</summary>
    /// <param name="words">The arguments.</param>
    /// <param name="start">The first one to read.</param>
    /// <param name="isFileBased">Whether the program is a single source file: its name is then no argument of the program.</param>
    /// <param name="folder">The folder that the user is in; empty for that of the process.</param>
    public static RunRequest Parse(IReadOnlyList<string> words, int start = 0, bool isFileBased = false, string folder = "")
    {
        var request = new RunRequest();
        var environment = new List<KeyValuePair<string, string>>();
        var application = new List<string>();
        var own = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new List<string>();
        Expand(words, start, pending, request, folder, depth: 0);
        for (var i = 0; i < pending.Count; i++)
        {
            var word = pending[i];
            if (word == EndOfOptions)
            {
                application.AddRange(Rest(pending, i + 1));
                break;
            }

            if (!RunOptions.TryFind(word, out var kind, out var meaning, out var value))
            {
                // A program from the standard input has no profile, and a project that is there is run as if it were one.
                request.NoLaunchProfile |= word == StandardInput && application.Count == 0;
                application.Add(word);
                request.Refusal ??= RunOptions.IsHelp(word) ? $"{word} makes dotnet run print its help and start nothing." : null;
                continue;
            }

            // What is attached to an option that takes nothing, or no such thing, is a word of its own.
            if (value is not null && (kind == RunOptionKind.Flag || (kind == RunOptionKind.OptionalBoolean && !bool.TryParse(value, out _))))
            {
                application.Add(value);
                word = word.Substring(0, word.Length - value.Length - 1);
                value = null;
            }

            own.Add(word);
            var takesNext = value is null && i + 1 < pending.Count && (kind == RunOptionKind.Value
                ? pending[i + 1] != EndOfOptions
                : kind == RunOptionKind.OptionalBoolean && bool.TryParse(pending[i + 1], out _));
            var isMissing = kind == RunOptionKind.Value && !takesNext && string.IsNullOrEmpty(value);
            if (takesNext)
            {
                value = pending[++i];
                own.Add(value);
            }

            request.Refusal ??= isMissing ? $"Required argument missing for option: '{OptionOf(word)}'."
                : kind == RunOptionKind.Value && RunOptions.IsSingle(meaning) && !seen.Add(meaning!) ? $"Option '{OptionOf(word)}' expects a single argument but 2 were provided."
                : meaning == RunOptions.Verbosity && !RunOptions.IsVerbosity(value!) ? $"Cannot parse argument '{value}' for option '--verbosity'."
                : meaning == RunOptions.Environment && value!.Split('=')[0].Trim().Length == 0 ? $"Incorrectly formatted environment variables: '{value}'."
                : value is { Length: > 0 } ? StartFile.Refusal(meaning, value, folder)
                : null;
            Apply(request, meaning, value, environment);
        }

        if (isFileBased && request.File is null && application.Count > 0 && IsSourceFile(application[0]))
        {
            request.File = application[0];
            application.RemoveAt(0);
        }

        request.Environment = environment;
        request.ApplicationArguments = application;
        request.OwnOptions = own;
        return request;
    }

    private static void Apply(RunRequest request, string? meaning, string? value, List<KeyValuePair<string, string>> environment)
    {
        switch (meaning)
        {
            case RunOptions.LaunchProfile:
                request.LaunchProfile = value;
                break;
            case RunOptions.NoLaunchProfile:
                request.NoLaunchProfile = true;
                break;
            case RunOptions.ListDevices:
                request.Refusal ??= "--list-devices makes dotnet run list devices and start nothing.";
                break;
            case RunOptions.File:
                request.File = value;
                break;
            case RunOptions.Framework:
                request.Framework = value;
                break;
            case RunOptions.Environment when value is not null:
                // A name alone is a variable without a value.
                var equals = value.IndexOf('=');
                environment.Add(new((equals < 0 ? value : value.Substring(0, equals)).Trim(), equals < 0 ? "" : value.Substring(equals + 1)));
                request.IsWatched |= environment[environment.Count - 1].Key == "DOTNET_WATCH";
                break;
        }
    }

    private static bool IsSourceFile(string word) => word.Length > 3 && word.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static string OptionOf(string word) => word.IndexOfAny(['=', ':']) is > 0 and var end ? word.Substring(0, end) : word;

    // @file before "--" stands for its lines, a word each, and they may name further files; empty lines and comments are skipped.
    private static void Expand(IReadOnlyList<string> words, int start, List<string> expanded, RunRequest request, string folder, int depth)
    {
        for (var i = start; i < words.Count; i++)
        {
            var word = words[i];
            if (word == EndOfOptions || expanded.Contains(EndOfOptions))
            {
                expanded.AddRange(Rest(words, i));
                return;
            }

            if (word.Length < 2 || word[0] != '@' || depth == DeepestResponseFile)
            {
                expanded.Add(word);
            }
            else if (TryReadLines(folder, word.Substring(1), out var lines))
            {
                Expand([.. lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')], 0, expanded, request, folder, depth + 1);
            }
            else
            {
                request.Refusal ??= $"Response file '{word.Substring(1)}' does not exist.";
                expanded.Add(word);
            }
        }
    }

    private static bool TryReadLines(string folder, string path, out string[] lines)
    {
        try
        {
            lines = File.ReadAllLines(Path.Combine(folder, path));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            lines = [];
            return false;
        }
    }

    private static IEnumerable<string> Rest(IReadOnlyList<string> words, int start)
    {
        for (var i = start; i < words.Count; i++)
        {
            yield return words[i];
        }
    }
}
