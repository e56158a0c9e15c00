using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>What a written value is called (a variable, a member, a parameter with that default), and where the name is used.</summary>
internal static class NamedValue
{
    /// <summary>What the value, or the endpoint made of it, is declared as or assigned to; null for a value without a name.</summary>
    public static ISymbol? Of(Place place)
    {
        foreach (var node in place.Node.Ancestors())
        {
            switch (node)
            {
                case ParameterSyntax { Default: not null } or EnumMemberDeclarationSyntax or VariableDeclaratorSyntax or PropertyDeclarationSyntax:
                    return place.Model.GetDeclaredSymbol(node);
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment:
                    return place.Model.GetSymbolInfo(assignment.Left).Symbol;
                case ArgumentSyntax { Parent.Parent: { } call } when place.Model.GetTypeInfo(call).Type?.Name is not ("IPEndPoint" or "Uri" or "UriBuilder"):
                    return null;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The names in the project that stand for the symbol.</summary>
    public static IEnumerable<(SemanticModel Model, IdentifierNameSyntax Name)> UsesOf(ISymbol symbol, Place seenFrom)
    {
        foreach (var tree in TreesOf(symbol, seenFrom).Where(tree => IsNamedIn(symbol.Name, tree.GetText().ToString())))
        {
            var model = seenFrom.Model.Compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name && name.Parent is not NameColonSyntax))
            {
                if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol))
                {
                    yield return (model, name);
                }
            }
        }
    }

    /// <summary>Whether the name is only put something into there.</summary>
    public static bool IsWritten(ExpressionSyntax use) =>
        (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None };

    /// <summary>The expression that uses the name: <c>Ports.Admin</c> for <c>Admin</c>.</summary>
    public static ExpressionSyntax UseOf(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>Whether a text has the name as a word of its own.</summary>
    public static bool IsNamedIn(string name, string text)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1])) && (end == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing outside of one declaration can name the symbol.</summary>
    public static bool IsLocalTo(ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol || symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 };

    private static IEnumerable<SyntaxTree> TreesOf(ISymbol symbol, Place seenFrom) =>
        IsLocalTo(symbol) ? symbol.DeclaringSyntaxReferences.Select(declared => declared.SyntaxTree).Distinct() : seenFrom.Model.Compilation.SyntaxTrees;
}
