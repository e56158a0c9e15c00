using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Facts;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>What calls of the project's own methods open, read tree by tree when it is asked for.</summary>
internal sealed class RelayedListeners(ProjectModels models, ProjectRelays relays)
{
    private readonly ConcurrentDictionary<SyntaxTree, RelayedEndpoints> _endpoints = new();

    /// <summary>What calls in a tree hand to listeners.</summary>
    public ImmutableArray<CalledEndpoint> In(SyntaxTree tree, CancellationToken cancellation) => ReadOnce(tree, cancellation).Endpoints;

    /// <summary>The ports that they claim.</summary>
    public IReadOnlyList<PortClaim> ClaimsIn(SyntaxTree tree, CancellationToken cancellation) => ReadOnce(tree, cancellation).Claims;

    /// <summary>All that calls in a tree open, also what the called methods write themselves.</summary>
    public IEnumerable<(SyntaxNode CallSite, CalledEndpoint Endpoint)> OpenedBy(SyntaxTree tree, CancellationToken cancellation) =>
        from site in relays.CallsIn(tree, cancellation).Concat(relays.ContainersIn(tree, cancellation))
        from endpoint in Read(site.Site, site.Relay, new ValueScope(models, cancellation), cancellation)
        select (site.Site, endpoint);

    /// <summary>The same ports, without binding anything where they are known.</summary>
    public ImmutableArray<ClaimedPort> PortsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        var calls = relays.CallsIn(tree, cancellation).ToList();
        if (calls.Count == 0)
        {
            return [];
        }

        ImmutableArray<object> ways = [.. calls.SelectMany(call => call.Relay.Identity.Prepend(call.Site.Span))];
        return TreeFacts.Of(tree).Get(
            default,
            0,
            models.State,
            () =>
            {
                var read = ReadOnce(tree, cancellation);
                var sources = read.Sources.Concat(calls.SelectMany(call => call.Relay.Sources));
                return (new RelayedPorts(ways, [.. read.Claims.Select(ClaimedPort.Of)]), Grounds.Of(sources, models.State));
            },
            known => known.Ways.SequenceEqual(ways)).Ports;
    }

    private RelayedEndpoints ReadOnce(SyntaxTree tree, CancellationToken cancellation) =>
        _endpoints.TryGetValue(tree, out var endpoints) ? endpoints : _endpoints.GetOrAdd(tree, Read(tree, cancellation));

    private RelayedEndpoints Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var endpoints = ImmutableArray.CreateBuilder<CalledEndpoint>();
        var sources = new HashSet<Source>();
        foreach (var site in relays.CallsIn(tree, cancellation).GroupBy(call => call.Site))
        {
            var passed = new ValueScope(models, cancellation);
            if (relays.OperationOf(site.Key, cancellation) is { } operation && Relay.IsPassedSomethingWritten(operation, passed))
            {
                foreach (var (_, relay) in site)
                {
                    // What the method itself writes is reported there; here only what this caller adds counts.
                    var scope = new ValueScope(models, cancellation);
                    endpoints.AddRange(Read(site.Key, relay, scope, cancellation)
                        .Where(endpoint => endpoint.AddressPart?.IsFromCaller == true || endpoint.PortPart?.IsFromCaller == true));
                    sources.UnionWith(scope.Sources);
                }
            }

            sources.UnionWith(passed.Sources);
        }

        return new RelayedEndpoints(endpoints.ToImmutable(), [.. sources]);
    }

    private ImmutableArray<CalledEndpoint> Read(SyntaxNode site, RelayFact relay, ValueScope scope, CancellationToken cancellation) =>
        relays.OperationOf(site, cancellation) is { } operation && relays.Bind(relay, cancellation) is { } bound ? bound.Read(operation, scope) : [];

    /// <summary>What the calls of a tree open, and what that was read from.</summary>
    private sealed record RelayedEndpoints(ImmutableArray<CalledEndpoint> Endpoints, ImmutableArray<Source> Sources)
    {
        private IReadOnlyList<PortClaim>? _claims;

        public IReadOnlyList<PortClaim> Claims => _claims ??= [.. Endpoints.Select(PortClaim.Of).OfType<PortClaim>()];
    }

    /// <summary>The ports that the calls of a tree claim, by certain ways to listeners.</summary>
    private sealed record RelayedPorts(ImmutableArray<object> Ways, ImmutableArray<ClaimedPort> Ports);
}
