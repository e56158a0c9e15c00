using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Reports every literal 5000. What it does wrong, if anything, is in the derived classes.</summary>
public class NumberAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "NUM1";

    public static readonly DiagnosticDescriptor Rule =
        new(Id, "Number", "Number {0} in {1}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        Configure(context);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.Node is LiteralExpressionSyntax { Token.ValueText: "5000" } literal)
                {
                    Report(node, literal);
                }
            },
            SyntaxKind.NumericLiteralExpression);
    }

    protected virtual void Configure(AnalysisContext context) =>
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);

    protected virtual void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, literal.GetLocation(), literal.Token.Text, "code"));
}
