using System.Collections.Immutable;
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
    /// <summary>What the compiler knows of the document in every project that has the file and compiles this place: one, but for several target frameworks and shared files.</summary>
    public ImmutableArray<SemanticModel> Contexts { get; init; } = [Model];

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
        return node.Span == part.Origin
            ? new Place(document, model, node, part.Inner) { Contexts = await ContextsAsync(document, model, node.SpanStart, cancellation).ConfigureAwait(false) }
            : null;
    }

    private static async Task<ImmutableArray<SemanticModel>> ContextsAsync(Document document, SemanticModel own, int position, CancellationToken cancellation)
    {
        var contexts = ImmutableArray.Create(own);
        foreach (var id in document.GetLinkedDocumentIds())
        {
            if (document.Project.Solution.GetDocument(id) is { } linked && await linked.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && !model.SyntaxTree.GetRoot(cancellation).FindTrivia(position).IsKind(SyntaxKind.DisabledTextTrivia))
            {
                contexts = contexts.Add(model);
            }
        }

        return contexts;
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
