using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>A method of the project that hands a parameter to a listener, in names that are the same in the next compilation.</summary>
/// <param name="Key">What tells it from all other methods.</param>
/// <param name="Reached">Itself, and what it stands in for: a call of any of these reaches it.</param>
internal sealed record MethodFact(string Key, ImmutableArray<CalledMember> Reached)
{
    public static MethodFact Of(IMethodSymbol method) =>
        new(KeyOf(method), [.. MemberOverrides.StandsInFor(method).Prepend(method).Select(reached => new CalledMember(KeyOf(reached), NameOf(reached), reached.MethodKind == MethodKind.Constructor, reached.MethodKind != MethodKind.Constructor && reached.Parameters.Any(parameter => parameter.IsOptional)))]);

    /// <summary>Two methods have one key only if they are the same, as long as all declarations of the project are.</summary>
    public static string KeyOf(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        {
            return method.Name + "@" + string.Concat(method.DeclaringSyntaxReferences.Select(declared => $"{declared.SyntaxTree.FilePath}:{declared.Span.Start}"));
        }

        // Half-typed code declares a member twice, a partial method has two symbols, and a type of a file may have the name of another one.
        var type = method.ContainingType;
        return method.GetDocumentationCommentId() + "#" + type?.GetMembers(method.Name).IndexOf(method, 0, SymbolEqualityComparer.Default)
            + (method.PartialDefinitionPart is null ? "" : "+")
            + (type?.IsFileLocal == true ? type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath : "")
            + "," + method.ContainingAssembly?.Name;
    }

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
}

/// <summary>A member as a call of it shows it: a method by its name, a constructor by that of its type.</summary>
/// <param name="Key">What tells it from all other methods.</param>
/// <param name="Name">The name that a call shows.</param>
/// <param name="IsConstructor">Whether it is a constructor.</param>
/// <param name="MayBeBare">Whether a call without arguments passes something, by default.</param>
internal sealed record CalledMember(string Key, string Name, bool IsConstructor, bool MayBeBare);
