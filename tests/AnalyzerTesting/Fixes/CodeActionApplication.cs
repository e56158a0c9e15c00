using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies a code action and checks that the tree it made is the tree that its text means.</summary>
internal static class CodeActionApplication
{
    public static async Task<Solution> ApplyAsync(
        CodeAction action,
        Solution solution,
        CodeActionValidationMode validation,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        if (operations is not [ApplyChangesOperation operation])
        {
            verifier.Fail(
                $"The code action '{action.Title}' must consist of one {nameof(ApplyChangesOperation)}, it consists of: "
                + (operations.IsEmpty ? "nothing" : string.Join(", ", operations.Select(single => single.GetType().Name))));
            return solution;
        }

        var changed = operation.ChangedSolution;
        foreach (var id in ChangedDocuments(solution, changed))
        {
            var document = changed.GetDocument(id)!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var plain = SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm);

            // From here on the document is only its text, as it would be after saving and opening the file.
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(id, plain, PreservationMode.PreserveIdentity);
            if (validation != CodeActionValidationMode.None && root is not null)
            {
                var parsed = await changed.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var full = validation == CodeActionValidationMode.Full;
                verifier.EqualOrDiff(
                    Structure(parsed!, full),
                    Structure(root, full),
                    $"The code action '{action.Title}' makes a tree in '{document.Name}' that its text does not parse to.");
            }
        }

        return changed;
    }

    private static ImmutableArray<DocumentId> ChangedDocuments(Solution before, Solution after)
    {
        var changes = after.GetChanges(before);
        return
        [
            .. changes.GetProjectChanges().SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments())),
            .. changes.GetAddedProjects().SelectMany(project => project.DocumentIds),
        ];
    }

    private static string Structure(SyntaxNode root, bool withTrivia)
    {
        var text = new StringBuilder();
        foreach (var item in root.DescendantNodesAndTokensAndSelf(descendIntoTrivia: withTrivia))
        {
            text.Append(' ', Depth(item)).Append(item.RawKind).Append(' ').Append(item.IsMissing ? "missing " : "");
            text.Append(item.AsNode() is { } node ? node.GetType().Name : item.AsToken().Text).Append('\n');
            if (withTrivia && item.IsToken)
            {
                Append(text, "leading", item.AsToken().LeadingTrivia);
                Append(text, "trailing", item.AsToken().TrailingTrivia);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string place, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            text.Append(place).Append(' ').Append(trivia.RawKind).Append(' ').Append(trivia.ToFullString()).Append('\n');
        }
    }

    private static int Depth(SyntaxNodeOrToken item)
    {
        var depth = 0;
        for (var node = item.Parent; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }
}
