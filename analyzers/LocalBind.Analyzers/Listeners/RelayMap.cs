using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

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

    private readonly ILookup<string, RelayFact> _relays;

    public RelayMap(IEnumerable<RelayFact> relays)
    {
        All = [.. FewOfEach(relays)];
        var reached = All.SelectMany(relay => relay.Method.Reached.Select(member => (Member: member, Relay: relay))).ToList();
        _relays = reached.ToLookup(entry => entry.Member.Key, entry => entry.Relay, StringComparer.Ordinal);
        Names = UseNames.OfRelays(
            reached.Where(entry => entry.Member.IsConstructor).Select(entry => entry.Member.Name),
            reached.Where(entry => !entry.Member.IsConstructor).Select(entry => entry.Member.Name),
            reached.Where(entry => entry.Member.MayBeBare).Select(entry => entry.Member.Name));
    }

    public ImmutableArray<RelayFact> All { get; }

    public bool IsEmpty => All.IsEmpty;

    /// <summary>The names by which calls of the methods are recognised in syntax.</summary>
    public UseNames Names { get; }

    /// <summary>The relays that a call of a method reaches, by its key.</summary>
    public IEnumerable<RelayFact> Of(string method) => _relays[method];

    public bool Contains(RelayFact relay) => Of(relay.Method.Key).Any(known => known.Call == relay.Call && known.Method.Key == relay.Method.Key);

    public RelayMap With(RelayMap others) => others.IsEmpty ? this : new RelayMap(All.Concat(others.All));

    // Each way multiplies those of the callers.
    private static IEnumerable<RelayFact> FewOfEach(IEnumerable<RelayFact> relays) => relays
        .GroupBy(relay => relay.Call)
        .SelectMany(reached => reached
            .GroupBy(relay => relay.Method.Key, StringComparer.Ordinal)
            .Take(MaximumMethods)
            .SelectMany(ways => ways.Take(MaximumWays)));
}
