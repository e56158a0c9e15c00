using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>What a reading of values may look at, and what it has met on its way.</summary>
internal sealed class ValueScope(ProjectModels models, CancellationToken cancellation)
{
    /// <summary>How many calls and variables a value is followed through; real code needs five or six.</summary>
    private const int MaximumDepth = 24;

    /// <summary>How often a variable may be read for its own new value: <c>url = url.Trim(); url = url + "/"</c>.</summary>
    private const int MaximumRewrites = 3;

    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _rewrites = new(SymbolEqualityComparer.Default);
    private readonly Stack<ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>>> _arguments = new();
    private int _depth;

    public ProjectModels Models { get; } = models;

    public MemberWrites Writes => Models.Writes;

    /// <summary>The names of the types that configuration or a serializer fills.</summary>
    public IReadOnlyCollection<string> BoundTypes => Models.BoundTypes(Cancellation);

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The parameters that the values depend on.</summary>
    public HashSet<IParameterSymbol> Parameters { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What the innermost call that is being followed passes for a parameter.</summary>
    public bool TryGetArgument(IParameterSymbol parameter, out ImmutableArray<Value> values)
    {
        foreach (var frame in _arguments)
        {
            if (frame.TryGetValue(parameter, out values))
            {
                return true;
            }
        }

        values = default;
        return false;
    }

    /// <summary>Follows a call: its arguments are known inside <paramref name="read"/>.</summary>
    public ImmutableArray<Value> WithArguments(
        ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> arguments, Func<ImmutableArray<Value>> read)
    {
        _arguments.Push(arguments);
        try
        {
            return read();
        }
        finally
        {
            _arguments.Pop();
        }
    }

    /// <summary>Follows a symbol unless it is being followed already (recursive properties, variables assigned from themselves).</summary>
    public ImmutableArray<Value> Follow(ISymbol symbol, SyntaxNode origin, Func<ImmutableArray<Value>> read)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (_depth >= MaximumDepth || !_open.Add(symbol))
        {
            return [];
        }

        _depth++;
        try
        {
            return read();
        }
        finally
        {
            _depth--;
            _open.Remove(symbol);
        }
    }

    /// <summary>Follows a local variable, also into the assignments that make its new value of its old one.</summary>
    public ImmutableArray<Value> FollowVariable(ISymbol variable, SyntaxNode origin, Func<ImmutableArray<Value>> read)
    {
        var rewrites = _rewrites.TryGetValue(variable, out var count) ? count : 0;
        if (!_open.Contains(variable))
        {
            return Follow(variable, origin, read);
        }

        if (rewrites >= MaximumRewrites || !IsPartOfOwnAssignment(variable, origin))
        {
            return [];
        }

        _rewrites[variable] = rewrites + 1;
        _open.Remove(variable);
        try
        {
            return Follow(variable, origin, read);
        }
        finally
        {
            _rewrites[variable] = rewrites;
            _open.Add(variable);
        }
    }

    // A number that counts on from its old value is no port that somebody wrote.
    private static bool IsPartOfOwnAssignment(ISymbol variable, SyntaxNode use) =>
        variable is ILocalSymbol { Type.IsReferenceType: true }
        && use.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Left is IdentifierNameSyntax target && target.Identifier.ValueText == variable.Name;

    /// <summary>Whether a symbol is being followed right now.</summary>
    public bool IsFollowing(ISymbol symbol) => _open.Contains(symbol);

    /// <summary>The declaration of a symbol in this project; null for one of another project or of metadata, and for one in several parts.</summary>
    public SyntaxNode? DeclarationOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [var declared] && Models.Compilation.ContainsSyntaxTree(declared.SyntaxTree) ? declared.GetSyntax(Cancellation) : null;

    // Parentheses, `!` and `checked` have no operation of their own.
    public IOperation? OperationOf(SyntaxNode? node) => node switch
    {
        null => null,
        ParenthesizedExpressionSyntax parenthesized => OperationOf(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving => OperationOf(forgiving.Operand),
        CheckedExpressionSyntax inner => OperationOf(inner.Expression),
        _ => Models.OperationOf(node, Cancellation),
    };
}
