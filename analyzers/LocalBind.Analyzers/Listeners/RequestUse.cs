using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>What a type does with a request: tests make some that nobody ever sends.</summary>
internal static class RequestUse
{
    /// <summary>Whether a request is put into another object and is given to no method: <c>new DownstreamRequest(request)</c>.</summary>
    public static bool IsOnlyWrapped(ListenerCall call)
    {
        if (call.Row.TypeName != "System.Net.Http.HttpRequestMessage" || SocketVariable.NameOf(call) is not { } variable)
        {
            return false;
        }

        var uses = SocketVariable.ScopeOf(variable, call.Syntax).DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == variable)
            .Select(name => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Parent : name.Parent)
            .ToList();
        return uses.Exists(IsWrapped) && !uses.Exists(IsHandedOn);
    }

    private static bool IsWrapped(SyntaxNode? use) => use is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax };

    // client.SendAsync(request), request.SendWith(client), return request
    private static bool IsHandedOn(SyntaxNode? use) =>
        use is ReturnStatementSyntax or ArrowExpressionClauseSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } || (use is ArgumentSyntax && !IsWrapped(use));
}
