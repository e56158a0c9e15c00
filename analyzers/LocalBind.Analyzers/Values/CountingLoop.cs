using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>
/// A loop that counts (<c>for (var i = 0; i &lt; 3; i++)</c>): its variable has every one of the numbers, one after the other. None of them is a port that a person fixed, so they stand as fallbacks.
/// </summary>
internal static class CountingLoop
{
    /// <summary>More rounds than a program opens listeners.</summary>
    private const int MaximumRounds = 64;

    /// <summary>The numbers of a loop's variable; null where its declaration is none, or the code does not say them.</summary>
    /// <param name="declaration">The variable's declaration.</param>
    /// <param name="writes">What may be written to it before the use.</param>
    /// <param name="use">Where it is read: inside the loop, and not in a function that may run when the loop is over.</param>
    /// <param name="scope">Where values are read.</param>
    public static ImmutableArray<Value>? Numbers(SyntaxNode declaration, ImmutableArray<SyntaxNode> writes, SyntaxNode use, ValueScope scope)
    {
        if (declaration is not VariableDeclaratorSyntax { Initializer.Value: { } first, Parent.Parent: ForStatementSyntax loop } declarator
            || loop is not { Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax counted } condition, Incrementors: [var increment] }
            || counted.Identifier.ValueText != declarator.Identifier.ValueText
            || writes is not [var write]
            || !increment.Span.Contains(write.Span)
            || !loop.Statement.Span.Contains(use.Span)
            || use.Ancestors().TakeWhile(node => node != loop).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            || NumberOf(first, scope) is not { } from
            || NumberOf(condition.Right, scope) is not { } limit
            || StepOf(increment, scope) is not { } step)
        {
            return null;
        }

        var last = condition.Kind() switch
        {
            SyntaxKind.LessThanExpression => limit - 1,
            SyntaxKind.LessThanOrEqualExpression => limit,
            _ => from - 1,
        };
        var rounds = step > 0 && last >= from ? ((last - from) / step) + 1 : 0;
        return rounds is > 0 and <= MaximumRounds ? [.. Rounds(from, step, (int)rounds).Select(number => (Value)new NumberValue(number, first) { IsFallback = true })] : null;
    }

    private static IEnumerable<long> Rounds(long from, long step, int rounds) => Enumerable.Range(0, rounds).Select(round => from + (round * step));

    private static long? NumberOf(ExpressionSyntax expression, ValueScope scope) =>
        ValueReader.Read(scope.OperationOf(expression), scope) is [NumberValue { IsFallback: false, IsAlternative: false, CallerArgument: null } number] ? number.Number : null;

    // i++, ++i, i += 2
    private static long? StepOf(ExpressionSyntax increment, ValueScope scope) => increment.Kind() switch
    {
        SyntaxKind.PreIncrementExpression or SyntaxKind.PostIncrementExpression => 1,
        SyntaxKind.AddAssignmentExpression => NumberOf(((AssignmentExpressionSyntax)increment).Right, scope),
        _ => null,
    };
}
