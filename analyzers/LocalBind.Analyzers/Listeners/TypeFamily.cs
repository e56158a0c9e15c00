using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Where else the fields and properties of a type are used: in its other parts, in the types that it is derived from, and in those derived from it.</summary>
internal static class TypeFamily
{
    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, TypeDeclarationSyntax>> DerivedIn = new();

    /// <summary>The other parts of a type, and the types above it.</summary>
    public static IEnumerable<TypeDeclarationSyntax> PartsAndBases(TypeDeclarationSyntax type, SemanticModel? model)
    {
        for (var symbol = model?.GetDeclaredSymbol(type); symbol is not null; symbol = symbol.BaseType)
        {
            foreach (var part in symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().Where(part => part != type))
            {
                yield return part;
            }
        }
    }

    /// <summary>The types derived from one, at any distance, that can use one of its members; base types are told by their names.</summary>
    public static IReadOnlyCollection<TypeDeclarationSyntax> DerivedThatSee(string member, TypeDeclarationSyntax type, Compilation? compilation)
    {
        var derived = new HashSet<TypeDeclarationSyntax>();
        if (compilation is null || IsPrivate(member, type))
        {
            return derived;
        }

        var bases = new Queue<string>([type.Identifier.ValueText]);
        while (bases.Count > 0)
        {
            var name = bases.Dequeue();
            foreach (var found in compilation.SyntaxTrees.SelectMany(tree => DerivedIn.GetValue(tree, Find)[name]).Where(derived.Add))
            {
                bases.Enqueue(found.Identifier.ValueText);
            }
        }

        derived.Remove(type);
        return derived;
    }

    // A member that another type declares is not private here.
    private static bool IsPrivate(string member, TypeDeclarationSyntax type) => type.Members.Any(declared => declared switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == member),
        PropertyDeclarationSyntax property => property.Identifier.ValueText == member,
        _ => false,
    } && !declared.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PublicKeyword));

    private static ILookup<string, TypeDeclarationSyntax> Find(SyntaxTree tree) =>
        (from type in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>()
         from parent in type.BaseList?.Types ?? default
         let name = UseFinder.LastName(parent.Type)
         where name is not null
         select (name, type)).ToLookup(found => found.name, found => found.type);
}
