using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>An address that is made of the machine's name or interfaces: <c>Dns.GetHostEntry(Dns.GetHostName()).AddressList[0]</c>, at once or by way of variables.</summary>
/// <param name="place">Where the making begins.</param>
/// <param name="withTexts">Whether addresses that are put into interpolated strings are meant as well.</param>
internal sealed class MachineAddress(Place place, bool withTexts)
{
    /// <summary>The edit that has loopback stand where an expression has become an address; null if it nowhere does.</summary>
    /// <param name="isIPv6">Whether an address of IPv6 was asked for on the way.</param>
    /// <param name="variables">How many variables are followed.</param>
    public SolutionEdit? Replaced(ExpressionSyntax expression, bool isIPv6, int variables)
    {
        for (SyntaxNode? node = expression; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is ExpressionSyntax outer and not AssignmentExpressionSyntax && place.Model.GetTypeInfo(outer).Type is { } type && LoopbackEdits.IsAddress(type))
            {
                return withTexts || !IsShown(outer) ? LoopbackEdits.Address(place, outer, isIPv6 || AddressFamilies.IsIPv6(outer)) : null;
            }

            var variable = node.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => place.Model.GetDeclaredSymbol(declarator),
                ForEachStatementSyntax loop when loop.Expression == node => place.Model.GetDeclaredSymbol(loop),
                _ => null,
            };
            if (variable is not null && variables > 0)
            {
                return AtUses(variable, isIPv6 || AddressFamilies.IsIPv6(node), variables - 1);
            }
        }

        return null;
    }

    // Every place where the variable is handed on; asking it something (address.AddressFamily, address is null) is no such place.
    private SolutionEdit? AtUses(ISymbol variable, bool isIPv6, int variables)
    {
        if (variable is not ILocalSymbol local)
        {
            return null;
        }

        var isAddress = LoopbackEdits.IsAddress(local.Type);
        var edits = place.Node.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(name).Symbol, local))
            .Where(name => !isAddress || (!IsAsked(name) && (withTexts || !IsShown(name))))
            .Select(name => isAddress ? LoopbackEdits.Address(place, name, isIPv6 || AddressFamilies.IsIPv6(name)) : Replaced(name, isIPv6, variables))
            .OfType<SolutionEdit>()
            .ToList();
        return edits.Count == 0 ? null : edits.Aggregate(SolutionEdit.None, (all, edit) => all.IsCompatibleWith(edit) ? all.And(edit) : all);
    }

    private static bool IsAsked(ExpressionSyntax address) =>
        address.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or IsPatternExpressionSyntax or BinaryExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax;

    private static bool IsShown(ExpressionSyntax address) => address.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node is InterpolationSyntax);
}
