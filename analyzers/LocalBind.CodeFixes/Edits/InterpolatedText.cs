using System;
using System.Linq;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>Puts an expression into a text, which becomes an interpolated string of the same kind (regular, verbatim, raw) if it was none.</summary>
internal static class InterpolatedText
{
    /// <summary>The edit that writes <paramref name="expression"/> for <paramref name="span"/> of the text; null if the place is no text.</summary>
    public static SolutionEdit? WithHole(Place place, TextSpan span, string expression) => place.Node switch
    {
        InterpolatedStringExpressionSyntax interpolated =>
            SolutionEdit.None.Replace(place.Document, span, Hole(expression, Math.Max(interpolated.StringStartToken.Text.Count(c => c == '$'), 1))),
        LiteralExpressionSyntax { Token: var token } literal when token.IsKind(SyntaxKind.StringLiteralToken) =>
            WithDoubledBraces(SolutionEdit.None, place, literal, span).Replace(place.Document, span, Hole(expression, 1)).Insert(place.Document, literal.SpanStart, "$"),
        LiteralExpressionSyntax { Token: var token } literal when token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken =>
            SolutionEdit.None.Replace(place.Document, span, Hole(expression, RawDollars(token))).Insert(place.Document, literal.SpanStart, new string('$', RawDollars(token))),
        _ => null,
    };

    // In a raw string a hole has as many braces as the string has dollars, one more than any run of braces in its text.
    private static int RawDollars(SyntaxToken token)
    {
        var (longest, run) = (0, 0);
        foreach (var c in token.Text)
        {
            run = c is '{' or '}' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest + 1;
    }

    private static SolutionEdit WithDoubledBraces(SolutionEdit edit, Place place, LiteralExpressionSyntax literal, TextSpan except)
    {
        var text = literal.Token.Text;
        for (var i = 0; i < text.Length; i++)
        {
            var span = new TextSpan(literal.SpanStart + i, 1);
            if (text[i] is '{' or '}' && !except.Contains(span))
            {
                edit = edit.Replace(place.Document, span, new string(text[i], 2));
            }
        }

        return edit;
    }

    private static string Hole(string expression, int braces) => new string('{', braces) + expression + new string('}', braces);
}
