using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The listeners of one compilation, read tree by tree when they are asked for.</summary>
internal sealed class ProjectListeners(Compilation compilation, ListenerCatalogue catalogue)
{
    private readonly ProjectModels _models = new(compilation);

    // Whoever reads a tree first is the one that all go on with: calls are told apart by reference.
    private readonly ConcurrentDictionary<SyntaxTree, DirectCalls> _direct = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<CalledEndpoint>> _relayed = new();
    private readonly object _lock = new();
    private readonly UseNames _names = catalogue.Names.WithAliases(compilation.SyntaxTrees.SelectMany(tree => UseFinder.GlobalAliases(tree, catalogue.Names.Types, default)));
    private RelayMap? _relays;

    /// <summary>A scope to read further values of this project in.</summary>
    public ValueScope NewScope(CancellationToken cancellation) => new(_models, cancellation);

    /// <summary>What the calls of listed members in a tree open or connect to.</summary>
    public DirectCalls DirectCallsIn(SyntaxTree tree, CancellationToken cancellation) =>
        _direct.TryGetValue(tree, out var calls) ? calls : _direct.GetOrAdd(tree, ReadDirect(tree, cancellation));

    /// <summary>What calls in a tree hand to listeners through the project's own methods.</summary>
    public ImmutableArray<CalledEndpoint> RelayedIn(SyntaxTree tree, CancellationToken cancellation) =>
        _relayed.TryGetValue(tree, out var endpoints) ? endpoints : _relayed.GetOrAdd(tree, ReadRelayed(tree, cancellation));

    /// <summary>All that calls in a tree open through the project's own methods, also what those write themselves.</summary>
    public IEnumerable<(SyntaxNode CallSite, CalledEndpoint Endpoint)> OpenedBy(SyntaxTree tree, CancellationToken cancellation) =>
        from site in CallSites(tree, Relays(cancellation), cancellation).Concat(Containers(tree, Relays(cancellation), cancellation))
        from endpoint in site.Relay.Read(site.CallSite, NewScope(cancellation))
        select (site.CallSite.Syntax, endpoint);

    /// <summary>All endpoints of the project, in the order of its trees.</summary>
    public IEnumerable<CalledEndpoint> All(CancellationToken cancellation) =>
        compilation.SyntaxTrees.SelectMany(tree => DirectCallsIn(tree, cancellation).Endpoints.Concat(RelayedIn(tree, cancellation)));

    /// <summary>The models of the project.</summary>
    public ProjectModels Models => _models;

    /// <summary>Where the project calls the method (or creates the type) that a body belongs to.</summary>
    public IEnumerable<SyntaxNode> CallsOf(SyntaxNode body, CancellationToken cancellation)
    {
        var declared = body is CompilationUnitSyntax or AnonymousFunctionExpressionSyntax ? null : _models.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, cancellation);
        return declared is null ? [] : _models.Calls.Of(declared, cancellation);
    }

    private ImmutableArray<CalledEndpoint> ReadRelayed(SyntaxTree tree, CancellationToken cancellation)
    {
        var relays = Relays(cancellation);
        var endpoints = ImmutableArray.CreateBuilder<CalledEndpoint>();
        foreach (var (callSite, relay) in CallSites(tree, relays, cancellation).GroupBy(site => site.CallSite)
            .Where(site => Relay.IsPassedSomethingWritten(site.Key, NewScope(cancellation))).SelectMany(site => site))
        {
            // What the method itself writes is reported there; here only what this caller adds counts.
            endpoints.AddRange(relay.Read(callSite, NewScope(cancellation))
                .Where(endpoint => endpoint.AddressPart?.IsFromCaller == true || endpoint.PortPart?.IsFromCaller == true));
        }

        return endpoints.ToImmutable();
    }

    private DirectCalls ReadDirect(SyntaxTree tree, CancellationToken cancellation)
    {
        var calls = ImmutableArray.CreateBuilder<ListenerCall>();
        var endpoints = ImmutableArray.CreateBuilder<CalledEndpoint>();
        var relays = ImmutableArray.CreateBuilder<Relay>();
        foreach (var node in UseFinder.Find(tree, _names, cancellation))
        {
            if (ListenerCall.Of(_models.OperationOf(node, cancellation), catalogue) is not { } call)
            {
                continue;
            }

            var scope = NewScope(cancellation);
            calls.Add(call);
            endpoints.AddRange(new EndpointReader(call, scope).Read());
            relays.AddRange(MethodsOf(scope.Parameters).Select(method => new Relay(method, call, [])));
        }

        cancellation.ThrowIfCancellationRequested();

        return new DirectCalls(calls.ToImmutable(), endpoints.ToImmutable(), relays.ToImmutable());
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(IEnumerable<IParameterSymbol> parameters) =>
        parameters.Select(parameter => parameter.ContainingSymbol).OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);

    private RelayMap Relays(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _relays ??= FindRelays(cancellation);
        }
    }

    private RelayMap FindRelays(CancellationToken cancellation)
    {
        var found = new RelayMap(compilation.SyntaxTrees.SelectMany(tree => DirectCallsIn(tree, cancellation).Relays));
        for (var latest = found; !latest.IsEmpty;)
        {
            latest = new RelayMap(compilation.SyntaxTrees.SelectMany(tree => Callers(tree, latest, cancellation)).Where(relay => !found.Contains(relay)));
            found = found.With(latest);
        }

        return found;
    }

    // The methods that call a relay with a parameter of their own.
    private IEnumerable<Relay> Callers(SyntaxTree tree, RelayMap relays, CancellationToken cancellation)
    {
        foreach (var (callSite, relay) in CallSites(tree, relays, cancellation).Where(site => site.Relay.CanBeLonger))
        {
            var scope = NewScope(cancellation);
            foreach (var argument in Relay.Target(callSite).Arguments)
            {
                ValueReader.Read(argument.Value, scope);
            }

            foreach (var method in MethodsOf(scope.Parameters))
            {
                yield return new Relay(method, relay.Call, relay.Path.Insert(0, new RelayedCall(callSite, relay.Method)));
            }
        }
    }

    private IEnumerable<(IOperation CallSite, Relay Relay)> CallSites(SyntaxTree tree, RelayMap relays, CancellationToken cancellation)
    {
        if (relays.IsEmpty)
        {
            yield break;
        }

        foreach (var node in UseFinder.Find(tree, relays.Names, cancellation))
        {
            if (_models.OperationOf(node, cancellation) is { } callSite && Relay.Target(callSite).Method is { } method)
            {
                foreach (var relay in relays.Of(method))
                {
                    yield return (callSite, relay);
                }
            }
        }
    }

    // What a container creates is created with what it has, and with defaults.
    private IEnumerable<(IOperation CallSite, Relay Relay)> Containers(SyntaxTree tree, RelayMap relays, CancellationToken cancellation)
    {
        foreach (var relay in relays.All.Where(relay => relay.Method.MethodKind == MethodKind.Constructor))
        {
            foreach (var type in _models.Calls.HandedToContainers(relay.Method.ContainingType.OriginalDefinition, cancellation).Where(type => type.SyntaxTree == tree))
            {
                if (type.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && _models.OperationOf(call, cancellation) is { } callSite)
                {
                    yield return (callSite, relay);
                }
            }
        }
    }
}

/// <summary>What the calls of listed members in one tree open, and which methods they depend on.</summary>
internal sealed record DirectCalls(ImmutableArray<ListenerCall> Calls, ImmutableArray<CalledEndpoint> Endpoints, ImmutableArray<Relay> Relays);
