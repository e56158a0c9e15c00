using System;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Contexts;

/// <summary>What the comparisons around a piece of code say of the values in it.</summary>
internal static class Comparisons
{
    /// <summary>
    /// What was found equal to a text or an address for every interface where the code runs: <c>host</c> around <c>host == "*" ? IPAddress.Any : …</c>
    /// It has asked for the wildcard; the code only says it in other words. Null where nothing was compared.
    /// </summary>
    public static ExpressionSyntax? AskedForEveryInterface(SyntaxNode node)
    {
        var asked = default(ExpressionSyntax);
        var isGuarded = CodeContext.IsGuarded(node, (condition, _) => CodeContext.Asks(condition, expression => ComparesWithWildcard(expression, ref asked)));
        return isGuarded ? asked : SelectedFor(node);
    }

    /// <summary>Whether a variable cannot have a value where it is used: <c>if (host != "0.0.0.0") …</c></summary>
    public static bool RuleOut(SyntaxNode use, string variable, string text) => CodeContext.IsGuarded(use, (condition, _) => CodeContext.Asks(condition, expression => expression switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var tested }] } empty when UseFinder.LastName(empty) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" =>
            text.Length == 0 && UseFinder.LastName(tested) == variable ? false : null,
        _ => Compared(expression) is ({ } left, { } right, var areEqual)
            && (UseFinder.LastName(left) == variable && IsText(right, text) || UseFinder.LastName(right) == variable && IsText(left, text)) ? !areEqual : null,
    }));

    private static bool? ComparesWithWildcard(ExpressionSyntax expression, ref ExpressionSyntax? asked)
    {
        switch (expression)
        {
            case IsPatternExpressionSyntax match:
                asked = match.Expression;
                return IsWildcard(match.Pattern) ? true : match.Pattern is UnaryPatternSyntax { Pattern: var negated } && IsWildcard(negated) ? false : null;
            case var _ when Compared(expression) is ({ } left, { } right, var areEqual) && IsWildcard(left) != IsWildcard(right):
                asked = IsWildcard(left) ? right : left;
                return areEqual;
            default:
                return null;
        }
    }

    // a == b, a != b, a.Equals(b), string.Equals(a, b, …), IPAddress.Equals(a, b)
    private static (ExpressionSyntax Left, ExpressionSyntax Right, bool AreEqual)? Compared(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary => (binary.Left, binary.Right, binary.IsKind(SyntaxKind.EqualsExpression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Expression: var receiver }, ArgumentList.Arguments: { Count: > 0 } arguments } =>
            arguments.Count > 1 && UseFinder.LastName(receiver) is "String" or "IPAddress" or null
                ? (arguments[0].Expression, arguments[1].Expression, true)
                : (receiver, arguments[0].Expression, true),
        _ => null,
    };

    // host switch { "*" => IPAddress.Any, … } and case "*": return IPAddress.Any;
    private static ExpressionSyntax? SelectedFor(SyntaxNode node) => node.Ancestors().Select(ancestor => ancestor switch
    {
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax select } arm when arm.Expression.Span.Contains(node.Span) && IsWildcard(arm.Pattern) => select.GoverningExpression,
        SwitchSectionSyntax { Parent: SwitchStatementSyntax select } section when section.Labels.All(IsWildcard) => select.Expression,
        _ => null,
    }).FirstOrDefault(selected => selected is not null);

    private static bool IsWildcard(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax { Value: var value } => IsWildcard(value),
        CasePatternSwitchLabelSyntax { Pattern: var pattern } => IsWildcard(pattern),
        _ => false,
    };

    private static bool IsWildcard(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: var constant } => IsWildcard(constant),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => IsWildcard(either.Left) && IsWildcard(either.Right),
        ParenthesizedPatternSyntax parenthesized => IsWildcard(parenthesized.Pattern),
        _ => false,
    };

    private static bool IsWildcard(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.CharacterLiteralExpression } literal =>
            literal.Token.ValueText is "*" or "+" or "0.0.0.0" or "::" or "[::]" || literal.Token.ValueText.Equals("any", StringComparison.OrdinalIgnoreCase),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" or "IPv6Any", Expression: var type } => UseFinder.LastName(type) == "IPAddress",
        _ => false,
    };

    private static bool IsText(ExpressionSyntax expression, string text) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText == text,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => text.Length == 0,
        _ => false,
    };
}
