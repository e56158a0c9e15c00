using System;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

    /// <summary>
    /// The same of what stays where a condition lets nobody write another value: <c>var address = IPAddress.Any; if (host != "*") { address = …; }</c>
    /// </summary>
    public static ExpressionSyntax? AskedUnlessWritten(SyntaxNode write)
    {
        var asked = default(ExpressionSyntax);
        return write.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } choice && choice.Statement.Span.Contains(write.Span)
            && CodeContext.Asks(choice.Condition, expression => ComparesWithWildcard(expression, ref asked)) == false ? asked : null;
    }

    /// <summary>Whether a variable cannot have a text where it is used: <c>if (host != "0.0.0.0") …</c></summary>
    public static bool RuleOut(SyntaxNode use, string variable, string text) => IsRuledOut(use, variable, expression => expression switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var tested }] } empty when UseFinder.LastName(empty) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" =>
            text.Length == 0 && UseFinder.LastName(tested) == variable ? true : null,
        _ => Compared(expression) is ({ } left, { } right, var areEqual)
            && (UseFinder.LastName(left) == variable && IsText(right, text) || UseFinder.LastName(right) == variable && IsText(left, text)) ? areEqual : null,
    });

    /// <summary>Whether a variable cannot have a number where it is used: <c>if (port &gt;= 0) …</c></summary>
    public static bool RuleOut(SyntaxNode use, string variable, long number) => IsRuledOut(use, variable, expression => expression switch
    {
        BinaryExpressionSyntax comparison when UseFinder.LastName(comparison.Left) == variable && Number(comparison.Right) is { } limit => Holds(comparison.Kind(), number, limit),
        BinaryExpressionSyntax comparison when UseFinder.LastName(comparison.Right) == variable && Number(comparison.Left) is { } limit => Holds(comparison.Kind(), limit, number),
        _ => null,
    });

    // A condition that would have another outcome with the value. What is written in between makes it the condition of another value.
    private static bool IsRuledOut(SyntaxNode use, string variable, Func<ExpressionSyntax, bool?> outcome) =>
        CodeContext.IsGuarded(use, (condition, _) => CodeContext.Asks(condition, expression => !outcome(expression)) is { } answer && !IsWrittenBetween(condition, use, variable) ? answer : null);

    private static bool IsWrittenBetween(SyntaxNode condition, SyntaxNode use, string variable) =>
        condition.Span.End < use.SpanStart
        && condition.Ancestors().FirstOrDefault(ancestor => ancestor.Span.Contains(use.Span)) is { } body
        && body.DescendantNodes(TextSpan.FromBounds(condition.Span.End, use.SpanStart)).Any(node => node.Span.End <= use.SpanStart && node.SpanStart >= condition.Span.End && node switch
        {
            AssignmentExpressionSyntax assignment => UseFinder.LastName(assignment.Left) == variable,
            ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => UseFinder.LastName(argument.Expression) == variable,
            _ => false,
        });

    private static bool? Holds(SyntaxKind comparison, long left, long right) => comparison switch
    {
        SyntaxKind.LessThanExpression => left < right,
        SyntaxKind.LessThanOrEqualExpression => left <= right,
        SyntaxKind.GreaterThanExpression => left > right,
        SyntaxKind.GreaterThanOrEqualExpression => left >= right,
        SyntaxKind.EqualsExpression => left == right,
        SyntaxKind.NotEqualsExpression => left != right,
        _ => null,
    };

    private static long? Number(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int number } } => -(long)number,
        _ => null,
    };

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
