using System.Collections.Generic;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>That a method hands a parameter to a listener: a <see cref="Relay"/> of which nothing is bound yet.</summary>
/// <param name="method">The method whose callers decide.</param>
/// <param name="call">The listening call.</param>
/// <param name="next">What the method hands the parameter to; null for a method that makes the listening call itself.</param>
/// <param name="site">The call by which it does.</param>
internal sealed class RelayFact(MethodFact method, CallPlace call, RelayFact? next = null, SyntaxNode? site = null)
{
    /// <summary>Real code hands a port on two or three times: Main, a constructor, a Start method.</summary>
    private const int MaximumPath = 3;

    private readonly int _length = next is null ? 0 : next._length + 1;

    public MethodFact Method { get; } = method;

    public CallPlace Call { get; } = call;

    public RelayFact? Next { get; } = next;

    public SyntaxNode? Site { get; } = site;

    public bool CanBeLonger => _length < MaximumPath;

    /// <summary>The files that it leads through.</summary>
    public IEnumerable<Source> Sources
    {
        get
        {
            yield return Source.Of(Call.Tree);
            for (var relay = this; relay?.Site is { } site; relay = relay.Next)
            {
                yield return Source.Of(site.SyntaxTree);
            }
        }
    }

    /// <summary>What tells it from other relays as long as its files are the same.</summary>
    public IEnumerable<object> Identity
    {
        get
        {
            yield return Method.Key;
            yield return TreeFacts.MarkOf(Call.Tree);
            yield return Call.Index;
            for (var relay = this; relay?.Site is { } site; relay = relay.Next)
            {
                yield return TreeFacts.MarkOf(site.SyntaxTree);
                yield return site.Span;
                yield return relay.Next!.Method.Key;
            }
        }
    }
}

/// <summary>A listening call: which one it is of the nodes of a tree that may be one.</summary>
internal readonly record struct CallPlace(SyntaxTree Tree, int Index);
