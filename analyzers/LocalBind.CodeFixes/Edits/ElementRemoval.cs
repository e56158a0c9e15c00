using System.Linq;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>Takes an element out of an initializer or a collection, with one of the commas beside it.</summary>
internal static class ElementRemoval
{
    /// <summary>The edit, or null if the place is no such element, or a comment or a directive would go with it.</summary>
    public static SolutionEdit? Of(Place place)
    {
        var element = place.Node.AncestorsAndSelf().FirstOrDefault(node => node.Parent is InitializerExpressionSyntax or CollectionExpressionSyntax);
        var siblings = element?.Parent!.ChildNodes().ToList();
        if (element is null || siblings is null || siblings.Count < 2)
        {
            return null;
        }

        var index = siblings.IndexOf(element);
        var span = index == 0
            ? TextSpan.FromBounds(element.SpanStart, siblings[1].SpanStart)
            : TextSpan.FromBounds(siblings[index - 1].GetLastToken().GetNextToken().SpanStart, element.Span.End);
        var hasNotes = element.Parent!.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && (trivia.IsDirective || trivia.ToString().Trim().Length > 0));
        return hasNotes ? null : SolutionEdit.None.Replace(place.Document, span, "");
    }
}
