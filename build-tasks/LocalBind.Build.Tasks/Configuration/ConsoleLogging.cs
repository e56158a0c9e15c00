using System;
using System.Globalization;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>
/// The settings of the console's logger. All of them are converted when the host is built (ConsoleLoggerOptions and the options of its three formatters, whichever is in use):
/// one that cannot be stops the program.
/// </summary>
internal static class ConsoleLogging
{
    private const string Alias = "Logging:Console";
    private const string FullName = "Logging:Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider";
    private const string Writer = "FormatterOptions:JsonWriterOptions";

    // In the order in which they are said to be wrong.
    private static readonly Setting[] Settings =
    [
        new("DisableColors", IsBoolean, "true or false"),
        new("Format", text => IsOneOf(text, "Default", "Systemd"), "Default or Systemd"),
        new("IncludeScopes", IsBoolean, "true or false"),
        new("LogToStandardErrorThreshold", LogLevels.IsLevel, $"one of: {string.Join(", ", LogLevels.Names)}"),
        new("MaxQueueLength", text => IsWithin(text, 1, int.MaxValue), "a whole number above 0"),
        new("QueueFullMode", text => IsOneOf(text, "Wait", "DropWrite"), "Wait or DropWrite"),
        new("UseUtcTimestamp", IsBoolean, "true or false"),
        new("FormatterOptions:IncludeScopes", IsBoolean, "true or false"),
        new("FormatterOptions:UseUtcTimestamp", IsBoolean, "true or false"),
        new("FormatterOptions:SingleLine", IsBoolean, "true or false"),
        new("FormatterOptions:ColorBehavior", IsColorBehavior, "Default, Enabled or Disabled"),
        new(Writer + ":Indented", IsBoolean, "true or false"),
        new(Writer + ":SkipValidation", IsBoolean, "true or false"),
        new(Writer + ":MaxDepth", text => IsWithin(text, 0, int.MaxValue), "a whole number from 0"),
        new(Writer + ":IndentSize", text => IsWithin(text, 0, 127), "a whole number from 0 to 127"),
        new(Writer + ":IndentCharacter", text => text is " " or "\t", "a blank or a tab"),
        new(Writer + ":NewLine", text => text is "\n" or "\r\n", "\\n or \\r\\n"),
    ];

    /// <summary>What stops the program, or null.</summary>
    public static ConfigurationFailure? Failure(LayeredConfiguration sources)
    {
        if (!sources.Exists(Alias) && !sources.Exists(FullName))
        {
            return null;
        }

        foreach (var (key, isTaken, choices) in Settings)
        {
            // The short name wins.
            if ((sources.Find($"{Alias}:{key}") ?? sources.Find($"{FullName}:{key}")) is { Text: { Length: > 0 } text } value && !isTaken(text))
            {
                return new($"Failed to convert configuration value '{text}' at '{Alias}:{key}'.", $"Write {choices}.", value.Origin);
            }
        }

        return null;
    }

    private static bool IsBoolean(string text) => bool.TryParse(text, out _);

    private static bool IsWithin(string text, int least, int most) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    // Enumerations are written as names without case, as numbers, or as several of either; these two must be one that is defined, the first being 0.
    private static bool IsOneOf(string text, string first, string second) =>
        IsWithin(text, 0, 1) || text.Split(',').All(t => string.Equals(t.Trim(), first, StringComparison.OrdinalIgnoreCase) || string.Equals(t.Trim(), second, StringComparison.OrdinalIgnoreCase));

    private static bool IsColorBehavior(string text) => IsWithin(text, int.MinValue, int.MaxValue) || text.Split(',').All(t => t.Trim().ToUpperInvariant() is "DEFAULT" or "ENABLED" or "DISABLED");

    private sealed record Setting(string Key, Func<string, bool> IsTaken, string Choices);
}
