using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>Takes a statement away, with its line where nothing else stands on it; comments around it stay.</summary>
internal static class StatementRemoval
{
    /// <summary>The edit, or null if the expression is no statement of its own.</summary>
    public static SolutionEdit? Of(Place expression)
    {
        if (expression.Node.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement)
        {
            return null;
        }

        var text = statement.SyntaxTree.GetText();
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var before = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        var after = text.ToString(TextSpan.FromBounds(statement.Span.End, last.End));
        var isAlone = before.Trim().Length == 0 && after.Trim().Length == 0;
        var end = statement.Span.End + (after.Length - after.TrimStart().Length);
        return SolutionEdit.None.Replace(
            expression.Document,
            isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : TextSpan.FromBounds(statement.SpanStart, end),
            "");
    }
}
