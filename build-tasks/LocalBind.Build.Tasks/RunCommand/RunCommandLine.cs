using System;
using System.Collections.Generic;
using System.IO;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>Reads the command line of the <c>dotnet</c> process, as SDK 10 does.</summary>
public static class RunCommandLine
{
    private const string EndOfOptions = "--";

    /// <summary>Reads a whole process command line (<see cref="Environment.GetCommandLineArgs"/>, the host assembly first).</summary>
    /// <param name="words">The words of the process.</param>
    /// <param name="isFileBased">Whether the program is a single source file: its name is then no argument of the program.</param>
    /// <returns>The request, or null if the process is no <c>dotnet run</c>: a build, a test, an IDE.</returns>
    public static RunRequest? ParseProcess(IReadOnlyList<string> words, bool isFileBased = false)
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
                return Parse(words, i + 1, isFileBased);
            }

            if (!IsSourceFile(word))
            {
                return null;
            }

            var request = Parse(words, i + 1, isFileBased: false);
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
    public static RunRequest Parse(IReadOnlyList<string> words, int start = 0, bool isFileBased = false)
    {
        var request = new RunRequest();
        var environment = new List<KeyValuePair<string, string>>();
        var application = new List<string>();
        var own = new List<string>();
        var pending = Expand(words, start);
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
                application.Add(word);
                continue;
            }

            own.Add(word);
            var takesNext = value is null && i + 1 < pending.Count && (kind == RunOptionKind.Value
                || (kind == RunOptionKind.OptionalBoolean && bool.TryParse(pending[i + 1], out _)));
            if (takesNext)
            {
                value = pending[++i];
                own.Add(value);
            }

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
            case RunOptions.NoLaunchProfileArguments:
                request.NoLaunchProfileArguments = true;
                break;
            case RunOptions.File:
                request.File = value;
                break;
            case RunOptions.Environment when value is not null && value.IndexOf('=') is > 0 and var equals:
                environment.Add(new(value.Substring(0, equals), value.Substring(equals + 1)));
                request.IsWatched |= environment[environment.Count - 1].Key == "DOTNET_WATCH";
                break;
        }
    }

    private static bool IsSourceFile(string word) => word.Length > 3 && word.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    // @file before "--" stands for its lines, a word each; empty lines and comments are skipped.
    private static List<string> Expand(IReadOnlyList<string> words, int start)
    {
        var expanded = new List<string>();
        for (var i = start; i < words.Count; i++)
        {
            var word = words[i];
            if (word == EndOfOptions)
            {
                expanded.AddRange(Rest(words, i));
                break;
            }

            if (word.Length > 1 && word[0] == '@' && TryReadLines(word.Substring(1), out var lines))
            {
                foreach (var line in lines)
                {
                    var trimmed = line.Trim();
                    if (trimmed.Length > 0 && trimmed[0] != '#')
                    {
                        expanded.Add(trimmed);
                    }
                }
            }
            else
            {
                expanded.Add(word);
            }
        }

        return expanded;
    }

    private static bool TryReadLines(string path, out string[] lines)
    {
        try
        {
            lines = File.ReadAllLines(path);
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
