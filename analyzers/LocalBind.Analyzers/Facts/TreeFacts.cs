using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Facts;

/// <summary>What is known of a tree from one compilation to the next: plain data, which lives as long as the tree and keeps nothing else alive.</summary>
internal sealed class TreeFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> OfTrees = new();

    private readonly object _mark = new();
    private readonly Dictionary<Place, (object Fact, Grounds Grounds)> _facts = [];
    private ulong _stamp;

    public static TreeFacts Of(SyntaxTree tree) => OfTrees.GetValue(tree, static _ => new TreeFacts());

    /// <summary>An object that stands for the tree, and for no other.</summary>
    public static object MarkOf(SyntaxTree tree) => Of(tree)._mark;

    /// <summary>The fact of a kind about a place in the tree, if it is known and still true.</summary>
    public T? Find<T>(TextSpan span, int kind, ProjectState project)
        where T : class
    {
        (object Fact, Grounds Grounds) known;
        lock (_facts)
        {
            if (_stamp != project.Stamp || !_facts.TryGetValue(new Place(typeof(T), span, kind), out known))
            {
                return null;
            }
        }

        return known.Grounds.HoldIn(project) ? (T)known.Fact : null;
    }

    public void Keep<T>(TextSpan span, int kind, T fact, Grounds grounds, ProjectState project)
        where T : class
    {
        lock (_facts)
        {
            if (_stamp != project.Stamp)
            {
                _facts.Clear();
                _stamp = project.Stamp;
            }

            _facts[new Place(typeof(T), span, kind)] = (fact, grounds);
        }
    }

    private readonly record struct Place(System.Type Fact, TextSpan Span, int Kind);
}
