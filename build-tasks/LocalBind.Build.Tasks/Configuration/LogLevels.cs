using System;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The levels of the section Logging, of which one that .NET does not know stops the program (LoggerFilterConfigureOptions).</summary>
internal static class LogLevels
{
    private const string Section = "Logging";

    // Looked for first, because to parse an enumeration is compiled anew in every run.
    private static readonly string[] Names = Enum.GetNames(typeof(Level));

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
        sources.Children(Section)
            .Select(name => FailureBelow(sources, string.Equals(name, "LogLevel", StringComparison.OrdinalIgnoreCase) ? $"{Section}:{name}" : $"{Section}:{name}:LogLevel"))
            .FirstOrDefault(f => f is not null);

    // Whatever stands below counts, however deep.
    private static ConfigurationFailure? FailureBelow(LayeredConfiguration sources, string section)
    {
        foreach (var key in sources.Children(section).Select(name => $"{section}:{name}"))
        {
            if (sources.Find(key) is { Text: { Length: > 0 } text } value && !Names.Contains(text, StringComparer.OrdinalIgnoreCase) && !IsLevel(text))
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

    // Numbers and lists are levels too.
    private static bool IsLevel(string text) => Enum.TryParse<Level>(text, ignoreCase: true, out _);
}
