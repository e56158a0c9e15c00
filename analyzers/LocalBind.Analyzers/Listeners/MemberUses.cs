using System.Collections.Generic;
using System.Linq;
using LocalBind.Analyzers.Contexts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The names of the members that are used on a variable, and of what is handed to them.</summary>
internal static class MemberUses
{
    /// <summary>Adds those that one use of a variable shows, also under another name or in a method that it is passed to.</summary>
    public static void Add(SimpleNameSyntax name, SyntaxNode call, HashSet<string> members)
    {
        AddDirect(name, members);
        AddOfParameter(name, members);
        AddOfOtherName(name, call, members);
    }

    /// <summary>Adds those of all uses in another part of the program.</summary>
    public static void AddIn(SyntaxNode scope, string variable, HashSet<string> members)
    {
        foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == variable))
        {
            AddDirect(name, members);
            AddOfParameter(name, members);
        }
    }

    // socket.Connect(…), udp.Client.Bind(…), sockets[i].Bind(…), socket?.Listen(), socket.SetSocketOption(…, new MulticastOption(…))
    private static void AddDirect(SimpleNameSyntax name, HashSet<string> members)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax outer && outer.Name == name ? outer : name;
        for (var parent = node.Parent; parent is not null; node = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == node:
                    members.Add(access.Name.Identifier.ValueText);
                    continue;
                case ConditionalAccessExpressionSyntax conditional when conditional.Expression == node && UseFinder.LastName(conditional.WhenNotNull) is { } member:
                    members.Add(member);
                    continue;
                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                    members.UnionWith(invocation.ArgumentList.Arguments
                        .Select(argument => argument.Expression is ObjectCreationExpressionSyntax creation ? UseFinder.LastName(creation.Type) : UseFinder.LastName(argument.Expression))
                        .OfType<string>());
                    break;
                case ElementAccessExpressionSyntax element when element.Expression == node:
                case PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax:
                    continue;
            }

            return;
        }
    }

    // JoinGroup(socket): what a method of the same type does with its parameter is done with the socket.
    private static void AddOfParameter(SimpleNameSyntax name, HashSet<string> members)
    {
        if (name.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
            || UseFinder.LastName(call.Expression) is not { } called || name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return;
        }

        foreach (var method in type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == called && method.ParameterList.Parameters.Count == arguments.Arguments.Count))
        {
            var parameter = argument.NameColon?.Name.Identifier.ValueText ?? method.ParameterList.Parameters[arguments.Arguments.IndexOf(argument)].Identifier.ValueText;
            foreach (var use in method.DescendantNodes().OfType<SimpleNameSyntax>().Where(use => use.Identifier.ValueText == parameter))
            {
                AddDirect(use, members);
            }
        }
    }

    // receiver = _udp; receiver.JoinMulticastGroup(…): a second variable for the same socket, as is the one in `var socket = udp.Client`.
    private static void AddOfOtherName(SimpleNameSyntax name, SyntaxNode call, HashSet<string> members)
    {
        SyntaxNode value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        if (value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Server" } socket && socket.Expression == value)
        {
            value = socket;
        }

        var other = value.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == value => UseFinder.LastName(assignment.Left),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
            _ => null,
        };
        if (other is null || other == name.Identifier.ValueText)
        {
            return;
        }

        foreach (var use in SocketVariable.ScopeOf(other, name).DescendantNodes().OfType<SimpleNameSyntax>().Where(use => use.Identifier.ValueText == other && !CodeContext.AreExclusive(call, use)))
        {
            AddDirect(use, members);
        }
    }
}
