using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Contexts;
using LocalBind.Analyzers.Listeners;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Values;

/// <summary>What the comparisons around a use say of its value.</summary>
internal static partial class ValueReader
{
    // Any in `host == "*" ? IPAddress.Any : …` is the host in other words: what a person would edit is the text that was compared.
    private static ImmutableArray<Value> Asked(ImmutableArray<Value> values, SyntaxNode place, ValueScope scope) =>
        values is [var wildcard] && wildcard.Origin == place && IsEveryInterface(wildcard) && Comparisons.AskedForEveryInterface(place) is { } asked
            ? [.. Read(scope.OperationOf(asked), scope).Where(value => !IsWritten(value) || IsEveryInterface(value))]
            : values;

    private static bool IsEveryInterface(Value value) => value switch
    {
        AddressValue { Address.Exposure: Exposure.EveryInterface } => true,
        TextValue { IsWhole: true } text => HostText.Address(text.Text)?.Exposure == Exposure.EveryInterface,
        _ => false,
    };

    // IPAddress.Any before `if (host != "*") { address = …; }` as well.
    private static ImmutableArray<Value> AskedUnless(ImmutableArray<Value> initial, ImmutableArray<SyntaxNode> writes, ValueScope scope) =>
        initial is [var wildcard] && IsEveryInterface(wildcard) && writes.Select(Comparisons.AskedUnlessWritten).FirstOrDefault(found => found is not null) is { } asked
            ? [.. Read(scope.OperationOf(asked), scope).Where(value => !IsWritten(value) || IsEveryInterface(value))]
            : initial;

    // What a condition around the use says that the variable is not.
    private static ImmutableArray<Value> Possible(ImmutableArray<Value> values, SyntaxNode use) =>
        values.Any(value => value is NumberValue or TextValue { IsWhole: true }) && UseFinder.LastName(use) is { } variable
            ? values.RemoveAll(value => value switch
            {
                TextValue { IsWhole: true } text => Comparisons.RuleOut(use, variable, text.Text),
                NumberValue number => Comparisons.RuleOut(use, variable, number.Number),
                _ => false,
            })
            : values;
}
