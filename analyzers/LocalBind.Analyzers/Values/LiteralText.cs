using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>Maps the characters of a string literal's value to their places in the source (C# specification §6.4.5.6).</summary>
internal static class LiteralText
{
    /// <summary>The value of a string token as a piece.</summary>
    public static TextPiece Piece(SyntaxToken token, SyntaxNode origin)
    {
        var value = token.ValueText;
        return new TextPiece(value, origin, Offsets(token, value));
    }

    private static ImmutableArray<int> Offsets(SyntaxToken token, string value)
    {
        var text = token.Text;
        var start = token.SpanStart;
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken:
                return text.StartsWith("@", System.StringComparison.Ordinal)
                    ? Doubled(text, 2, text.Length - 1, start, value)
                    : Escaped(text, 1, text.Length - 1, start, value);
            case SyntaxKind.InterpolatedStringTextToken:
                return Plain(text, 0, start, value) is { IsDefault: false } plain ? plain : InterpolatedEscapes(token, value);
            default:
                // Raw literals: one line is spelled as it is; several lines lose their indentation, so each is found again.
                var found = text.IndexOf(value, System.StringComparison.Ordinal);
                return found >= 0 ? Plain(text, found, start, value) : default;
        }
    }

    private static ImmutableArray<int> InterpolatedEscapes(SyntaxToken token, string value)
    {
        var isVerbatim = token.Parent?.Parent is InterpolatedStringExpressionSyntax whole && whole.StringStartToken.Text.IndexOf('@') >= 0;
        return isVerbatim
            ? Doubled(token.Text, 0, token.Text.Length, token.SpanStart, value)
            : Escaped(token.Text, 0, token.Text.Length, token.SpanStart, value);
    }

    private static ImmutableArray<int> Plain(string text, int from, int start, string value)
    {
        if (from + value.Length > text.Length || string.CompareOrdinal(text, from, value, 0, value.Length) != 0)
        {
            return default;
        }

        var offsets = ImmutableArray.CreateBuilder<int>(value.Length + 1);
        for (var i = 0; i <= value.Length; i++)
        {
            offsets.Add(start + from + i);
        }

        return offsets.MoveToImmutable();
    }

    private static ImmutableArray<int> Doubled(string text, int from, int to, int start, string value)
    {
        var offsets = ImmutableArray.CreateBuilder<int>(value.Length + 1);
        for (var i = from; i < to; i++)
        {
            offsets.Add(start + i);
            if (i + 1 < to && text[i] == text[i + 1] && text[i] is '"' or '{' or '}')
            {
                i++;
            }
        }

        offsets.Add(start + to);
        return offsets.Count == value.Length + 1 ? offsets.ToImmutable() : default;
    }

    private static ImmutableArray<int> Escaped(string text, int from, int to, int start, string value)
    {
        var offsets = ImmutableArray.CreateBuilder<int>(value.Length + 1);
        for (var i = from; i < to;)
        {
            offsets.Add(start + i);
            if (text[i] != '\\')
            {
                i += i + 1 < to && text[i] == text[i + 1] && text[i] is '{' or '}' ? 2 : 1;
                continue;
            }

            i += EscapeLength(text, i, to, out var isPair);
            if (isPair)
            {
                offsets.Add(start + i);
            }
        }

        offsets.Add(start + to);
        return offsets.Count == value.Length + 1 ? offsets.ToImmutable() : default;
    }

    private static int EscapeLength(string text, int at, int to, out bool isPair)
    {
        isPair = false;
        switch (at + 1 < to ? text[at + 1] : '\0')
        {
            case 'u':
                return 6;
            case 'U':
                isPair = at + 10 <= to
                    && int.TryParse(text.Substring(at + 2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                    && code > 0xFFFF;
                return 10;
            case 'x':
                var end = at + 2;
                while (end < to && end < at + 6 && System.Uri.IsHexDigit(text[end]))
                {
                    end++;
                }

                return end - at;
            default:
                return 2;
        }
    }
}
