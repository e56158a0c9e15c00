using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The levels of the section Logging, of which one that .NET does not know stops the program (LoggerFilterConfigureOptions).</summary>
internal static class LogLevels
{
    private const string Section = "Logging";
    private const string CaptureKey = Section + ":CaptureScopes";

    /// <summary>The names of the levels; looked for first, because to parse an enumeration is compiled anew in every run.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames(typeof(Level));

    // As Microsoft.Extensions.Logging.LogLevel.
    private enum Level
    {
        Trace,
        Debug,
        Information,
        Warning,
        Error,
        Critical,
        None,
    }

    /// <summary>What stops the program, or null.</summary>
    public static ConfigurationFailure? Failure(LayeredConfiguration sources) =>
        CaptureFailure(sources) ?? sources.Children(Section)
            .Select(name => FailureBelow(sources, string.Equals(name, "LogLevel", StringComparison.OrdinalIgnoreCase) ? $"{Section}:{name}" : $"{Section}:{name}:LogLevel"))
            .FirstOrDefault(f => f is not null);

    private static ConfigurationFailure? CaptureFailure(LayeredConfiguration sources) =>
        sources.Find(CaptureKey) is { Text: { Length: > 0 } text } value && !bool.TryParse(text, out _)
            ? ConfigurationFailure.OfBoolean(CaptureKey, value)
            : null;

    // Whatever stands below counts, however deep.
    private static ConfigurationFailure? FailureBelow(LayeredConfiguration sources, string section)
    {
        foreach (var key in sources.Children(section).Select(name => $"{section}:{name}"))
        {
            if (sources.Find(key) is { Text: { Length: > 0 } text } value && !IsLevel(text))
            {
                return new($"Configuration value '{text}' is not supported: '{key}' is no level of logging.", $"Write one of: {string.Join(", ", Names)}.", value.Origin);
            }

            if (FailureBelow(sources, key) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    /// <summary>Whether a text is a level: numbers and lists are levels too.</summary>
    public static bool IsLevel(string text) => Names.Contains(text, StringComparer.OrdinalIgnoreCase) || Enum.TryParse<Level>(text, ignoreCase: true, out _);
}
