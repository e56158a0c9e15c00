using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Values;

/// <summary>The classes of a project below each of them; found once a compilation.</summary>
internal sealed class DerivedTypes(Compilation compilation)
{
    private ILookup<ISymbol, INamedTypeSymbol>? _derived;

    /// <summary>A type, and those of the project that derive from it at any distance.</summary>
    public IEnumerable<INamedTypeSymbol> OfOrBelow(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // Two threads may both find them: they find the same.
        _derived ??= compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
            .SelectMany(BasesOf).ToLookup(pair => pair.Base, pair => pair.Type, SymbolEqualityComparer.Default);
        return _derived[type.OriginalDefinition].Prepend(type);
    }

    private static IEnumerable<(ISymbol Base, INamedTypeSymbol Type)> BasesOf(INamedTypeSymbol type)
    {
        for (var own = type.BaseType; own is { SpecialType: SpecialType.None }; own = own.BaseType)
        {
            yield return (own.OriginalDefinition, type);
        }
    }
}
