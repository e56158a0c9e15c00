using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT1002: passes the loopback address to an API that would take every interface.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplicitInterfaceFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ImplicitInterfaceFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT1002"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names) =>
        [new FixProposal("Loopback", "Pass the loopback address", Edits(site).OfType<SolutionEdit>())];

    private static IEnumerable<SolutionEdit?> Edits(FindingSite site)
    {
        if (site.Call is not { } call)
        {
            return [];
        }

        return (call.Node, site.Member) switch
        {
            (BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments }, "TcpListener") => [WithAddress(call, arguments)],
            (BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments }, "UdpClient") => [WithEndPoint(call, arguments)],
            (InvocationExpressionSyntax invocation, "Create") => [ListenerOf(call, invocation)],
            (InvocationExpressionSyntax invocation, "Listen") => [BoundBefore(call, invocation)],
            _ => [],
        };
    }

    // new TcpListener(port) → new TcpListener(IPAddress.Loopback, port)
    private static SolutionEdit? WithAddress(Place call, ArgumentListSyntax arguments)
    {
        if (arguments.Arguments is not [var port, ..])
        {
            return null;
        }

        var address = Type(call, TypeReference.Address);
        return SolutionEdit.None.Insert(call.Document, port.SpanStart, address.Text + ".Loopback, ").WithImport(call.Document, address.Import);
    }

    // new UdpClient(port, family) → new UdpClient(new IPEndPoint(IPAddress.Loopback, port))
    private static SolutionEdit? WithEndPoint(Place call, ArgumentListSyntax arguments)
    {
        var port = Named(arguments, "port") ?? arguments.Arguments.FirstOrDefault(argument => argument.NameColon is null);
        if (port is null)
        {
            return null;
        }

        var family = arguments.Arguments.FirstOrDefault(argument => argument != port)?.Expression;
        var address = Type(call, TypeReference.Address);
        var endPoint = Type(call, TypeReference.EndPoint);
        var loopback = family switch
        {
            null => $"{address.Text}.Loopback",
            _ when AddressFamilies.NameOf(family) is "InterNetwork" => $"{address.Text}.Loopback",
            _ when AddressFamilies.NameOf(family) is "InterNetworkV6" => $"{address.Text}.IPv6Loopback",
            _ => $"{family} == {Type(call, "System.Net.Sockets.AddressFamily").Text}.InterNetworkV6 ? {address.Text}.IPv6Loopback : {address.Text}.Loopback",
        };

        // The port keeps the trivia around it; the family goes.
        var list = arguments.Arguments;
        var edit = SolutionEdit.None
            .Insert(call.Document, list[0].SpanStart, $"new {endPoint.Text}({loopback}, ")
            .WithImport(call.Document, address.Import)
            .WithImport(call.Document, endPoint.Import);
        if (list.Count == 1)
        {
            return edit.Insert(call.Document, list[0].Span.End, ")");
        }

        return list[0] == port
            ? edit.Replace(call.Document, TextSpan.FromBounds(list[0].Span.End, list.Last().Span.End), ")")
            : SolutionEdit.None
                .Replace(call.Document, TextSpan.FromBounds(list[0].SpanStart, list.Last().Span.End), $"new {endPoint.Text}({loopback}, {port.Expression})")
                .WithImport(call.Document, address.Import)
                .WithImport(call.Document, endPoint.Import);
    }

    // TcpListener.Create(port) → new TcpListener(IPAddress.Loopback, port)
    private static SolutionEdit? ListenerOf(Place call, InvocationExpressionSyntax invocation)
    {
        if (invocation.ArgumentList.Arguments is not [var port, ..])
        {
            return null;
        }

        var address = Type(call, TypeReference.Address);
        var listener = invocation.Expression is MemberAccessExpressionSyntax { Expression: var type }
            ? new TypeReference(type.ToString(), null)
            : Type(call, "System.Net.Sockets.TcpListener");
        return SolutionEdit.None
            .Replace(call.Document, invocation.Expression.Span, "new " + listener.Text)
            .Insert(call.Document, port.SpanStart, address.Text + ".Loopback, ")
            .WithImport(call.Document, address.Import)
            .WithImport(call.Document, listener.Import);
    }

    // socket.Listen() → socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); socket.Listen()
    private static SolutionEdit? BoundBefore(Place call, InvocationExpressionSyntax invocation)
    {
        if (invocation is not { Expression: MemberAccessExpressionSyntax { Expression: var socket }, Parent: ExpressionStatementSyntax statement }
            || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            return null;
        }

        var address = Type(call, TypeReference.Address);
        var endPoint = Type(call, TypeReference.EndPoint);
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        var separator = indent.Trim().Length == 0 ? UsingDirectives.NewLineOf(text) + indent : " ";
        var loopback = AddressFamilies.IsIPv6Socket(call, socket) ? "IPv6Loopback" : "Loopback";
        return SolutionEdit.None
            .Insert(call.Document, statement.SpanStart, $"{socket}.Bind(new {endPoint.Text}({address.Text}.{loopback}, 0));{separator}")
            .WithImport(call.Document, address.Import)
            .WithImport(call.Document, endPoint.Import);
    }

    private static ArgumentSyntax? Named(ArgumentListSyntax arguments, string name) => arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);

    private static TypeReference Type(Place place, string name) => TypeReference.At(place, name);
}
