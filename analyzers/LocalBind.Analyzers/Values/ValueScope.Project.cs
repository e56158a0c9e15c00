using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>What a reading sees of the project. All of it but declarations is noted.</summary>
internal sealed partial class ValueScope
{
    /// <summary>The names of the types that configuration or a serializer fills.</summary>
    public IReadOnlyCollection<string> BoundTypes
    {
        get
        {
            LooksAt(Source.BoundTypes);
            return models.BoundTypes(Cancellation);
        }
    }

    /// <summary>The declaration of a symbol in this project; null for one of another project or of metadata, and for one in several parts.</summary>
    public SyntaxNode? DeclarationOf(ISymbol symbol)
    {
        if (Implemented(symbol).DeclaringSyntaxReferences is not [var declared] || !models.Compilation.ContainsSyntaxTree(declared.SyntaxTree))
        {
            return null;
        }

        LooksAt(Source.Of(declared.SyntaxTree));
        return declared.GetSyntax(Cancellation);
    }

    // Of a partial member, the part that says something.
    private static ISymbol Implemented(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { PartialImplementationPart: { } part } => part,
        IPropertySymbol { PartialImplementationPart: { } part } => part,
        _ => symbol,
    };

    /// <summary>All parts of a type that are in this project.</summary>
    public IEnumerable<SyntaxNode> PartsOf(INamedTypeSymbol type)
    {
        foreach (var part in type.DeclaringSyntaxReferences.Where(part => models.Compilation.ContainsSyntaxTree(part.SyntaxTree)))
        {
            LooksAt(Source.Of(part.SyntaxTree));
            yield return part.GetSyntax(Cancellation);
        }
    }

    // Parentheses, `!`, `checked` and `ref` have no operation of their own.
    public IOperation? OperationOf(SyntaxNode? node) => node switch
    {
        null => null,
        ParenthesizedExpressionSyntax parenthesized => OperationOf(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving => OperationOf(forgiving.Operand),
        CheckedExpressionSyntax inner => OperationOf(inner.Expression),
        RefExpressionSyntax inner => OperationOf(inner.Expression),
        _ => OperationOfBare(node),
    };

    /// <summary>The semantic model of a tree of this project.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        LooksAt(Source.Of(tree));
        return models.ModelOf(tree);
    }

    /// <summary>The expressions assigned to a member, as <see cref="MemberWrites.Of"/> has them.</summary>
    public ImmutableArray<SyntaxNode> WritesOf(ISymbol member)
    {
        LooksAtUses(member, Source.WritesTo(member.Name));
        return models.Writes.Of(member, Cancellation);
    }

    /// <summary>Where a member is assigned to.</summary>
    public ImmutableArray<SyntaxNode> TargetsOf(ISymbol member)
    {
        LooksAtUses(member, Source.WritesTo(member.Name));
        return models.Writes.TargetsOf(member, Cancellation);
    }

    /// <summary>The members that override or implement a member: declarations tell.</summary>
    public ImmutableArray<ISymbol> OverridesOf(ISymbol member) => models.Overrides.Of(member, Cancellation);

    /// <summary>Where the program starts: declarations tell.</summary>
    public IMethodSymbol? EntryPoint => models.Compilation.GetEntryPoint(Cancellation);

    /// <summary>Where a method is used as a value.</summary>
    public ImmutableArray<ExpressionSyntax> GroupsOf(IMethodSymbol method)
    {
        LooksAtUses(method, Source.GroupsOf(method.Name));
        return models.Groups.Of(method, Cancellation);
    }

    /// <summary>The calls of a method and the creations of a type.</summary>
    public IEnumerable<SyntaxNode> CallsOf(ISymbol declared)
    {
        LooksAtCalls(declared);
        return models.Calls.Of(declared, Cancellation);
    }

    /// <summary>Where a type is named to have objects made of it.</summary>
    public IEnumerable<SyntaxNode> HandedToContainers(INamedTypeSymbol type)
    {
        LooksAtCalls(type);
        return models.Calls.HandedToContainers(type, Cancellation);
    }

    /// <summary>The sections of the configuration that fill a type.</summary>
    public IEnumerable<string?> SectionsOf(ITypeSymbol type)
    {
        var sections = models.Sections.Of(type, this);
        LooksAt(Source.Bindings);
        _sources.AddRange(models.Sections.Sources);
        return sections;
    }

    private void LooksAtCalls(ISymbol declared)
    {
        foreach (var name in CallSites.NamesOf(declared))
        {
            LooksAt(Source.CallsOf(name));
        }
    }

    private IOperation? OperationOfBare(SyntaxNode node)
    {
        LooksAt(Source.Of(node.SyntaxTree));
        return models.OperationOf(node, Cancellation);
    }

    private void LooksAtUses(ISymbol member, Source anywhere)
    {
        if (ProjectModels.TreesOfPrivate(member) is not { } trees)
        {
            LooksAt(anywhere);
            return;
        }

        foreach (var tree in trees)
        {
            LooksAt(Source.Of(tree));
        }
    }

    // Bodies are read node by node: the same source again is no news.
    private void LooksAt(Source source)
    {
        if (_sources.Count == 0 || _sources[_sources.Count - 1] != source)
        {
            _sources.Add(source);
        }
    }
}
