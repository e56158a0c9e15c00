using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>An expression that a fix may edit.</summary>
/// <param name="Inner">The host or the port inside the expression, where the analyzer saw it.</param>
internal sealed record Place(Document Document, SemanticModel Model, SyntaxNode Node, TextSpan? Inner)
{
    public ExpressionSyntax? Expression => Node as ExpressionSyntax;

    public int Position => Node.SpanStart;

    /// <summary>The string literal or interpolated string, or null for another expression.</summary>
    public ExpressionSyntax? Text => Node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax ? (ExpressionSyntax)Node : null;

    /// <summary>The type of the expression itself, before any conversion.</summary>
    public ITypeSymbol? Type => Expression is { } expression ? Model.GetTypeInfo(expression).Type : null;

    /// <summary>Finds the place in the solution of <paramref name="seenFrom"/>; null if it is not there.</summary>
    public static async Task<Place?> FindAsync(Document seenFrom, WrittenPart? part, CancellationToken cancellation)
    {
        if (part is null || await DocumentAsync(seenFrom, part.Path, cancellation).ConfigureAwait(false) is not { } document
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(part.Origin))
        {
            return null;
        }

        var node = root.FindNode(part.Origin, getInnermostNodeForTie: true);
        return node.Span == part.Origin ? new Place(document, model, node, part.Inner) : null;
    }

    private static async Task<Document?> DocumentAsync(Document seenFrom, string path, CancellationToken cancellation)
    {
        foreach (var document in seenFrom.Project.Documents.OrderByDescending(candidate => candidate.Id == seenFrom.Id))
        {
            if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree && tree.FilePath == path)
            {
                return document;
            }
        }

        return null;
    }
}
