using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Options;

/// <summary>What a project gives the analyzers besides its code: options and its own listener catalogue. What cannot be read of it is reported.</summary>
internal sealed class Settings
{
    private const string CatalogueFile = "LocalBind.Listeners.txt";

    private static readonly DiagnosticDescriptor WrongOption = new(
        "LBT0001",
        "LocalBind option cannot be read",
        "'{0}' is no value of {1}; use {2}",
        "Configuration",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An option of .editorconfig, .globalconfig or the project file has a value that is not known, so its default is in force.",
        RuleHelp.Link("LBT0001"),
        WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor WrongLine = new(
        "LBT0002",
        "Line of LocalBind.Listeners.txt cannot be read",
        "This line names no listener: {0}",
        "Configuration",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A line of the project's own listener catalogue does not have the form documentation id ; server ; role=parameter.",
        RuleHelp.Link("LBT0002"));

    private Settings(ImmutableArray<SourceText> catalogues)
    {
        Rows = [.. catalogues.SelectMany(text => CatalogueText.Read(text, []))];
        Catalogue = string.Join("\n", catalogues);
    }

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [WrongOption, WrongLine];

    /// <summary>The rows of the project's own catalogue files.</summary>
    public ImmutableArray<ListenerRow> Rows { get; }

    /// <summary>The texts of these files.</summary>
    public string Catalogue { get; }

    public static Settings Read(CompilationStartAnalysisContext context)
    {
        context.RegisterCompilationEndAction(ReportOptions);
        context.RegisterAdditionalFileAction(ReportLines);
        return new Settings([.. context.Options.AdditionalFiles.Where(IsCatalogue).Select(file => file.GetText(context.CancellationToken)).OfType<SourceText>()]);
    }

    private static bool IsCatalogue(AdditionalText file) => Path.GetFileName(file.Path).Equals(CatalogueFile, StringComparison.OrdinalIgnoreCase);

    private static void ReportLines(AdditionalFileAnalysisContext context)
    {
        if (!IsCatalogue(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var errors = new List<CatalogueError>();
        _ = CatalogueText.Read(text, errors).Count();
        foreach (var error in errors)
        {
            var span = text.Lines[error.Line].Span;
            context.ReportDiagnostic(Diagnostic.Create(WrongLine, Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), error.Message));
        }
    }

    // Options have no place that a compiler knows, so each wrong value is said once, about the project, and on its file: code scanning takes no log with a
    // finding that stands nowhere.
    private static void ReportOptions(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var errors = context.Compilation.SyntaxTrees.Select(tree => provider.GetOptions(tree)).Prepend(provider.GlobalOptions)
            .Distinct().SelectMany(options => LocalBindOptions.Read(options).Errors).Distinct();
        var project = ProjectFile(provider.GlobalOptions);
        foreach (var error in errors)
        {
            context.ReportDiagnostic(Diagnostic.Create(WrongOption, project, error.Value, error.Key, error.Expected));
        }
    }

    // The compiler reads the property from a file in which some characters of a path begin a comment: what is cut off is no project file.
    private static Location ProjectFile(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.MSBuildProjectFullPath", out var path) && path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
            ? Location.Create(path, default, default)
            : Location.None;
}
