using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Facts;

/// <summary>
/// What is known of a tree from one compilation to the next: plain data, which lives as long as the tree and keeps nothing else alive. It is kept for the two states of the project
/// that were asked about last: an editor tries changes, and goes on with the code as it was.
/// </summary>
internal sealed class TreeFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> OfTrees = new();

    private readonly object _mark = new();
    private State _latest = new(0);
    private State _former = new(0);

    public static TreeFacts Of(SyntaxTree tree) => OfTrees.GetValue(tree, static _ => new TreeFacts());

    /// <summary>An object that stands for the tree, and for no other.</summary>
    public static object MarkOf(SyntaxTree tree) => Of(tree)._mark;

    /// <summary>The fact of a kind about a place in the tree: as it is known if that is still true, else read and kept.</summary>
    /// <param name="span">The place.</param>
    /// <param name="kind">Which node of that span, or which state of the tree, it is about.</param>
    /// <param name="project">What facts hang on now.</param>
    /// <param name="read">Reads it, and tells what from.</param>
    /// <param name="isStillAsked">Whether a known fact answers what is asked now, where its place alone does not say so.</param>
    public T Get<T>(TextSpan span, int kind, ProjectState project, Func<(T Fact, Grounds Grounds)> read, Func<T, bool>? isStillAsked = null)
        where T : class
    {
        if (Find<T>(span, kind, project) is { } known && isStillAsked?.Invoke(known) != false)
        {
            return known;
        }

        var (fact, grounds) = read();
        Keep(span, kind, fact, grounds, project);
        return fact;
    }

    private T? Find<T>(TextSpan span, int kind, ProjectState project)
        where T : class
    {
        (object Fact, Grounds Grounds) known;
        lock (_mark)
        {
            if (!IsKnown(project.Stamp) || !_latest.Facts.TryGetValue(new Place(typeof(T), span, kind), out known))
            {
                return null;
            }
        }

        return known.Grounds.HoldIn(project) ? (T)known.Fact : null;
    }

    private void Keep<T>(TextSpan span, int kind, T fact, Grounds grounds, ProjectState project)
        where T : class
    {
        lock (_mark)
        {
            if (!IsKnown(project.Stamp))
            {
                (_former, _latest) = (_latest, new State(project.Stamp));
            }

            _latest.Facts[new Place(typeof(T), span, kind)] = (fact, grounds);
        }
    }

    // What is asked about becomes the latest.
    private bool IsKnown(ulong stamp)
    {
        if (_former.Stamp == stamp && _latest.Stamp != stamp)
        {
            (_former, _latest) = (_latest, _former);
        }

        return _latest.Stamp == stamp;
    }

    private sealed record State(ulong Stamp)
    {
        public Dictionary<Place, (object Fact, Grounds Grounds)> Facts { get; } = [];
    }

    private readonly record struct Place(Type Fact, TextSpan Span, int Kind);
}
