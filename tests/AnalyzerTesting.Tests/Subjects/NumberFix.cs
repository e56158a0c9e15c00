using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Replaces the literal by 0. What it does wrong, if anything, is in the derived classes.</summary>
public class NumberFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [NumberAnalyzer.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Use 0", "0");
        return Task.CompletedTask;
    }

    protected void Register(CodeFixContext context, string title, string text) =>
        context.RegisterCodeFix(Action(context, title, text), context.Diagnostics);

    protected CodeAction Action(CodeFixContext context, string title, string text) => CodeAction.Create(
        title,
        token => ReplaceAsync(context.Document, context.Diagnostics[0], text, token),
        equivalenceKey: title);

    protected virtual ExpressionSyntax Replacement(LiteralExpressionSyntax literal, string text) =>
        SyntaxFactory.ParseExpression(text).WithTriviaFrom(literal);

    private async Task<Document> ReplaceAsync(Document document, Diagnostic diagnostic, string text, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken);
        var literal = (LiteralExpressionSyntax)root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return document.WithSyntaxRoot(root.ReplaceNode(literal, Replacement(literal, text)));
    }
}
