using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>What a reading of values may look at, and what it has met on its way. There is no way around it: what it does not note, a change of it would go unseen (<see cref="Grounds"/>).</summary>
internal sealed partial class ValueScope(ProjectModels models, CancellationToken cancellation)
{
    /// <summary>How many calls and variables a value is followed through; real code needs five or six.</summary>
    private const int MaximumDepth = 24;

    /// <summary>
    /// How many symbols are followed for one call. Functions that call each other in circles (parsers, scrapers) lead to a value by more ways than there is time for, each of them another one;
    /// what is not known by then counts as read from outside.
    /// </summary>
    private const int MaximumSteps = 600;

    /// <summary>How often a variable may be read for its own new value: <c>url = url.Trim(); url = url + "/"</c>. A member only once: nobody knows the order.</summary>
    private const int MaximumRewrites = 3;

    // What is being followed and what was passed, with the depth at which that began.
    private readonly Dictionary<ISymbol, int> _open = new(SymbolEqualityComparer.Default);
    private readonly Stack<(int Depth, ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> Values)> _arguments = new();
    private readonly Dictionary<ISymbol, int> _rewrites = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _asked = [];
    private readonly List<IParameterSymbol> _parameters = [];
    private readonly List<Source> _sources = [];
    private int _depth;
    private int _steps;

    // Of what is being read now: how far inside it went, and how far outside that began which made a difference to it.
    private int _innermost;
    private int _outermost;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The parameters that the values depend on, some of them more than once.</summary>
    public IReadOnlyList<IParameterSymbol> Parameters => _parameters;

    /// <summary>What was looked at besides declarations, some of it more than once.</summary>
    public IReadOnlyList<Source> Sources => _sources;

    /// <summary>Notes that the values depend on a parameter.</summary>
    public void DependsOn(IParameterSymbol parameter) => _parameters.Add(parameter);

    /// <summary>What the innermost call that is being followed passes for a parameter.</summary>
    public bool TryGetArgument(IParameterSymbol parameter, out ImmutableArray<Value> values)
    {
        foreach (var (depth, arguments) in _arguments)
        {
            if (arguments.TryGetValue(parameter, out values))
            {
                _outermost = Math.Min(_outermost, depth);
                return true;
            }
        }

        _asked.Add(parameter);
        values = default;
        return false;
    }

    /// <summary>Follows a call: its arguments are known inside <paramref name="read"/>.</summary>
    public ImmutableArray<Value> WithArguments(
        ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> arguments, Func<ImmutableArray<Value>> read)
    {
        _arguments.Push((_depth, arguments));
        try
        {
            return read();
        }
        finally
        {
            _arguments.Pop();
        }
    }

    /// <summary>Whether a symbol is being followed right now.</summary>
    public bool IsFollowing(ISymbol symbol)
    {
        if (_open.TryGetValue(symbol, out var depth))
        {
            _outermost = Math.Min(_outermost, depth);
            return true;
        }

        _asked.Add(symbol);
        return false;
    }

    /// <summary>
    /// Follows a symbol unless it is being followed already (recursive properties, variables assigned from themselves).
    /// One symbol at one <paramref name="origin"/> is always read the same way, so it is read once.
    /// </summary>
    public ImmutableArray<Value> Follow(ISymbol symbol, SyntaxNode origin, Func<ImmutableArray<Value>> read)
    {
        if (IsFollowing(symbol))
        {
            return [];
        }

        if (!models.Readings.TryGet(symbol, origin, out var known) || !IsTrueHere(known))
        {
            return Enter(symbol, origin, read, reading => models.Readings.Add(symbol, origin, reading));
        }

        _asked.AddRange(known.Asked);
        _parameters.AddRange(known.Parameters);
        _sources.AddRange(known.Sources);
        _innermost = Math.Max(_innermost, _depth + known.Height);

        // Whoever came first did the work, but it counts for all: what is found must not depend on who that was.
        _steps += known.Steps;
        return known.Values;
    }

    /// <summary>Follows a variable, field or property, also into the assignments that make its new value of its old one.</summary>
    public ImmutableArray<Value> FollowVariable(ISymbol variable, SyntaxNode origin, Func<ImmutableArray<Value>> read)
    {
        if (!IsFollowing(variable))
        {
            return Follow(variable, origin, read);
        }

        var rewrites = _rewrites.TryGetValue(variable, out var count) ? count : 0;
        if (rewrites >= (variable is ILocalSymbol ? MaximumRewrites : 1) || !IsPartOfOwnAssignment(variable, origin))
        {
            return [];
        }

        var depth = _open[variable];
        _rewrites[variable] = rewrites + 1;
        _open.Remove(variable);
        try
        {
            return Enter(variable, origin, read, keep: null);
        }
        finally
        {
            _rewrites[variable] = rewrites;
            _open.Add(variable, depth);
        }
    }

    private ImmutableArray<Value> Enter(ISymbol symbol, SyntaxNode origin, Func<ImmutableArray<Value>> read, Action<Reading>? keep)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (_depth >= MaximumDepth || _steps >= MaximumSteps)
        {
            _outermost = 0;
            return _depth >= MaximumDepth ? [] : [new ExternalValue(origin)];
        }

        var (innermost, outermost, asked, parameters, sources, steps) = (_innermost, _outermost, _asked.Count, _parameters.Count, _sources.Count, _steps++);

        // Even if it is the latest source: that one was looked at before this began.
        _sources.Add(Source.Of(origin.SyntaxTree));
        _innermost = _outermost = ++_depth;
        _open.Add(symbol, _depth);
        try
        {
            var values = read();
            if (_outermost == _depth && keep is not null)
            {
                keep(new Reading(values, _innermost - _depth + 1, _steps - steps, DistinctFrom(_asked, asked), DistinctFrom(_parameters, parameters), [.. _sources.Skip(sources).Distinct()]));
            }

            return values;
        }
        finally
        {
            _open.Remove(symbol);
            _depth--;
            _innermost = Math.Max(_innermost, innermost);
            _outermost = Math.Min(_outermost, outermost);
        }
    }

    private bool IsTrueHere(Reading reading)
    {
        if (_depth + reading.Height > MaximumDepth || _steps + reading.Steps > MaximumSteps)
        {
            return false;
        }

        foreach (var symbol in reading.Asked)
        {
            if (_open.ContainsKey(symbol) || (symbol is IParameterSymbol parameter && _arguments.Any(call => call.Values.ContainsKey(parameter))))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<T> DistinctFrom<T>(List<T> all, int start)
        where T : class, ISymbol => [.. all.GetRange(start, all.Count - start).Distinct<T>(SymbolEqualityComparer.Default)];

    // A number that counts on from its old value is no port that somebody wrote.
    private static bool IsPartOfOwnAssignment(ISymbol variable, SyntaxNode use) =>
        variable is ILocalSymbol { Type.IsReferenceType: true } or IFieldSymbol { Type.IsReferenceType: true } or IPropertySymbol { Type.IsReferenceType: true }
        && use.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Left switch
        {
            IdentifierNameSyntax name => name,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name,
            _ => null,
        } is { Identifier.ValueText: var target }
        && target == variable.Name;
}
