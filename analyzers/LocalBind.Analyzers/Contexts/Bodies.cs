using System;
using System.Collections.Generic;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Contexts;

/// <summary>The bodies that code runs in: what stands in one body runs together.</summary>
internal static class Bodies
{
    /// <summary>The method, accessor, local function or lambda around a node; the type for field initializers, the file for top-level statements.</summary>
    public static SyntaxNode Of(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (IsBody(parent))
            {
                return parent;
            }
        }

        return node.SyntaxTree.GetRoot();
    }

    /// <summary>The nodes that run with a body.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(SyntaxNode body) => body.DescendantNodes(node => node == body || !IsBody(node));

    /// <summary>Whether what a node contains may run more than once.</summary>
    public static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Whether what is passed to a call is called by it, rather than kept for another time.</summary>
    public static bool RunsWhatItIsPassed(SyntaxNode? call) => (call switch
    {
        InvocationExpressionSyntax invocation => UseFinder.LastName(invocation),
        ObjectCreationExpressionSyntax creation => UseFinder.LastName(creation.Type),
        _ => null,
    }) is { } name && (name is "Run" or "StartNew" or "Thread" or "ThreadStart" or "QueueUserWorkItem" or "ForEach" or "Invoke"
        || name.StartsWith("Configure", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal));

    private static bool IsBody(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => !(lambda.Parent is ArgumentSyntax argument && RunsWhatItIsPassed(argument.Parent?.Parent)),
        LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax => true,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        _ => false,
    };
}
