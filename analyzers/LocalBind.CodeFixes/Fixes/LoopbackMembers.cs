using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Members whose name says where they listen, and their siblings for loopback.</summary>
internal static class LoopbackMembers
{
    /// <summary>The sibling for both loopback addresses, and the one that takes an address.</summary>
    private static readonly Dictionary<string, (string Localhost, string Address)> AnyMembers = new()
    {
        ["ListenAnyIP"] = ("ListenLocalhost", "Listen"),
        ["AnyIPEndpoint"] = ("LocalhostEndpoint", "Endpoint"),
    };

    public static bool IsAnyMember(string member) => AnyMembers.ContainsKey(member);

    /// <summary><c>ListenAnyIP(p)</c> as <c>ListenLocalhost(p)</c>; Kestrel refuses that with port 0, so where the port is 0 or not known, <c>Listen(IPAddress.Loopback, p)</c>.</summary>
    public static IEnumerable<SolutionEdit> Rename(FindingSite site, Place name)
    {
        var localhost = SolutionEdit.None.Replace(name.Document, name.Node.Span, AnyMembers[site.Member].Localhost);
        var address = WithAddress(site, name, AnyMembers[site.Member].Address);
        return (site.HasFixedPort ? new[] { localhost, address } : [address]).OfType<SolutionEdit>();
    }

    /// <summary><c>ListenLocalhost(p)</c> as <c>Listen(IPAddress.Loopback, p)</c>, which takes port 0; null for another call.</summary>
    public static SolutionEdit? LocalhostToAddress(FindingSite site)
    {
        var sibling = AnyMembers.Values.FirstOrDefault(pair => pair.Localhost == site.Member).Address;
        return sibling is not null && site.Call is { Node: InvocationExpressionSyntax invocation } call && NameOf(invocation) is { } name
            ? WithAddress(site, call with { Node = name }, sibling)
            : null;
    }

    private static SolutionEdit? WithAddress(FindingSite site, Place name, string member)
    {
        if (name.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: [var first, ..] })
        {
            return null;
        }

        var address = TypeReference.At(name, TypeReference.Address);
        return SolutionEdit.None
            .Replace(name.Document, name.Node.Span, member)
            .Insert(name.Document, first.SpanStart, address.Text + ".Loopback, ")
            .WithImport(name.Document, address.Import);
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var name => name as SimpleNameSyntax,
    };
}
