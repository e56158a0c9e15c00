using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Facts;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>
/// The project's own methods that hand a parameter to a listener, and where they are called. They are found by facts that outlive a compilation:
/// after a change, only what the change may have made different is bound again, and of the rest only what is asked for.
/// </summary>
internal sealed class ProjectRelays(ProjectModels models, DirectListeners direct)
{
    private readonly object _lock = new();
    private readonly ConcurrentDictionary<SyntaxNode, CallSite> _sites = new();
    private readonly ConcurrentDictionary<RelayFact, Relay?> _bound = new();
    private RelayMap? _relays;

    /// <summary>The calls in a tree that reach a listener through a method of the project, each as often as there are ways.</summary>
    public IEnumerable<(SyntaxNode Site, RelayFact Relay)> CallsIn(SyntaxTree tree, CancellationToken cancellation) => CallsIn(tree, All(cancellation), cancellation);

    /// <summary>Where a tree names a type to have objects made of it whose constructor is such a method. What a container creates is created with what it has, and with defaults.</summary>
    public IEnumerable<(SyntaxNode Site, RelayFact Relay)> ContainersIn(SyntaxTree tree, CancellationToken cancellation) =>
        from relay in All(cancellation).All
        where relay.Method.Reached[0].IsConstructor
        let type = Bind(relay, cancellation)?.Method.ContainingType.OriginalDefinition
        where type is not null
        from name in models.Calls.HandedToContainers(type, cancellation)
        where name.SyntaxTree == tree
        let call = name.FirstAncestorOrSelf<InvocationExpressionSyntax>()
        where call is not null
        select ((SyntaxNode)call, relay);

    /// <summary>The operation of a call.</summary>
    public IOperation? OperationOf(SyntaxNode site, CancellationToken cancellation) => SiteOf(site, cancellation).Operation;

    /// <summary>The relay with its symbols and operations.</summary>
    public Relay? Bind(RelayFact relay, CancellationToken cancellation) => _bound.GetOrAdd(relay, key => BindAnew(key, cancellation));

    private Relay? BindAnew(RelayFact relay, CancellationToken cancellation)
    {
        if (relay is { Next: { } next, Site: { } site })
        {
            return Bind(next, cancellation) is { } inner && OperationOf(site, cancellation) is { } operation && MethodOf(relay, DependentsOf(site, cancellation)) is { } method
                ? new Relay(method, inner.Call, inner.Path.Insert(0, new RelayedCall(operation, inner.Method)))
                : null;
        }

        return direct.CallAt(relay.Call, cancellation) is { } call && MethodOf(relay, call.Methods) is { } own ? new Relay(own, call.Call, []) : null;
    }

    private static IMethodSymbol? MethodOf(RelayFact relay, IEnumerable<IMethodSymbol> methods) => methods.FirstOrDefault(method => MethodFact.KeyOf(method) == relay.Method.Key);

    private RelayMap All(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _relays ??= Find(cancellation);
        }
    }

    private RelayMap Find(CancellationToken cancellation)
    {
        var found = new RelayMap(models.Compilation.SyntaxTrees.SelectMany(tree => direct.RelaysIn(tree, cancellation)));
        for (var latest = found; !latest.IsEmpty;)
        {
            latest = new RelayMap(models.Compilation.SyntaxTrees.SelectMany(tree => Callers(tree, latest, cancellation)).Where(relay => !found.Contains(relay)));
            found = found.With(latest);
        }

        return found;
    }

    // The methods that call a relay with a parameter of their own.
    private IEnumerable<RelayFact> Callers(SyntaxTree tree, RelayMap relays, CancellationToken cancellation) =>
        from call in CallsIn(tree, relays, cancellation)
        where call.Relay.CanBeLonger
        from method in CallersOf(call.Site, cancellation).Methods
        select new RelayFact(method, call.Relay.Call, call.Relay, call.Site);

    private IEnumerable<(SyntaxNode Site, RelayFact Relay)> CallsIn(SyntaxTree tree, RelayMap relays, CancellationToken cancellation)
    {
        if (relays.IsEmpty)
        {
            yield break;
        }

        foreach (var node in UseFinder.Find(tree, relays.Names, cancellation))
        {
            if (TargetOf(node, cancellation).Key is { } target)
            {
                foreach (var relay in relays.Of(target))
                {
                    yield return (node, relay);
                }
            }
        }
    }

    private Target TargetOf(SyntaxNode node, CancellationToken cancellation) =>
        TreeFacts.Of(node.SyntaxTree).Get(node.Span, node.RawKind, models.State, () =>
        {
            var method = Relay.Target(OperationOf(node, cancellation)).Method;
            return (new Target(method is null ? null : MethodFact.KeyOf(method)), Grounds.None);
        });

    private Dependents CallersOf(SyntaxNode node, CancellationToken cancellation) =>
        TreeFacts.Of(node.SyntaxTree).Get(node.Span, node.RawKind, models.State, () =>
        {
            var scope = new ValueScope(models, cancellation);
            var site = SiteOf(node, cancellation);
            site.Methods = MethodsThatDecide(site, scope);
            return (new Dependents([.. site.Methods.Select(MethodFact.Of)]), Grounds.Of(scope.Sources, models.State));
        });

    private IReadOnlyList<IMethodSymbol> DependentsOf(SyntaxNode node, CancellationToken cancellation)
    {
        var site = SiteOf(node, cancellation);
        return site.Methods ??= MethodsThatDecide(site, new ValueScope(models, cancellation));
    }

    // Those whose parameters the arguments of the call depend on.
    private static IReadOnlyList<IMethodSymbol> MethodsThatDecide(CallSite site, ValueScope scope)
    {
        foreach (var argument in Relay.Target(site.Operation).Arguments)
        {
            ValueReader.Read(argument.Value, scope);
        }

        return DirectListeners.MethodsOf(scope.Parameters);
    }

    private CallSite SiteOf(SyntaxNode node, CancellationToken cancellation) =>
        _sites.TryGetValue(node, out var site) ? site : _sites.GetOrAdd(node, new CallSite(models.OperationOf(node, cancellation)));

    private sealed class CallSite(IOperation? operation)
    {
        public IOperation? Operation { get; } = operation;

        public IReadOnlyList<IMethodSymbol>? Methods { get; set; }
    }

    /// <summary>What a call calls.</summary>
    private sealed record Target(string? Key);

    /// <summary>Whose parameters a call hands on.</summary>
    private sealed record Dependents(ImmutableArray<MethodFact> Methods);
}
