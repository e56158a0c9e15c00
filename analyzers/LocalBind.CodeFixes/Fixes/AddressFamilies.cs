using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Where code has asked for IPv6, so that loopback is <c>::1</c>: a socket of that family refuses any other address.</summary>
internal static class AddressFamilies
{
    private const string IPv4 = "InterNetwork";
    private const string IPv6 = "InterNetworkV6";

    /// <summary>Whether a node is only reached, or what it gives is only chosen, for an address of IPv6.</summary>
    public static bool IsIPv6(SyntaxNode node) => node.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any(chooser => chooser.ExpressionBody is { } condition && Asks(condition, true)) || IsGuarded(node);

    /// <summary>Whether a listening call binds a socket of IPv6.</summary>
    public static bool IsOnIPv6Socket(Place? call) => call?.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var socket } } && IsIPv6Socket(call, socket);

    /// <summary>Whether an expression is a socket that is made for IPv6.</summary>
    public static bool IsIPv6Socket(Place place, ExpressionSyntax socket) =>
        place.Model.GetSymbolInfo(socket).Symbol is { } symbol
        && (symbol.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? IsMadeForIPv6(value)
            : symbol is ILocalSymbol or IFieldSymbol && NamedValue.UsesOf(symbol, place).Select(use => NamedValue.UseOf(use.Name).Parent).OfType<AssignmentExpressionSyntax>().Any(assignment => IsMadeForIPv6(assignment.Right)));

    /// <summary>The name of a family, or null for another expression.</summary>
    public static string? NameOf(ExpressionSyntax family) => family switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax { Identifier.ValueText: IPv4 or IPv6 } name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsMadeForIPv6(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } && arguments.Arguments.Any(argument => NameOf(argument.Expression) == IPv6);

    private static bool IsGuarded(SyntaxNode node)
    {
        for (var (inner, outer) = (node, node.Parent); outer is not null and not MemberDeclarationSyntax; (inner, outer) = (outer, outer.Parent))
        {
            var isIPv6 = outer switch
            {
                IfStatementSyntax choice => choice.Condition != inner && Asks(choice.Condition, choice.Statement == inner),
                ConditionalExpressionSyntax choice => choice.Condition != inner && Asks(choice.Condition, choice.WhenTrue == inner),
                SwitchSectionSyntax section => section.Labels.OfType<CaseSwitchLabelSyntax>().Any(label => NameOf(label.Value) == IPv6),
                SwitchExpressionArmSyntax arm => IsPatternOfIPv6(arm.Pattern),
                BlockSyntax block => block.Statements.TakeWhile(statement => statement != inner).OfType<IfStatementSyntax>().Any(guard => Leaves(guard) && Asks(guard.Condition, false)),
                _ => false,
            };
            if (isIPv6)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IfStatementSyntax guard) => guard.Else is null
        && (guard.Statement is BlockSyntax { Statements: [.., var last] } ? last : guard.Statement) is ContinueStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax;

    // Whether a condition that has come out so leaves IPv6 alone.
    private static bool Asks(ExpressionSyntax condition, bool outcome) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Asks(inner.Expression, outcome),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Asks(not.Operand, !outcome),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => outcome && (Asks(both.Left, true) || Asks(both.Right, true)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => !outcome && (Asks(either.Left, false) || Asks(either.Right, false)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => Compares(equal, outcome ? IPv6 : IPv4),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal => Compares(unequal, outcome ? IPv4 : IPv6),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: var pattern } } => !outcome && IsPatternOfIPv6(pattern),
        IsPatternExpressionSyntax { Pattern: var pattern } => outcome && IsPatternOfIPv6(pattern),
        _ => false,
    };

    private static bool Compares(BinaryExpressionSyntax comparison, string family) => NameOf(comparison.Left) == family || NameOf(comparison.Right) == family;

    private static bool IsPatternOfIPv6(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => NameOf(constant.Expression) == IPv6,
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns: var parts } => parts.Any(part => IsPatternOfIPv6(part.Pattern)),
        _ => false,
    };
}
