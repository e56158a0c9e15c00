using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares one reported diagnostic with one expected, and says the first thing that differs.</summary>
internal static class DiagnosticMismatch
{
    /// <returns><see langword="null"/> when nothing differs.</returns>
    public static string? Between(Diagnostic actual, DiagnosticResult expected) =>
        OfLocations(actual, expected)
        ?? Of("id", expected.Id, actual.Id)
        ?? OfSeverity(actual, expected)
        ?? OfMessage(actual, expected)
        ?? OfSuppression(actual, expected);

    private static string? OfLocations(Diagnostic actual, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
        {
            return actual.Location == Location.None ? null : "Expected a project diagnostic with no location.";
        }

        var difference = OfLocation(actual.Location, expected.Spans[0]);
        if (difference is not null || expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
        {
            return difference;
        }

        var additional = actual.AdditionalLocations;
        if (additional.Count != expected.Spans.Length - 1)
        {
            return $"Expected {expected.Spans.Length - 1} additional locations but got {additional.Count}.";
        }

        return additional.Select((location, index) => OfLocation(location, expected.Spans[index + 1]))
                .FirstOrDefault(text => text is not null)
            ?? OfUnnecessaryCode(actual, expected);
    }

    private static string? OfLocation(Location actual, DiagnosticLocation expected)
    {
        var span = actual.GetLineSpan();
        var start = span.StartLinePosition;
        var end = span.EndLinePosition;
        var expectedStart = expected.Span.StartLinePosition;
        var expectedEnd = expected.Span.EndLinePosition;
        return Of("in file", expected.Span.Path, span.Path ?? "", "was actually in file")
            ?? Of("to start on line", expectedStart.Line + 1, start.Line + 1, "was actually on line")
            ?? Of("to start at column", expectedStart.Character + 1, start.Character + 1, "was actually at column")
            ?? (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? null
                : Of("to end on line", expectedEnd.Line + 1, end.Line + 1, "was actually on line")
                    ?? Of("to end at column", expectedEnd.Character + 1, end.Character + 1, "was actually at column"));
    }

    // The compiler's convention: the property lists the indexes of additional locations that an editor fades out, as "[0,2]".
    private static string? OfUnnecessaryCode(Diagnostic actual, DiagnosticResult expected)
    {
        var wanted = expected.Spans.Skip(1)
            .Select((location, index) => (location, index))
            .Where(entry => entry.location.Options.HasFlag(DiagnosticLocationOptions.UnnecessaryCode))
            .Select(entry => entry.index);
        var marked = actual.Properties.TryGetValue(WellKnownDiagnosticTags.Unnecessary, out var text) && text is not null
            ? text.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];
        return Of("to mark as unnecessary the additional locations", string.Join(",", wanted), string.Join(",", marked));
    }

    private static string? OfSeverity(Diagnostic actual, DiagnosticResult expected) =>
        expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) ? null : Of("severity to be", expected.Severity, actual.Severity);

    private static string? OfMessage(Diagnostic actual, DiagnosticResult expected)
    {
        if (expected.Message is { } message && message != actual.GetMessage(null))
        {
            return $"Expected diagnostic message to be \"{message}\" was \"{actual.GetMessage(null)}\"";
        }

        if (expected.MessageArguments is not { Length: > 0 } arguments)
        {
            return null;
        }

        var wanted = arguments.Select(argument => argument?.ToString() ?? "");
        var given = DiagnosticArguments.Of(actual);
        return wanted.SequenceEqual(given)
            ? null
            : $"Expected diagnostic arguments to be \"{string.Join("\", \"", wanted)}\" was \"{string.Join("\", \"", given)}\"";
    }

    private static string? OfSuppression(Diagnostic actual, DiagnosticResult expected) =>
        expected.IsSuppressed is { } suppressed ? Of("suppression to be", suppressed, actual.IsSuppressed) : null;

    private static string? Of<T>(string what, T expected, T actual, string was = "was") =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"Expected diagnostic {what} \"{expected}\" {was} \"{actual}\"";
}
