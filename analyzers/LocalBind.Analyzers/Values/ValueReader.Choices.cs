using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Several possibilities for one value: which stands in for which, and what decides between them.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> Coalesce(ICoalesceOperation coalesce, ValueScope scope)
    {
        var left = Read(coalesce.Value, scope).RemoveAll(value => value is NullValue);
        if (left.Length > 0 && left.All(IsWritten))
        {
            return left;
        }

        // Of several reads the first that finds something counts.
        var right = Read(coalesce.WhenNull, scope);
        return left is [ExternalValue { Read: { } first } read] && right.OfType<ExternalValue>().ToList() is [{ Read: { } second } next]
            ? Choice(One(read with { Read = first.Else(second) }), right.Remove(next))
            : Choice(left, right);
    }

    /// <summary>
    /// Joins possibilities: where one of them is read from outside, the written ones are its fallback; between those that are written a condition decides.
    /// </summary>
    private static ImmutableArray<Value> Choice(params ImmutableArray<Value>[] arms)
    {
        var all = arms.SelectMany(arm => arm).ToImmutableArray();
        var isFromOutside = all.Any(IsFromOutside);
        var isDecided = isFromOutside
            ? arms.Where(arm => arm.Any(IsWritten)).Select(arm => string.Join(";", arm.Where(IsWritten).Select(TextOf))).Distinct().Count() > 1
            : arms.Count(arm => arm.Length > 0) > 1;
        var marked = isDecided ? [.. all.Select(value => isFromOutside && !IsWritten(value) ? value : AsAlternative(value))] : all;
        return isFromOutside ? [.. marked.Select(AsFallback)] : marked;
    }

    /// <summary>The same where conditions decide that may have nothing to do with what is read: only those that ask whether it is there let it go first.</summary>
    private static ImmutableArray<Value> Decided(ImmutableArray<Value>[] arms, IReadOnlyCollection<IOperation?> conditions, ValueScope scope)
    {
        var all = Choice(arms);
        var reads = all.SelectMany(ReadsOf).Distinct().ToList();
        return reads.Count == 0 || conditions.Count == 0 || arms.Count(arm => arm.Length > 0) < 2 || AskFor(reads, conditions, scope) ? all : [.. all.Select(AsAlternative)];
    }

    /// <summary>The conditions under which something is written or returned.</summary>
    private static IEnumerable<IOperation?> ConditionsOf(SyntaxNode write, SyntaxNode? use, ValueScope scope)
    {
        for (var (child, parent) = (write, write.Parent); parent is not null and not MemberDeclarationSyntax && (use is null || parent.SyntaxTree != use.SyntaxTree || !parent.Span.Contains(use.Span)); (child, parent) = (parent, parent.Parent))
        {
            if (parent is IfStatementSyntax choice && child != choice.Condition)
            {
                yield return scope.OperationOf(choice.Condition);
            }
            else if (parent is SwitchStatementSyntax select)
            {
                yield return scope.OperationOf(select.Expression);
            }
        }
    }

    // args.Length > 0, int.TryParse(variable, out var port), variable is { } text; but not variable == "dual".
    private static bool AskFor(List<OutsideRead> reads, IEnumerable<IOperation?> conditions, ValueScope scope)
    {
        return conditions.All(condition => condition is IPatternOperation
            ? !condition.DescendantsAndSelf().Any(ComparesWithText)
            : condition is not null && !condition.DescendantsAndSelf().Any(ComparesWithText) && condition.DescendantsAndSelf().Any(Asks));

        bool Asks(IOperation operation) => operation switch
        {
            IParameterReferenceOperation { Parameter: var parameter } when IsArguments(parameter) => reads.Exists(read => read.IsArgument),
            IInvocationOperation or ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation =>
                Read(operation, scope).SelectMany(ReadsOf).Any(reads.Contains),
            _ => false,
        };
    }

    private static bool ComparesWithText(IOperation operation) => operation switch
    {
        IBinaryOperation { LeftOperand.ConstantValue: { HasValue: true, Value: string { Length: > 0 } } } or IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: string { Length: > 0 } } } => true,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string { Length: > 0 } } } => true,
        _ => false,
    };

    private static IEnumerable<OutsideRead> ReadsOf(Value value) => value switch
    {
        ExternalValue { Read: { } read } => [read],
        TextValue text => text.Pieces.Select(piece => piece.Read).OfType<OutsideRead>(),
        _ => [],
    };

    private static bool IsFromOutside(Value value) => value is ExternalValue || value.IsFallback;

    private static string TextOf(Value value) => value switch
    {
        NumberValue number => number.Number.ToString(CultureInfo.InvariantCulture),
        TextValue text => text.Text,
        AddressValue address => address.Address.Text,
        _ => value.Origin.ToString(),
    };

    private static Value AsAlternative(Value value) => Marked(value, isFallback: false);

    private static Value AsFallback(Value value) => Marked(value, isFallback: true);

    private static Value Marked(Value value, bool isFallback)
    {
        var marked = value switch
        {
            TextValue text => text with { Pieces = [.. text.Pieces.Select(piece => piece with { IsFallback = piece.IsFallback || isFallback, IsAlternative = piece.IsAlternative || !isFallback })] },
            EndPointValue endpoint => endpoint with { Addresses = All(endpoint.Addresses), Ports = All(endpoint.Ports) },
            _ => value,
        };
        return marked with { IsFallback = value.IsFallback || isFallback, IsAlternative = value.IsAlternative || !isFallback };

        ImmutableArray<Value> All(ImmutableArray<Value> parts) => [.. parts.Select(part => Marked(part, isFallback))];
    }
}
