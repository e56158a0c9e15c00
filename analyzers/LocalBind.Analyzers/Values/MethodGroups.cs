using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The places of a project that use a method as a value instead of calling it.</summary>
internal sealed class MethodGroups(ProjectModels models)
{
    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, ExpressionSyntax>> Names = new();

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ExpressionSyntax>> _groups = new(SymbolEqualityComparer.Default);

    /// <summary><c>Start</c> in <c>Action&lt;int&gt; start = Start</c> and in <c>Run(Start)</c>.</summary>
    public ImmutableArray<ExpressionSyntax> Of(IMethodSymbol method, CancellationToken cancellation) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction ? _groups.GetOrAdd(method, _ => [.. Find(method, cancellation)]) : [];

    /// <summary>Whether a tree uses anything of a name as a value.</summary>
    public static bool MayUse(SyntaxTree tree, string name) => GroupsIn(tree, CancellationToken.None).Contains(name);

    private static ILookup<string, ExpressionSyntax> GroupsIn(SyntaxTree tree, CancellationToken cancellation) => Names.GetValue(tree, key => NamesIn(key, cancellation));

    private IEnumerable<ExpressionSyntax> Find(IMethodSymbol method, CancellationToken cancellation)
    {
        var trees = ProjectModels.TreesOfPrivate(method) ?? models.Compilation.SyntaxTrees;
        return from tree in trees
               from name in GroupsIn(tree, cancellation)[method.Name]
               where SymbolEqualityComparer.Default.Equals(models.ModelOf(tree).GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition, method)
               select name;
    }

    private static ILookup<string, ExpressionSyntax> NamesIn(SyntaxTree tree, CancellationToken cancellation) => tree.GetRoot(cancellation).DescendantNodes()
        .Select(node => node switch
        {
            ArgumentSyntax { Expression: var value } => value,
            EqualsValueClauseSyntax { Value: var value } => value,
            _ => null,
        })
        .Where(value => value is IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax })
        .ToLookup(value => value is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)value!).Identifier.ValueText, value => value!);
}
