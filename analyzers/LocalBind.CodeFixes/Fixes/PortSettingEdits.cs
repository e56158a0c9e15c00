using System.Linq;
using LocalBind.CodeFixes.Edits;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// <c>http_ports</c> and <c>https_ports</c> open every interface and cannot say otherwise, so the setting becomes <c>urls</c> with the same ports.
/// </summary>
internal static class PortSettingEdits
{
    /// <summary>The edit of the key and the value, or null if the text is no such value or its key is not written beside it.</summary>
    public static SolutionEdit? Of(FindingSite site, Place place)
    {
        if (place.Node is not LiteralExpressionSyntax { Token: { Value: string value } token } || KeyBeside(place) is not { } key || SchemeOf(key) is not { } scheme)
        {
            return null;
        }

        var ports = value.Split(';').Select(port => port.Trim()).Where(port => port.Length > 0).ToList();
        if (ports.Count == 0 || !ports.All(port => port.All(char.IsDigit)))
        {
            return null;
        }

        var name = (string)key.Token.Value!;
        var prefix = name.Substring(0, name.Length - $"{scheme}_ports".Length);
        var urls = prefix.Length > 0 || name.Any(char.IsUpper) ? prefix + "URLS" : "urls";
        var text = string.Join(";", ports.Select(port => port == "0" ? $"{scheme}://127.0.0.1:0" : $"{scheme}://localhost:{port}"));
        return SolutionEdit.None.Replace(place.Document, key.Span, Quoted(urls)).Replace(place.Document, token.Span, Quoted(text));
    }

    /// <summary>The key of the setting whose value the place is: another argument, the index of an assignment, the other element of a pair.</summary>
    private static LiteralExpressionSyntax? KeyBeside(Place place) => place.Node.Ancestors()
        .TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax)
        .Select(node => node switch
        {
            ArgumentListSyntax or AssignmentExpressionSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } =>
                node.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.SpanStart < place.Node.SpanStart && SchemeOf(literal) is not null),
            _ => null,
        })
        .FirstOrDefault(literal => literal is not null);

    private static string? SchemeOf(LiteralExpressionSyntax literal)
    {
        var kind = literal.Token.Value is string text ? ListeningKey.OfVariable(text) is var variable && variable != ListeningKeyKind.None ? variable : ListeningKey.Of(text) : ListeningKeyKind.None;
        return kind switch
        {
            ListeningKeyKind.HttpPorts => "http",
            ListeningKeyKind.HttpsPorts => "https",
            _ => null,
        };
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
