using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The listeners of one compilation, read tree by tree when they are asked for.</summary>
internal sealed class ProjectListeners
{
    private readonly DirectListeners _direct;
    private readonly RelayedListeners _relayed;

    public ProjectListeners(Compilation compilation, ListenerCatalogue catalogue)
    {
        Models = new ProjectModels(compilation, catalogue.OwnText);
        _direct = new DirectListeners(Models, catalogue);
        _relayed = new RelayedListeners(Models, new ProjectRelays(Models, _direct));
    }

    /// <summary>The models of the project.</summary>
    public ProjectModels Models { get; }

    public IEnumerable<SyntaxTree> Trees => Models.Compilation.SyntaxTrees;

    /// <summary>A scope to read further values of this project in.</summary>
    public ValueScope NewScope(CancellationToken cancellation) => new(Models, cancellation);

    /// <summary>The calls of listed members in a tree.</summary>
    public ImmutableArray<DirectCall> DirectCallsIn(SyntaxTree tree, CancellationToken cancellation) => _direct.In(tree, cancellation);

    /// <summary>What calls in a tree hand to listeners through the project's own methods.</summary>
    public ImmutableArray<CalledEndpoint> RelayedIn(SyntaxTree tree, CancellationToken cancellation) => _relayed.In(tree, cancellation);

    /// <summary>All that calls in a tree open through the project's own methods, also what those write themselves.</summary>
    public IEnumerable<(SyntaxNode CallSite, CalledEndpoint Endpoint)> OpenedBy(SyntaxTree tree, CancellationToken cancellation) => _relayed.OpenedBy(tree, cancellation);

    /// <summary>What a tree claims, directly and through the project's own methods.</summary>
    public IEnumerable<PortClaim> ClaimsIn(SyntaxTree tree, CancellationToken cancellation) =>
        _direct.In(tree, cancellation).SelectMany(call => call.Claims).Concat(_relayed.ClaimsIn(tree, cancellation));

    /// <summary>The ports of these claims, without binding anything where they are known.</summary>
    public IEnumerable<ClaimedPort> PortsIn(SyntaxTree tree, CancellationToken cancellation) =>
        _direct.PortsIn(tree, cancellation).Concat(_relayed.PortsIn(tree, cancellation));

    /// <summary>Where the project calls the method (or creates the type) that a body belongs to.</summary>
    public IEnumerable<SyntaxNode> CallsOf(SyntaxNode body, CancellationToken cancellation)
    {
        var declared = body is CompilationUnitSyntax or AnonymousFunctionExpressionSyntax ? null : Models.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, cancellation);
        return declared is null ? [] : Models.Calls.Of(declared, cancellation);
    }
}
