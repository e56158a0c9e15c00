using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Values;

/// <summary>
/// What was read of the symbols of a project, use by use. A test project of a thousand files reaches one fixture by thousands of ways, and without a memory
/// each of them would follow the fixture's variables anew.
/// </summary>
internal sealed class Readings
{
    private readonly ConcurrentDictionary<Use, Reading> _readings = new();

    public bool TryGet(ISymbol symbol, SyntaxNode use, out Reading reading) => _readings.TryGetValue(new Use(symbol, use), out reading!);

    public void Add(ISymbol symbol, SyntaxNode use, Reading reading) => _readings.TryAdd(new Use(symbol, use), reading);

    private readonly struct Use(ISymbol symbol, SyntaxNode node) : IEquatable<Use>
    {
        private readonly ISymbol _symbol = symbol;
        private readonly SyntaxNode _node = node;

        public bool Equals(Use other) => _node == other._node && SymbolEqualityComparer.Default.Equals(_symbol, other._symbol);

        public override bool Equals(object? obj) => obj is Use other && Equals(other);

        public override int GetHashCode() => unchecked((_node.GetHashCode() * 31) + SymbolEqualityComparer.Default.GetHashCode(_symbol));
    }
}

/// <summary>What a symbol was read as, and what else would have changed it: it is true wherever none of that is different.</summary>
/// <param name="Values">What it may be.</param>
/// <param name="Height">How many symbols were followed one inside the other.</param>
/// <param name="Steps">How many symbols were followed in all.</param>
/// <param name="Asked">The symbols that were not being followed, and the parameters that nothing was passed for.</param>
/// <param name="Parameters">The parameters that the values depend on.</param>
/// <param name="Sources">What was looked at besides declarations.</param>
internal sealed record Reading(ImmutableArray<Value> Values, int Height, int Steps, ImmutableArray<ISymbol> Asked, ImmutableArray<IParameterSymbol> Parameters, ImmutableArray<Source> Sources);
