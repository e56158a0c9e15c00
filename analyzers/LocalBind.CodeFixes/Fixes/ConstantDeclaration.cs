using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Makes the constant in whose declaration a value stands a variable, since a constant cannot hold what is read at run time.</summary>
internal static class ConstantDeclaration
{
    /// <summary>The edit, or null if the value stands in no constant.</summary>
    public static SolutionEdit? MadeVariable(Place place)
    {
        switch (place.Node.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent)
        {
            case FieldDeclarationSyntax field when Const(field.Modifiers) is { } keyword:
                return field.Declaration.Variables
                    .Where(variable => place.Model.GetDeclaredSymbol(variable) is not { } symbol || !NamedValue.IsLocalTo(symbol))
                    .Aggregate(
                        SolutionEdit.None.Replace(place.Document, keyword.Span, "static readonly"),
                        (edit, variable) => edit.Changing(variable.Identifier.ValueText));
            case LocalDeclarationStatementSyntax local when Const(local.Modifiers) is { } keyword:
                return SolutionEdit.None.Replace(place.Document, TextSpan.FromBounds(keyword.SpanStart, local.Declaration.SpanStart), "");
            default:
                return null;
        }
    }

    private static SyntaxToken? Const(SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.ConstKeyword) ? modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)) : null;
}
