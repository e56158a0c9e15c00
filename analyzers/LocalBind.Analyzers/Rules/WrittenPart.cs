using System.Globalization;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Rules;

/// <summary>Where a part of an endpoint is written, in the form in which a diagnostic carries it to a fix.</summary>
/// <param name="Path">The path of the syntax tree.</param>
/// <param name="Origin">The expression.</param>
/// <param name="Inner">The host or the port inside the expression, where the source spells it out.</param>
internal sealed record WrittenPart(string Path, TextSpan Origin, TextSpan? Inner)
{
    private const char Separator = ',';

    public static WrittenPart Of(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.Span, null);

    /// <summary>Where C# code spells out a part; null for a part that it does not.</summary>
    public static WrittenPart? Of(EndpointPart? part)
    {
        if (part is not SyntaxPart { Origin: var origin, InnerSpan: var inner })
        {
            return null;
        }

        return Of(origin) with { Inner = inner is { } span && origin.Span.Contains(span) ? span : null };
    }

    /// <summary>The part in a property's text, or null where it is none.</summary>
    public static WrittenPart? Parse(string? text)
    {
        // The path comes last: it may hold anything.
        if (text?.Split([Separator], 5) is not [var start, var length, var innerStart, var innerLength, var path]
            || Span(start, length) is not { } origin)
        {
            return null;
        }

        return new WrittenPart(path, origin, Span(innerStart, innerLength));
    }

    public override string ToString() =>
        string.Join(Separator.ToString(), Number(Origin.Start), Number(Origin.Length), Number(Inner?.Start), Number(Inner?.Length), Path);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static TextSpan? Span(string start, string length) =>
        int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new TextSpan(from, count)
            : null;
}
