using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Facts;

/// <summary>What facts hang on, as one compilation has it.</summary>
/// <param name="models">The compilation.</param>
/// <param name="catalogue">The text of the project's own catalogue.</param>
internal sealed class ProjectState(ProjectModels models, string catalogue)
{
    private readonly ConcurrentDictionary<Source, ImmutableArray<object>> _states = new();
    private readonly Lazy<ulong> _stamp = new(() => StampOf(models.Compilation, catalogue));
    private readonly Lazy<HashSet<object>> _marks = new(() => [.. models.Compilation.SyntaxTrees.Select(TreeFacts.MarkOf)]);

    /// <summary>The same as long as all declarations, references and options are: then every name in an unchanged file means the same.</summary>
    public ulong Stamp => _stamp.Value;

    /// <summary>Whether the compilation has the tree of a mark.</summary>
    public bool Has(object mark) => _marks.Value.Contains(mark);

    /// <summary>What a source is like: equal objects for equal sources.</summary>
    public ImmutableArray<object> StateOf(Source source) => _states.GetOrAdd(source, key => key.Kind switch
    {
        SourceKind.Tree => [TreeFacts.MarkOf(key.Tree!)],
        SourceKind.Writes => Marks(tree => MemberWrites.MayWrite(tree, key.Name!)),
        SourceKind.Groups => Marks(tree => MethodGroups.MayUse(tree, key.Name!)),
        SourceKind.Calls => Marks(tree => CallSites.MayCall(tree, key.Name!)),
        SourceKind.Bindings => Marks(models.Sections.IsBoundIn),
        _ => [.. models.BoundTypes(CancellationToken.None).OrderBy(name => name, StringComparer.Ordinal)],
    });

    private ImmutableArray<object> Marks(Func<SyntaxTree, bool> isOfInterest) => [.. models.Compilation.SyntaxTrees.Where(isOfInterest).Select(TreeFacts.MarkOf)];

    private static ulong StampOf(Compilation compilation, string catalogue)
    {
        var hash = new StableHash();
        hash.Add(catalogue);
        hash.Add(compilation.AssemblyName ?? "");
        hash.Add(ObjectId.Of(compilation.Options));
        foreach (var reference in compilation.References)
        {
            hash.Add(ObjectId.Of(reference));
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            hash.Add(DeclarationHash.Of(tree, CancellationToken.None));
        }

        return hash.Value;
    }
}
