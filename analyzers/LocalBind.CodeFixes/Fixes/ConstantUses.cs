using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Where a constant is used whose declaration cannot hold what is read at run time: a constant that an attribute needs, an enum member, the default of a parameter.</summary>
internal static class ConstantUses
{
    /// <summary>The uses in the project that may be any expression; none for a value that stands in no such declaration.</summary>
    public static IEnumerable<Place> Of(Place place)
    {
        if (Declared(place) is not { } symbol)
        {
            yield break;
        }

        foreach (var tree in place.Model.Compilation.SyntaxTrees.Where(tree => tree.GetText().ToString().Contains(symbol.Name)))
        {
            if (place.Document.Project.GetDocument(tree) is not { } document)
            {
                continue;
            }

            var model = place.Model.Compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol) && Use(name, symbol) is { } use)
                {
                    yield return new Place(document, model, use, null);
                }
            }
        }
    }

    private static ISymbol? Declared(Place place)
    {
        foreach (var node in place.Node.Ancestors())
        {
            switch (node)
            {
                case ParameterSyntax { Default: not null } or EnumMemberDeclarationSyntax:
                    return place.Model.GetDeclaredSymbol(node);
                case VariableDeclaratorSyntax:
                    return place.Model.GetDeclaredSymbol(node) is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } ? place.Model.GetDeclaredSymbol(node) : null;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static ExpressionSyntax? Use(IdentifierNameSyntax name, ISymbol symbol)
    {
        var use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        if (symbol.ContainingType?.TypeKind == TypeKind.Enum)
        {
            return use.Parent is CastExpressionSyntax cast && !MustBeConstant(cast) ? cast : null;
        }

        var isWritten = (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None };
        return isWritten || MustBeConstant(use) ? null : use;
    }

    private static bool MustBeConstant(SyntaxNode use) => use.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node switch
    {
        AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax or EnumMemberDeclarationSyntax or ParameterSyntax { Default: not null } => true,
        BaseFieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    })
        || use.FirstAncestorOrSelf<StatementSyntax>() is LocalDeclarationStatementSyntax { IsConst: true };
}
