using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The relays of a project, by method.</summary>
internal sealed class RelayMap
{
    /// <summary>How many ways from one method to one listening call are read; two or three overloads that call each other make as many.</summary>
    private const int MaximumWays = 4;

    /// <summary>
    /// How many methods are followed to one listening call, the nearest first. The one request that a scraper's hundred pages share is reached through six hundred of them, and each is read once for every call of it.
    /// </summary>
    private const int MaximumMethods = 32;

    private readonly ILookup<ISymbol?, Relay> _relays;

    public RelayMap(IEnumerable<Relay> relays)
    {
        All = [.. FewOfEach(relays)];
        var reached = All.SelectMany(relay => MemberOverrides.StandsInFor(relay.Method).Prepend(relay.Method).Select(method => (Method: method, Relay: relay))).ToList();
        _relays = reached.ToLookup(entry => (ISymbol?)entry.Method, entry => entry.Relay, SymbolEqualityComparer.Default);
        Names = UseNames.OfRelays(
            reached.Where(entry => entry.Method.MethodKind == MethodKind.Constructor).Select(entry => entry.Method.ContainingType.Name),
            reached.Where(entry => entry.Method.MethodKind != MethodKind.Constructor).Select(entry => entry.Method.Name),
            reached.Where(entry => entry.Method.Parameters.Any(parameter => parameter.IsOptional)).Select(entry => entry.Method.Name));
    }

    public ImmutableArray<Relay> All { get; }

    public bool IsEmpty => All.IsEmpty;

    /// <summary>The names by which calls of the methods are recognised in syntax.</summary>
    public UseNames Names { get; }

    public IEnumerable<Relay> Of(IMethodSymbol method) => _relays[method];

    public bool Contains(Relay relay) => Of(relay.Method).Any(known => known.Call == relay.Call && SymbolEqualityComparer.Default.Equals(known.Method, relay.Method));

    public RelayMap With(RelayMap others) => others.IsEmpty ? this : new RelayMap(All.Concat(others.All));

    // Each way multiplies those of the callers.
    private static IEnumerable<Relay> FewOfEach(IEnumerable<Relay> relays) => relays
        .GroupBy(relay => relay.Call)
        .SelectMany(reached => reached
            .GroupBy(relay => (ISymbol)relay.Method, SymbolEqualityComparer.Default)
            .Take(MaximumMethods)
            .SelectMany(ways => ways.Take(MaximumWays)));
}
