using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Where a constant is used whose declaration cannot hold what is read at run time: a constant that an attribute needs, an enum member.</summary>
internal static class ConstantUses
{
    /// <summary>The uses in the project that may be any expression, and those that are defaults of parameters; none for a value that stands in no such declaration.</summary>
    public static IEnumerable<Place> Of(Place place)
    {
        if (Declared(place) is not { } symbol)
        {
            yield break;
        }

        foreach (var (model, name) in NamedValue.UsesOf(symbol, place))
        {
            if (place.Document.Project.GetDocument(model.SyntaxTree) is { } document && Use(name, symbol) is { } use)
            {
                yield return new Place(document, model, use, null) { Contexts = model.SyntaxTree == place.Node.SyntaxTree ? place.Contexts : [model] };
            }
        }
    }

    private static ISymbol? Declared(Place place) => NamedValue.Of(place) switch
    {
        IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } => NamedValue.Of(place),
        _ => null,
    };

    private static ExpressionSyntax? Use(IdentifierNameSyntax name, ISymbol symbol)
    {
        var use = NamedValue.UseOf(name);
        if (symbol.ContainingType?.TypeKind == TypeKind.Enum)
        {
            return use.Parent is CastExpressionSyntax cast && !MustBeConstant(cast) ? cast : null;
        }

        return NamedValue.IsWritten(use) || MustBeConstant(use) ? null : use;
    }

    private static bool MustBeConstant(SyntaxNode use) => use.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node switch
    {
        AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax or EnumMemberDeclarationSyntax => true,
        BaseFieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    })
        || use.FirstAncestorOrSelf<StatementSyntax>() is LocalDeclarationStatementSyntax { IsConst: true };
}
