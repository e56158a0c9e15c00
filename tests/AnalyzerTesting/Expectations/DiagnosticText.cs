using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes diagnostics for a person: the compiler's one line, then the code that would expect it.</summary>
internal static class DiagnosticText
{
    public static string Describe(IEnumerable<Diagnostic> diagnostics) =>
        Lines(diagnostics.Select(diagnostic => Describe(diagnostic) + "\n" + Expectation(diagnostic)));

    public static string Describe(IEnumerable<DiagnosticResult> expected) => Lines(expected.Select(Describe));

    public static string Describe(DiagnosticResult expected)
    {
        var place = expected.HasLocation ? Place(expected.Spans[0].Span, expected.Spans[0].Options) : "no location";
        return $"{place}: {Word(expected.Severity)} {expected.Id}: {expected.Message ?? "any message"}";
    }

    public static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location == Location.None
            ? "no location"
            : Place(diagnostic.Location.GetLineSpan(), DiagnosticLocationOptions.IgnoreLength);
        return $"// {place}: {Word(diagnostic.Severity)} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }

    private static string Expectation(Diagnostic diagnostic)
    {
        var code = new StringBuilder(IsFromCompiler(diagnostic)
            ? $"DiagnosticResult.{(diagnostic.Severity == DiagnosticSeverity.Error ? "CompilerError" : "CompilerWarning")}(\"{diagnostic.Id}\")"
            : $"VerifyCS.Diagnostic(\"{diagnostic.Id}\")");
        foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Where(place => place != Location.None))
        {
            var span = location.GetLineSpan();
            code.Append(null, $".WithSpan(\"{span.Path}\", {span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}, ")
                .Append(null, $"{span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1})");
        }

        var arguments = DiagnosticArguments.Of(diagnostic);
        if (arguments.Count > 0)
        {
            code.Append(null, $".WithArguments({string.Join(", ", arguments.Select(argument => $"\"{argument}\""))})");
        }

        return code.Append(',').ToString();
    }

    internal static bool IsFromCompiler(Diagnostic diagnostic) =>
        diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static string Lines(IEnumerable<string> lines)
    {
        var text = string.Join("\n", lines);
        return text.Length == 0 ? "none" : text;
    }

    private static string Place(FileLinePositionSpan span, DiagnosticLocationOptions options)
    {
        if (options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
        {
            return $"#{span.StartLinePosition.Character}";
        }

        var start = $"{span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}";
        return options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
            ? $"{span.Path}({start})"
            : $"{span.Path}({start},{span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})";
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
        DiagnosticSeverity.Hidden => "hidden",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "not a severity"),
    };
}
