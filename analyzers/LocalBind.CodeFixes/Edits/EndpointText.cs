using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Values;
using LocalBind.CodeFixes.Fixes;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>Where the host and the port stand in a text: <c>scheme://host:port/path</c>, <c>host:port</c>, a host alone or a port alone.</summary>
/// <param name="Host">The host in the source, brackets included; null where the text has none.</param>
/// <param name="Port">The port in the source.</param>
/// <param name="IsWhole">Whether the host or the port is all that the text says.</param>
internal sealed record EndpointText(TextSpan? Host, TextSpan? Port, bool IsWhole)
{
    /// <summary>Reads a string literal; null for anything else, or where the source does not spell out the value.</summary>
    public static EndpointText? Of(Place place)
    {
        if (place.Node is not LiteralExpressionSyntax { Token: { Value: string value } token } literal
            || LiteralText.Piece(token, literal).SourceOffsets is not { IsDefaultOrEmpty: false } offsets)
        {
            return null;
        }

        var delimiter = value.IndexOf("://", System.StringComparison.Ordinal);
        var start = delimiter < 0 ? 0 : delimiter + 3;
        var end = value.IndexOfAny(['/', '?', '#', ';'], start);
        end = end < 0 ? value.Length : end;
        var isWhole = delimiter < 0 && end == value.Length;
        if (isWhole && value.Trim().Length > 0 && value.Trim().All(char.IsDigit) && value.Trim().Length > 1)
        {
            return new EndpointText(null, Span(TextRange.FromBounds(0, value.Length), offsets), true);
        }

        var colon = end > start ? value.LastIndexOf(':', end - 1, end - start) : -1;
        var isInsideAddress = colon >= 0 && (value.IndexOf(']', colon) >= 0 || (value[start] != '[' && value.IndexOf(':', start) != colon));
        return colon < 0 || isInsideAddress
            ? new EndpointText(Span(TextRange.FromBounds(start, end), offsets), null, isWhole)
            : new EndpointText(Span(TextRange.FromBounds(start, colon), offsets), Span(TextRange.FromBounds(colon + 1, end), offsets), false);
    }

    private static TextSpan? Span(TextRange range, ImmutableArray<int> offsets) =>
        range.Length > 0 && range.End < offsets.Length ? TextSpan.FromBounds(offsets[range.Start], offsets[range.End]) : null;
}
