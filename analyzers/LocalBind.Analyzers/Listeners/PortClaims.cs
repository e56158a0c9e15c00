using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Contexts;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The fixed ports that a project's listeners claim, and which of them meet in one run.</summary>
internal sealed class PortClaims(ProjectListeners project)
{
    private readonly object _lock = new();
    private readonly StartPaths _paths = new(project);
    private readonly ConcurrentDictionary<ClaimedPort, ImmutableArray<PortClaim>> _claims = new();
    private Dictionary<ClaimedPort, Claimants>? _claimants;

    /// <summary>The claims of a tree that come after another claim on the same port, each with the first such claim.</summary>
    public IEnumerable<(PortClaim Later, PortClaim Earlier)> CollisionsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        var own = project.ClaimsIn(tree, cancellation).Select(ClaimedPort.Of).Distinct().ToList();
        if (own.Count == 0)
        {
            yield break;
        }

        var all = ClaimantsOfAll(cancellation);
        foreach (var port in own.Where(port => all.TryGetValue(port, out var claimants) && claimants.Count > 1).OrderBy(port => all[port].Place))
        {
            var claims = _claims.GetOrAdd(port, _ => [.. all[port].Trees.SelectMany(claimant => project.ClaimsIn(claimant, cancellation)).Where(claim => ClaimedPort.Of(claim) == port)]);
            foreach (var later in claims.Where(claim => claim.Site.SyntaxTree == tree))
            {
                if (claims.FirstOrDefault(earlier => Collide(earlier, later, cancellation)) is { } first)
                {
                    yield return (later, first);
                }
            }
        }
    }

    private bool Collide(PortClaim earlier, PortClaim later, CancellationToken cancellation)
    {
        if (ReferenceEquals(earlier, later) || !earlier.Overlaps(later))
        {
            return false;
        }

        return earlier.Site == later.Site
            ? earlier.IsListedBefore(later)
            : !earlier.IsAnotherUseOf(later) && _paths.IsBefore(earlier, later, cancellation);
    }

    private Dictionary<ClaimedPort, Claimants> ClaimantsOfAll(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _claimants ??= project.Trees.SelectMany(tree => project.PortsIn(tree, cancellation).Select(port => (Port: port, Tree: tree))).GroupBy(claim => claim.Port)
                .Select((claims, place) => (claims.Key, Claimants: new Claimants(place, claims.Count(), [.. claims.Select(claim => claim.Tree).Distinct()])))
                .ToDictionary(claimed => claimed.Key, claimed => claimed.Claimants);
        }
    }

    /// <summary>Who claims a port.</summary>
    /// <param name="Place">The place of the port among all ports, in the order in which they are claimed first.</param>
    /// <param name="Count">How many claims there are.</param>
    /// <param name="Trees">Where they are.</param>
    private sealed record Claimants(int Place, int Count, ImmutableArray<SyntaxTree> Trees);
}

/// <summary>A port that is claimed, of one transport protocol.</summary>
internal readonly record struct ClaimedPort(long Port, TransportProtocol Protocol)
{
    public static ClaimedPort Of(PortClaim claim) => new(claim.Endpoint.Port!.Value, claim.Endpoint.Protocol);
}

/// <summary>One listener's claim on a fixed port.</summary>
/// <param name="Endpoint">What it would open.</param>
/// <param name="Site">The listening call, or the call that hands the port to it.</param>
internal sealed record PortClaim(CalledEndpoint Endpoint, SyntaxNode Site)
{
    /// <summary>The claim of an endpoint, or null if it claims no fixed port on a known address.</summary>
    public static PortClaim? Of(CalledEndpoint endpoint)
    {
        if (endpoint is not { IsClient: false, IsNoListener: false, Address: not null, Port: > Ports.SystemChosen and <= Ports.Maximum }
            || endpoint.PortPart is { IsFallback: true } || endpoint.AddressPart is { IsFallback: true })
        {
            return null;
        }

        var fromCaller = new[] { endpoint.PortPart, endpoint.AddressPart }.OfType<SyntaxPart>().FirstOrDefault(part => part.IsFromCaller);
        return new PortClaim(endpoint, fromCaller is null ? endpoint.Call.Syntax : StartPaths.CallAround(fromCaller.Argument));
    }

    /// <summary>Whether both cannot be open at the same time.</summary>
    public bool Overlaps(PortClaim other)
    {
        if (!Endpoint.Address!.Overlaps(other.Endpoint.Address!) || (SharesPort && other.SharesPort))
        {
            return false;
        }

        // http.sys, HttpListener and a WCF host share a port among prefixes; only the very same prefix is refused.
        var prefixes = IsPrefix(Endpoint) && IsPrefix(other.Endpoint) && Endpoint.Server.SpeaksHttp() == other.Endpoint.Server.SpeaksHttp();
        return !prefixes || (Endpoint.Path == other.Endpoint.Path && Endpoint.Address!.Equals(other.Endpoint.Address));
    }

    /// <summary>Whether one call opens both, because its argument lists them, this one first.</summary>
    public bool IsListedBefore(PortClaim other)
    {
        if (Endpoint.PortPart is not SyntaxPart mine || other.Endpoint.PortPart is not SyntaxPart theirs)
        {
            return false;
        }

        if (mine.Origin == theirs.Origin)
        {
            return mine.InnerSpan is { } first && theirs.InnerSpan is { } second && first.Start < second.Start;
        }

        return mine.Origin.SpanStart < theirs.Origin.SpanStart && StartPaths.AreElements(mine.Origin, theirs.Origin);
    }

    /// <summary>Whether both are the same listener seen twice, or one setting of a server that the later one replaces.</summary>
    public bool IsAnotherUseOf(PortClaim other)
    {
        if (Endpoint.Call == other.Endpoint.Call)
        {
            return Site == Endpoint.Call.Syntax || other.Site == other.Endpoint.Call.Syntax;
        }

        if (Endpoint.Server != ServerKind.Kestrel || other.Endpoint.Server != ServerKind.Kestrel)
        {
            return false;
        }

        var source = KestrelSource.Of(Endpoint.Call);
        return source != KestrelSource.Of(other.Endpoint.Call) || (source == KestrelSourceKind.Setting && !KestrelSource.AreOfDifferentServers(Endpoint.Call, other.Endpoint.Call));
    }

    /// <summary>Where this claim is written, when <paramref name="other"/> is told about it.</summary>
    public Location Place(PortClaim other) => PartBeside(other).Place();

    /// <summary>The part that a person would edit to make it differ from <paramref name="other"/>: the port, or what carries it where both have it from one place.</summary>
    public EndpointPart PartBeside(PortClaim other) => Endpoint.PortPart switch
    {
        SyntaxPart part when other.Endpoint.PortPart is SyntaxPart { Origin: var origin } && origin == part.Origin && part.InnerSpan is null => new SyntaxPart(part.Argument, part.Argument),
        SyntaxPart { InnerSpan: not null } part when other.Endpoint.PortPart is SyntaxPart { Origin: var origin } && origin == part.Origin => part with { IsOneOfSeveral = true },
        SyntaxPart part => part,
        _ => new SyntaxPart(Site, Site),
    };

    // Sockets that allow each other to share a port do.
    private bool SharesPort => Endpoint.Server == ServerKind.Socket && SocketUse.Of(Endpoint.Call).SharesPort;

    private static bool IsPrefix(CalledEndpoint endpoint) => endpoint.Path is not null || endpoint.Server is ServerKind.HttpListener or ServerKind.HttpSys;
}
