using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.AnalyzerTesting.Tests;

public sealed class ThrowingAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal) =>
        throw new NotSupportedException("This analyzer fails.");
}

/// <summary>Never says what it does in generated code, so the compiler lets it report there.</summary>
public sealed class UnconfiguredAnalyzer : NumberAnalyzer
{
    protected override void Configure(AnalysisContext context)
    {
    }
}

/// <summary>Reports a place in a file by its path instead of a place in a tree, which no pragma can suppress.</summary>
public sealed class PathLocationAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal)
    {
        var span = literal.GetLocation().GetLineSpan();
        var location = Location.Create(span.Path, literal.Span, span.Span);
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, literal.Token.Text, "code"));
    }
}

public sealed class NoLocationAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, literal.Token.Text, "code"));
}

/// <summary>Reports when the whole compilation is known; an editor has such diagnostics after a full analysis only.</summary>
public sealed class CompilationEndAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NumberAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(end =>
        {
            var literals = end.Compilation.SyntaxTrees
                .SelectMany(tree => tree.GetRoot(end.CancellationToken).DescendantNodes().OfType<LiteralExpressionSyntax>());
            foreach (var literal in literals.Where(literal => literal.Token.ValueText == "5000"))
            {
                end.ReportDiagnostic(Diagnostic.Create(NumberAnalyzer.Rule, literal.GetLocation(), literal.Token.Text, "code"));
            }
        });
    }
}
