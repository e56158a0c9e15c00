using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Which types of the catalogue a compilation knows. An editor compiles anew after every change, but against the same files: those are searched once.</summary>
internal static class KnownTypes
{
    private static readonly ConditionalWeakTable<MetadataReference, ImmutableHashSet<string>> DefinedInFiles = new();

    // With the name alone, as a file lists its types: most files have none of the names, which is far cheaper to see than that they have none of the types.
    private static readonly Lazy<ImmutableArray<(string Name, string Alone)>> Names = new(() =>
        [.. ListenerCatalogue.BuiltInRows.Select(row => row.TypeName).Distinct(StringComparer.Ordinal).Select(name => (name, name.Substring(name.LastIndexOf('.') + 1).Split('`')[0]))]);

    /// <summary>The names of the catalogue's own types that the project or anything that it references defines.</summary>
    public static HashSet<string> DefinedIn(Compilation compilation)
    {
        var defined = new HashSet<string>(DefinedIn(compilation.Assembly), StringComparer.Ordinal);
        foreach (var reference in compilation.References)
        {
            // A file that is referenced twice has no assembly of its own here, and may have one elsewhere: nothing to remember.
            if (!DefinedInFiles.TryGetValue(reference, out var names) && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                names = reference is PortableExecutableReference ? DefinedInFiles.GetValue(reference, _ => [.. DefinedIn(assembly)]) : [.. DefinedIn(assembly)];
            }

            defined.UnionWith(names ?? []);
        }

        return defined;
    }

    /// <summary>The types of a metadata name. Documentation ids write a nested type with a dot, metadata with a plus.</summary>
    public static ImmutableArray<INamedTypeSymbol> Named(string name, Compilation compilation) =>
        compilation.GetTypesByMetadataName(name) is { IsEmpty: false } found ? found : Nested(name) is { } nested ? compilation.GetTypesByMetadataName(nested) : [];

    private static IEnumerable<string> DefinedIn(IAssemblySymbol assembly)
    {
        var listed = assembly.TypeNames;
        return from type in Names.Value
               where listed.Contains(type.Alone)
                   && (assembly.GetTypeByMetadataName(type.Name) is not null || (Nested(type.Name) is { } nested && assembly.GetTypeByMetadataName(nested) is not null))
               select type.Name;
    }

    private static string? Nested(string name) => name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) + "+" + name.Substring(dot + 1) : null;
}
