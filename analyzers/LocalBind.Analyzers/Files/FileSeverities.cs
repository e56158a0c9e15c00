using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers.Files;

/// <summary>
/// The severities that .editorconfig files give to a file that is no C#. The compiler applies those to C# files only (.globalconfig, NoWarn and
/// WarningsAsErrors it applies to all), so the package hands the .editorconfig files to the compiler as additional files, and its own reader is asked.
/// </summary>
internal sealed class FileSeverities
{
    private const string EditorConfig = ".editorconfig";

    private readonly ImmutableDictionary<string, ReportDiagnostic> _severities;

    private FileSeverities(ImmutableDictionary<string, ReportDiagnostic> severities) => _severities = severities;

    /// <summary>Reads what holds for the file at <paramref name="path"/>.</summary>
    public static FileSeverities Of(string path, AnalyzerOptions options, CancellationToken cancellation)
    {
        var configs = options.AdditionalFiles
            .Where(file => Path.GetFileName(file.Path).Equals(EditorConfig, StringComparison.OrdinalIgnoreCase))
            .GroupBy(file => file.Path).Select(files => files.First())
            .Select(file => file.GetText(cancellation) is { } text ? AnalyzerConfig.Parse(text, file.Path) : null)
            .OfType<AnalyzerConfig>()
            .ToList();
        return new FileSeverities(configs.Count == 0
            ? ImmutableDictionary<string, ReportDiagnostic>.Empty
            : AnalyzerConfigSet.Create(configs).GetOptionsForSourcePath(path).TreeOptions);
    }

    /// <summary>The severity of a rule in the file; null where it is switched off.</summary>
    public DiagnosticSeverity? Of(string id, DiagnosticSeverity byDefault) => _severities.TryGetValue(id, out var configured)
        ? configured switch
        {
            ReportDiagnostic.Error => DiagnosticSeverity.Error,
            ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
            ReportDiagnostic.Info => DiagnosticSeverity.Info,
            ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
            ReportDiagnostic.Suppress => null,
            _ => byDefault,
        }
        : byDefault;
}
