using System.Collections.Immutable;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Values;

/// <summary>One thing that an expression may evaluate to, with the place in the source where it was written.</summary>
/// <param name="Origin">The expression that a person would edit to change the value.</param>
internal abstract record Value(SyntaxNode Origin)
{
    /// <summary>Whether the value only stands in for one read from configuration, the environment, arguments or a call that cannot be followed.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a condition decides between this value and others that are written too; a list's elements are no such thing.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>The argument through which a caller handed the value to the listening method, or null where none did.</summary>
    public SyntaxNode? CallerArgument { get; init; }

    /// <summary>Where the value stands inside a longer text, if the source spells it out.</summary>
    public TextSpan? InnerSpan { get; init; }
}

/// <summary>An integer.</summary>
internal sealed record NumberValue(long Number, SyntaxNode Origin) : Value(Origin);

/// <summary>A truth value.</summary>
internal sealed record BooleanValue(bool IsTrue, SyntaxNode Origin) : Value(Origin);

/// <summary>An <c>IPAddress</c>.</summary>
internal sealed record AddressValue(BindAddress Address, SyntaxNode Origin) : Value(Origin);

/// <summary>An address, a host name or a list of them that the machine's own name or interfaces yield.</summary>
internal sealed record MachineAddressValue(SyntaxNode Origin) : Value(Origin);

/// <summary>An <c>EndPoint</c>: possible addresses and possible ports.</summary>
internal sealed record EndPointValue(ImmutableArray<Value> Addresses, ImmutableArray<Value> Ports, SyntaxNode Origin) : Value(Origin);

/// <summary>A key and its value in a collection of settings.</summary>
internal sealed record SettingValue(ImmutableArray<Value> Keys, ImmutableArray<Value> Values, SyntaxNode Origin) : Value(Origin);

/// <summary>A tuple, element by element.</summary>
internal sealed record TupleValue(ImmutableArray<ImmutableArray<Value>> Elements, SyntaxNode Origin) : Value(Origin);

/// <summary><c>null</c> or <c>default</c>.</summary>
internal sealed record NullValue(SyntaxNode Origin) : Value(Origin);

/// <summary>A parameter of one of the project's own methods; its callers decide.</summary>
internal sealed record ParameterValue(IParameterSymbol Parameter, SyntaxNode Origin) : Value(Origin);

/// <summary>Something that is not written in the source: configuration, environment, arguments, user input, or code that cannot be followed.</summary>
internal sealed record ExternalValue(SyntaxNode Origin) : Value(Origin)
{
    /// <summary>What the running program would read, if the source says it.</summary>
    public OutsideRead? Read { get; init; }
}
