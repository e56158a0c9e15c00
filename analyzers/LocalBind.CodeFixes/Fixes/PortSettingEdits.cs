using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// <c>http_ports</c> and <c>https_ports</c> open every interface and cannot say otherwise, so the setting becomes <c>urls</c> with the same ports.
/// There is one <c>urls</c> only: both settings side by side become one, and a setting that another one overrules already goes away.
/// </summary>
internal static class PortSettingEdits
{
    /// <summary>Whether the text is the value of such a setting.</summary>
    public static bool Handles(FindingSite site, Place place) => OwnSetting(site, place) is not null;

    /// <summary>The edit of the settings, or nothing where they cannot be joined.</summary>
    public static IEnumerable<SolutionEdit> Of(FindingSite site, Place place)
    {
        if (OwnSetting(site, place) is not { } own || UrlsOf(own, place) is not { } urls)
        {
            return [];
        }

        var others = OthersBeside(own, place.Model);
        if (!others.All(other => AreSiblings(own, other)))
        {
            return [];
        }

        var isOverruled = others.Any(other => other.Kind == ListeningKeyKind.Urls || (other.Kind == own.Kind && other.Key.SpanStart > own.Key.SpanStart));
        var edit = (isOverruled, others.LastOrDefault(other => other.Kind != own.Kind)) switch
        {
            (true, _) => Removed(own, place),
            (_, null) => Replaced(own, place.Document, urls),
            (_, { } other) when LiteralUrls(other) is { } more && LiteralUrls(own) is { } mine => own.Key.SpanStart < other.Key.SpanStart
                ? Joined(own, other, place, $"{mine};{more}")
                : Joined(other, own, place, $"{more};{mine}"),
            _ => null,
        };
        return edit is null ? [] : [edit];
    }

    // The port may be written where it is carried from; the setting is then where it is handed over.
    private static ListeningSetting? OwnSetting(FindingSite site, Place place) =>
        (ListeningSetting.Around(place.Model, place.Node) ?? (site.Argument is { } argument && argument.Document.Id == place.Document.Id ? ListeningSetting.Around(argument.Model, argument.Node) : null)) is { Scheme: not null } setting
            ? setting
            : null;

    // Two of one body that are not siblings: which of them counts is not known.
    private static List<ListeningSetting> OthersBeside(ListeningSetting own, SemanticModel model) =>
        [.. own.Body.DescendantNodes().Select(node => ListeningSetting.Of(model, node)).OfType<ListeningSetting>().Where(other => other.Whole != own.Whole)];

    private static bool AreSiblings(ListeningSetting own, ListeningSetting other) => own.List is { } list && list == other.List && own.UrlsName == other.UrlsName;

    private static SolutionEdit? Joined(ListeningSetting kept, ListeningSetting gone, Place place, string urls) =>
        Removed(gone, place) is { } removal ? Replaced(kept, place.Document, Quoted(urls)).And(removal) : null;

    private static SolutionEdit Replaced(ListeningSetting setting, Document document, string urls) =>
        SolutionEdit.None.Replace(document, setting.Key.Span, Quoted(setting.UrlsName)).Replace(document, setting.Value.Span, urls);

    private static SolutionEdit? Removed(ListeningSetting setting, Place place) => setting.Whole switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call when receiver is InvocationExpressionSyntax || call.Parent is MemberAccessExpressionSyntax =>
            SolutionEdit.None.Replace(place.Document, TextSpan.FromBounds(receiver.Span.End, call.Span.End), ""),
        { Parent: ExpressionStatementSyntax } => StatementRemoval.Of(place with { Node = setting.Whole }),
        _ => ElementRemoval.Of(place with { Node = setting.Whole }),
    };

    // What is written in C#: a text where the ports are, else a text around the one port.
    private static string? UrlsOf(ListeningSetting own, Place place)
    {
        if (LiteralUrls(own) is { } urls)
        {
            return Quoted(urls);
        }

        var isOnePort = place.Node is LiteralExpressionSyntax { Token.Value: string port } && port.Length > 0 && port.All(char.IsDigit) && port != "0";
        return isOnePort && own.Value is not LiteralExpressionSyntax
            ? $"$\"{own.Scheme}://127.0.0.1:{{{(own.Value is ConditionalExpressionSyntax ? $"({own.Value})" : own.Value.ToString())}}}\""
            : null;
    }

    private static string? LiteralUrls(ListeningSetting setting)
    {
        if (setting.Value is not LiteralExpressionSyntax { Token.Value: string value })
        {
            return null;
        }

        var ports = value.Split(';').Select(port => port.Trim()).Where(port => port.Length > 0).ToList();
        return ports.Count > 0 && ports.All(port => port.All(char.IsDigit))
            ? string.Join(";", ports.Select(port => port == "0" ? $"{setting.Scheme}://127.0.0.1:0" : $"{setting.Scheme}://localhost:{port}"))
            : null;
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
