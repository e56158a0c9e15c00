using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Replaces what is made of the machine's name or interfaces, at the place where it has become an address.</summary>
internal static class MachineAddressEdits
{
    /// <summary>Real code takes the entry, its list, one of its addresses.</summary>
    private const int MaximumVariables = 4;

    public static IEnumerable<SolutionEdit> Of(Place place)
    {
        if (place.Expression is { } expression)
        {
            if (AddressMadeOf(place, expression, MaximumVariables) is { } edit)
            {
                yield return edit;
            }

            if (expression.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole)
            {
                yield return SolutionEdit.None.Replace(place.Document, hole.Span, "localhost");
            }
            else if (place.Type?.SpecialType == SpecialType.System_String)
            {
                yield return SolutionEdit.None.Replace(place.Document, expression.Span, "\"localhost\"");
            }
        }
    }

    // Dns.GetHostEntry(Dns.GetHostName()).AddressList[0], at once or by way of variables.
    private static SolutionEdit? AddressMadeOf(Place place, ExpressionSyntax expression, int variables)
    {
        var whole = expression;
        for (SyntaxNode? node = expression; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is ExpressionSyntax outer and not AssignmentExpressionSyntax && place.Model.GetTypeInfo(outer).Type is { } type)
            {
                if (LoopbackEdits.IsAddress(type))
                {
                    return LoopbackEdits.Address(place, outer, isIPv6: false);
                }

                whole = outer;
            }

            if (node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && variables > 0)
            {
                return AtUses(place, place.Model.GetDeclaredSymbol(declarator), variables - 1);
            }

            if (node.Parent is ForEachStatementSyntax loop && loop.Expression == node && variables > 0)
            {
                return AtUses(place, place.Model.GetDeclaredSymbol(loop), variables - 1);
            }
        }

        return null;
    }

    // Every place where the variable is handed on; asking it something (address.AddressFamily) is no such place.
    private static SolutionEdit? AtUses(Place place, ISymbol? variable, int variables)
    {
        if (variable is not ILocalSymbol local)
        {
            return null;
        }

        var isAddress = LoopbackEdits.IsAddress(local.Type);
        var edits = place.Node.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(name).Symbol, local))
            .Where(name => !isAddress || name.Parent is not MemberAccessExpressionSyntax)
            .Select(name => isAddress ? LoopbackEdits.Address(place, name, isIPv6: false) : AddressMadeOf(place, name, variables))
            .OfType<SolutionEdit>()
            .ToList();
        return edits.Count == 0 ? null : edits.Aggregate(SolutionEdit.None, (all, edit) => all.IsCompatibleWith(edit) ? all.And(edit) : all);
    }
}
