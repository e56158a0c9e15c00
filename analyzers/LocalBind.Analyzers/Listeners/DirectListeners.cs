using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Facts;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The calls of listed members in a project, read one by one when they are asked for.</summary>
internal sealed class DirectListeners(ProjectModels models, ListenerCatalogue catalogue)
{
    private readonly UseNames _names = catalogue.Names.WithAliases(models.Compilation.SyntaxTrees.SelectMany(tree => UseFinder.GlobalAliases(tree, catalogue.Names.Types, default)));

    // Whoever reads a call first is the one that all go on with: calls are told apart by reference.
    private readonly ConcurrentDictionary<CallPlace, DirectCall> _calls = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<DirectCall>> _callsIn = new();

    /// <summary>The calls of a tree.</summary>
    public ImmutableArray<DirectCall> In(SyntaxTree tree, CancellationToken cancellation) =>
        _callsIn.TryGetValue(tree, out var calls) ? calls : _callsIn.GetOrAdd(tree, [.. Listed(tree, cancellation).Select(index => CallAt(new CallPlace(tree, index), cancellation)).OfType<DirectCall>()]);

    /// <summary>One of them.</summary>
    public DirectCall? CallAt(CallPlace place, CancellationToken cancellation) =>
        _calls.TryGetValue(place, out var call) ? call : Bind(place, cancellation) is { } bound ? _calls.GetOrAdd(place, Read(place, bound, cancellation)) : null;

    /// <summary>The methods of the project that hand a parameter to a call in a tree.</summary>
    public IEnumerable<RelayFact> RelaysIn(SyntaxTree tree, CancellationToken cancellation) =>
        from call in FactsOf(tree, cancellation).Calls
        from method in call.Methods
        select new RelayFact(method, new CallPlace(tree, call.Index));

    /// <summary>The ports that calls in a tree claim.</summary>
    public ImmutableArray<ClaimedPort> PortsIn(SyntaxTree tree, CancellationToken cancellation) => FactsOf(tree, cancellation).Ports;

    /// <summary>The methods that some parameters belong to.</summary>
    public static ImmutableArray<IMethodSymbol> MethodsOf(IEnumerable<IParameterSymbol> parameters) =>
        [.. parameters.Select(parameter => parameter.ContainingSymbol).OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];

    private ListenerCall? Bind(CallPlace place, CancellationToken cancellation) =>
        ListenerCall.Of(models.OperationOf(UseFinder.Find(place.Tree, _names, cancellation)[place.Index], cancellation), catalogue);

    private DirectCall Read(CallPlace place, ListenerCall call, CancellationToken cancellation)
    {
        var scope = new ValueScope(models, cancellation);
        var endpoints = new EndpointReader(call, scope).Read().ToImmutableArray();
        var others = SocketRole.IsAboutSocket(call) ? SocketUse.Of(call).OtherTrees.Select(Source.Of) : [];
        return new DirectCall(place, call, endpoints, MethodsOf(scope.Parameters), [.. scope.Sources.Concat(others).Distinct()]);
    }

    // Most nodes of a listed name call something else; which ones do not is a matter of declarations.
    private ImmutableArray<int> Listed(SyntaxTree tree, CancellationToken cancellation)
    {
        var count = UseFinder.Find(tree, _names, cancellation).Length;
        if (count == 0)
        {
            return [];
        }

        return TreeFacts.Of(tree).Get(default, count, models.State, () =>
        {
            var listed = new ListedNodes([.. Enumerable.Range(0, count).Where(index => CallAt(new CallPlace(tree, index), cancellation) is not null)]);
            cancellation.ThrowIfCancellationRequested();
            return (listed, Grounds.None);
        }).Indexes;
    }

    private CallFacts FactsOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Listed(tree, cancellation).IsEmpty)
        {
            return CallFacts.None;
        }

        return TreeFacts.Of(tree).Get(default, 0, models.State, () =>
        {
            var calls = In(tree, cancellation);
            var found = new CallFacts(
                [.. calls.Where(call => !call.Methods.IsEmpty).Select(call => (call.Place.Index, call.Methods.Select(MethodFact.Of).ToImmutableArray()))],
                [.. calls.SelectMany(call => call.Claims).Select(ClaimedPort.Of)]);
            return (found, Grounds.Of(calls.SelectMany(call => call.Sources), models.State));
        });
    }

    /// <summary>Which of the nodes that may call a listed member do.</summary>
    private sealed record ListedNodes(ImmutableArray<int> Indexes);

    /// <summary>What the calls of a tree mean to other files.</summary>
    private sealed record CallFacts(ImmutableArray<(int Index, ImmutableArray<MethodFact> Methods)> Calls, ImmutableArray<ClaimedPort> Ports)
    {
        public static CallFacts None { get; } = new([], []);
    }
}

/// <summary>A call of a listed member.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Call">The call.</param>
/// <param name="Endpoints">What it opens or connects to.</param>
/// <param name="Methods">The methods whose parameters that depends on.</param>
/// <param name="Sources">What it was read from.</param>
internal sealed record DirectCall(CallPlace Place, ListenerCall Call, ImmutableArray<CalledEndpoint> Endpoints, ImmutableArray<IMethodSymbol> Methods, ImmutableArray<Source> Sources)
{
    private IReadOnlyList<PortClaim>? _claims;

    /// <summary>The ports that it claims.</summary>
    public IReadOnlyList<PortClaim> Claims => _claims ??= [.. Endpoints.Select(PortClaim.Of).OfType<PortClaim>()];
}
