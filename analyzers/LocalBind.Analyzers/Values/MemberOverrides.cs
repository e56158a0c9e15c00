using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Values;

/// <summary>Which members of a project stand in for an abstract, virtual or interface member, and the other way round.</summary>
internal sealed class MemberOverrides(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ISymbol>> _overrides = new(SymbolEqualityComparer.Default);

    /// <summary>The members that override or implement a member, at any distance.</summary>
    public ImmutableArray<ISymbol> Of(ISymbol member, CancellationToken cancellation) =>
        member.IsAbstract || member.IsVirtual || member.IsOverride
            ? _overrides.GetOrAdd(member.OriginalDefinition, key => [.. Find(key, cancellation)])
            : [];

    /// <summary>The members that a member overrides or implements.</summary>
    public static IEnumerable<IMethodSymbol> StandsInFor(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden.OriginalDefinition;
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            yield break;
        }

        foreach (var declared in method.ContainingType.AllInterfaces.SelectMany(face => face.GetMembers()).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), method))
            {
                yield return declared.OriginalDefinition;
            }
        }
    }

    private IEnumerable<ISymbol> Find(ISymbol member, CancellationToken cancellation) =>
        compilation.GetSymbolsWithName(member.Name, SymbolFilter.Member, cancellation).Where(candidate => StandsInFor(candidate, member));

    private static bool StandsInFor(ISymbol candidate, ISymbol member)
    {
        if (candidate.Kind != member.Kind || candidate.ContainingType is null || SymbolEqualityComparer.Default.Equals(candidate, member))
        {
            return false;
        }

        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            var face = candidate.ContainingType.AllInterfaces.FirstOrDefault(face => SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, member.ContainingType));
            var declared = face?.GetMembers(member.Name).FirstOrDefault(declared => SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, member));
            return declared is not null && SymbolEqualityComparer.Default.Equals(candidate.ContainingType.FindImplementationForInterfaceMember(declared), candidate);
        }

        for (var overridden = Overridden(candidate); overridden is not null; overridden = Overridden(overridden))
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
