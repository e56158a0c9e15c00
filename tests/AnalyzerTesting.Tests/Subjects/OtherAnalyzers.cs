using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Reports the literal, and as additional locations the type and the file's first character.</summary>
public sealed class AdditionalLocationsAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal)
    {
        var type = literal.Ancestors().OfType<TypeDeclarationSyntax>().First();
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            literal.GetLocation(),
            [type.Identifier.GetLocation(), Location.Create(literal.SyntaxTree, new TextSpan(0, 1))],
            literal.Token.Text,
            "code"));
    }
}

public sealed class OffByDefaultAnalyzer : NumberAnalyzer
{
    private static readonly DiagnosticDescriptor OffRule =
        new("OFF1", "Number", "Number", "Test", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [OffRule];

    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal) =>
        context.ReportDiagnostic(Diagnostic.Create(OffRule, literal.GetLocation()));
}

/// <summary>A rule that nothing may silence.</summary>
public sealed class NotConfigurableAnalyzer : NumberAnalyzer
{
    private static readonly DiagnosticDescriptor FixedRule = new(
        "FIX1", "Number", "Number", "Test", DiagnosticSeverity.Warning, true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FixedRule];

    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal) =>
        context.ReportDiagnostic(Diagnostic.Create(FixedRule, literal.GetLocation()));
}

/// <summary>Reports every type by a rule without a fix, and the literals.</summary>
public sealed class TwoRulesAnalyzer : NumberAnalyzer
{
    public static readonly DiagnosticDescriptor Unfixable =
        new("NUM2", "Unfixable", "Unfixable", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Unfixable, Rule];

    public override void Initialize(AnalysisContext context)
    {
        base.Initialize(context);
        context.RegisterSymbolAction(
            type => type.ReportDiagnostic(Diagnostic.Create(Unfixable, type.Symbol.Locations[0])),
            SymbolKind.NamedType);
    }
}

/// <summary>Reports the number given by the option <c>number</c> in additional files.</summary>
public sealed class FileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NumberAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.AdditionalFile).TryGetValue("number", out var option);
            var number = option ?? "5000";
            var index = text.ToString().IndexOf(number, StringComparison.Ordinal);
            if (index >= 0)
            {
                var span = new TextSpan(index, number.Length);
                var location = Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
                file.ReportDiagnostic(Diagnostic.Create(NumberAnalyzer.Rule, location, number, "file"));
            }
        });
    }
}
