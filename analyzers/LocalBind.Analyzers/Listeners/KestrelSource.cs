using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Listeners;

/// <summary>How Kestrel is told about an endpoint.</summary>
internal enum KestrelSourceKind
{
    /// <summary>Kestrel's own endpoints (<c>Listen…</c>): they add up, and win over the others.</summary>
    Endpoints,

    /// <summary>The list of server addresses (<c>app.Urls</c>): they add up, and win over the setting.</summary>
    Addresses,

    /// <summary>The <c>urls</c> setting (<c>UseUrls</c>, <c>UseSetting</c>, variables, <c>Run(url)</c>): the last one wins.</summary>
    Setting,
}

/// <summary>Tells the sources of Kestrel's endpoints apart: one that wins over another does not collide with it.</summary>
internal static class KestrelSource
{
    public static KestrelSourceKind Of(ListenerCall call) => call.Row switch
    {
        { IsCollection: true } => KestrelSourceKind.Addresses,
        { UseName: "Listen" or "ListenAnyIP" or "ListenLocalhost" or "Endpoint" or "AnyIPEndpoint" or "LocalhostEndpoint" } => KestrelSourceKind.Endpoints,
        _ => KestrelSourceKind.Setting,
    };

    /// <summary>Whether two settings are seen to be made on two servers.</summary>
    public static bool AreOfDifferentServers(ListenerCall first, ListenerCall second) =>
        ServerOf(first.Operation) is { } one && ServerOf(second.Operation) is { } other && !one.Equals(other);

    // The variable at the start of a chain (builder.WebHost.UseUrls(…)), or the chain itself (WebHost.CreateDefaultBuilder().UseUrls(…)).
    private static object? ServerOf(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method, Syntax: InvocationExpressionSyntax invocation })
        {
            return null;
        }

        if (method is { IsStatic: true, IsExtensionMethod: false })
        {
            return method.ContainingType.Name == "Environment" ? null : invocation.SpanStart;
        }

        SyntaxNode root = invocation;
        while (Receiver(root) is { } receiver)
        {
            root = receiver;
        }

        return operation.SemanticModel?.GetSymbolInfo(root).Symbol is { } symbol and (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
            ? SymbolEqualityComparer.Default.GetHashCode(symbol)
            : root.SpanStart;
    }

    private static SyntaxNode? Receiver(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Expression: not ThisExpressionSyntax and var expression } => expression,
        AwaitExpressionSyntax awaited => awaited.Expression,
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        _ => null,
    };
}
