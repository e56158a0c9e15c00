using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The semantic models of one compilation, one a tree: values are followed from file to file.</summary>
internal sealed class ProjectModels
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private IReadOnlyCollection<string>? _boundTypes;

    /// <param name="compilation">The compilation.</param>
    /// <param name="catalogue">The text of the project's own catalogue.</param>
    public ProjectModels(Compilation compilation, string catalogue)
    {
        Compilation = compilation;
        Writes = new MemberWrites(this);
        Overrides = new MemberOverrides(compilation);
        Groups = new MethodGroups(this);
        Calls = new CallSites(this);
        Sections = new BoundSections(this);
        Derived = new DerivedTypes(compilation);
        State = new ProjectState(this, catalogue);
    }

    public Compilation Compilation { get; }

    public MemberWrites Writes { get; }

    public MemberOverrides Overrides { get; }

    public MethodGroups Groups { get; }

    public CallSites Calls { get; }

    public BoundSections Sections { get; }

    public DerivedTypes Derived { get; }

    public Readings Readings { get; } = new();

    /// <summary>What facts about the project hang on.</summary>
    public ProjectState State { get; }

    /// <summary>The operation of a node of this compilation, or null for a node that has none.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellation)
    {
        if (!Compilation.ContainsSyntaxTree(node.SyntaxTree))
        {
            return null;
        }

        try
        {
            return ModelOf(node.SyntaxTree).GetOperation(Bare(node), cancellation);
        }
        catch (Exception failure) when (failure is IndexOutOfRangeException or NullReferenceException or InvalidOperationException or ArgumentException)
        {
            // Roslyn makes operations of whole methods, and fails on some that are half typed (an indexer in an object initializer without its value).
            return null;
        }
    }

    // `value!` has no operation of its own.
    private static SyntaxNode Bare(SyntaxNode node) =>
        node is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving ? Bare(forgiving.Operand) : node;

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));

    /// <summary>The trees in which a private member or a local function can be used at all; null for one that any tree may use.</summary>
    public static IEnumerable<SyntaxTree>? TreesOfPrivate(ISymbol member) => member.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable
        ? member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct()
        : null;

    /// <summary>
    /// The names of the types that are filled from outside: type arguments of <c>IOptions&lt;T&gt;</c>, <c>Configure&lt;T&gt;</c>, <c>Get&lt;T&gt;</c>, <c>Deserialize&lt;T&gt;</c> and the like.
    /// </summary>
    public IReadOnlyCollection<string> BoundTypes(CancellationToken cancellation) => _boundTypes ??= BoundTypeNames.In(Compilation.SyntaxTrees, cancellation);
}
