using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using LocalBind.CodeFixes.Edits;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Rewrites an address, in whatever form it is written, to loopback.</summary>
internal static class LoopbackEdits
{
    private const string Localhost = "localhost";

    /// <summary>The kind of change, and the title, that all these fixes share.</summary>
    public static FixProposal Propose(FindingSite site) => new("Loopback", "Bind to loopback", Of(site));

    private static IEnumerable<SolutionEdit> Of(FindingSite site)
    {
        var place = site.Part;
        var edits = place.Node switch
        {
            SimpleNameSyntax when LoopbackMembers.IsAnyMember(site.Member) && place.Node.ToString() == site.Member => LoopbackMembers.Rename(site, place),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => [SolutionEdit.None.Replace(place.Document, place.Node.Span, "false")],
            ExpressionSyntax expression when place.Text is null && (IsAddress(place.Type) || place.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64) => [Address(place, expression, IsIPv6(site, expression))],
            _ when PortSettingEdits.Handles(site, place) => PortSettingEdits.Of(site, place),
            _ when place.Text is not null => Texts(site, place),
            _ => [],
        };
        return edits.Concat(site.IsMachineAddress ? MachineAddressEdits.Of(place, IsIPv6(site, place.Node)) : []).Concat(AtArgument(site));
    }

    // The listening call's own argument, where what carries the address to it cannot be changed.
    private static IEnumerable<SolutionEdit> AtArgument(FindingSite site) =>
        site.Argument is { Expression: { } expression } argument && IsAddress(argument.Type) && argument.Node != site.Part.Node && !CallersValue.Reaches(argument)
            ? [Address(argument, expression, IsIPv6(site, expression))]
            : [];

    // Of an address of the machine nothing says its family but the code around it.
    private static bool IsIPv6(FindingSite site, SyntaxNode written) => site.IsIPv6 || (site.IsMachineAddress && (AddressFamilies.IsIPv6(written) || AddressFamilies.IsOnIPv6Socket(site.Call)));

    /// <summary>Whether the type is <c>IPAddress</c>.</summary>
    public static bool IsAddress(ITypeSymbol? type) => type?.ToDisplayString(NullableFlowState.NotNull) == TypeReference.Address;

    /// <summary><c>IPAddress.Loopback</c> in place of an expression; where a member of <c>IPAddress</c> is named, only its name changes.</summary>
    public static SolutionEdit Address(Place place, ExpressionSyntax expression, bool isIPv6)
    {
        var member = isIPv6 ? "IPv6Loopback" : "Loopback";
        if (expression is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Any" or "IPv6Any" } name } access
            && place.Model.GetSymbolInfo(access).Symbol is IFieldSymbol { ContainingType: { } type } && IsAddress(type))
        {
            return SolutionEdit.None.Replace(place.Document, name.Span, member);
        }

        var address = TypeReference.At(place, TypeReference.Address);
        return SolutionEdit.None.Replace(place.Document, expression.Span, $"{address.Text}.{member}").WithImport(place.Document, address.Import);
    }

    private static IEnumerable<SolutionEdit> Texts(FindingSite site, Place place)
    {
        var text = EndpointText.Of(place);
        if ((place.Inner ?? text?.Host) is not { } span)
        {
            yield break;
        }

        var written = place.Node.SyntaxTree.GetText().ToString(span);
        foreach (var host in Hosts(site, written, isAlone: text is { IsWhole: true, Port: null }).Distinct())
        {
            if (host != written)
            {
                yield return SolutionEdit.None.Replace(place.Document, span, host);
            }
        }
    }

    // A text that is nothing but an address may be parsed as one elsewhere, so it stays an address. In a URL `localhost` is what people write;
    // Kestrel refuses it with port 0, which a port that is not known may be, and HttpListener takes nothing else on every system.
    private static IEnumerable<string> Hosts(FindingSite site, string written, bool isAlone)
    {
        if (site.TakesPrefixes)
        {
            return [Localhost];
        }

        var loopback = LoopbackAddress(written);
        return site is { Server: ServerKind.Kestrel, HasFixedPort: true } && !(isAlone && IPAddress.TryParse(written, out _))
            ? [Localhost, loopback]
            : [loopback, Localhost];
    }

    private static string LoopbackAddress(string written) =>
        IPAddress.TryParse(written, out var address) && address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? written.StartsWith("[", System.StringComparison.Ordinal) ? "[::1]" : "::1"
            : "127.0.0.1";

    /// <summary>The loopback host that replaces <c>localhost</c> where port 0 is wanted: the text of the address.</summary>
    public static SolutionEdit? LocalhostToAddress(Place? place)
    {
        if (place?.Text is null || (place.Inner ?? EndpointText.Of(place)?.Host) is not { } span)
        {
            return null;
        }

        var written = place.Node.SyntaxTree.GetText().ToString(span);
        return IsLocalhost(written) ? SolutionEdit.None.Replace(place.Document, span, "127.0.0.1") : null;
    }

    private static bool IsLocalhost(string host) => ReferenceEquals(ServerUrl.AddressOf(host), BindAddress.Localhost);
}
