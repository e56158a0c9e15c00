using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// The default of a parameter. It must be a constant, so a read cannot stand there; and a read where the parameter is used would overrule what a caller passes.
/// Only a caller that passes nothing gets the read: the parameter may be null, or there is another method without it.
/// </summary>
/// <param name="Syntax">The parameter.</param>
/// <param name="Symbol">The parameter.</param>
/// <param name="Value">All of its default.</param>
internal sealed record ParameterDefault(ParameterSyntax Syntax, IParameterSymbol Symbol, Place Value)
{
    /// <summary>The default that a place is, or is a part of; null for another place.</summary>
    public static ParameterDefault? Around(Place place) =>
        place.Node.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax or EqualsValueClauseSyntax or ParameterSyntax).OfType<ParameterSyntax>().FirstOrDefault() is { Default.Value: { } value } parameter
        && place.Model.GetDeclaredSymbol(parameter) is { } symbol
            ? new ParameterDefault(parameter, symbol, place with { Node = value, Inner = null })
            : null;

    /// <summary>What has the parameter; null for a delegate or an indexer.</summary>
    public IMethodSymbol? Method => Symbol.ContainingSymbol as IMethodSymbol;

    /// <summary>The name by which others call the method.</summary>
    public string CalledName => Method is { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType.Name : Symbol.ContainingSymbol.Name;

    /// <summary>The property that a record makes of the parameter.</summary>
    public IPropertySymbol? Property => Syntax.Parent?.Parent is RecordDeclarationSyntax
        ? Symbol.ContainingType.GetMembers(Symbol.Name).OfType<IPropertySymbol>().FirstOrDefault(property => property.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() == Syntax))
        : null;

    /// <summary>Whether the signature is agreed on with others: an override, an implementation, or what others may override.</summary>
    public bool HasFixedSignature => Method is not { IsVirtual: false, IsAbstract: false, IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true } method
        || method.ContainingType.TypeKind == TypeKind.Interface
        || method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.Name)).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>Whether a caller may pass null already, and mean something by it.</summary>
    public bool IsNullMeant => Symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || (Symbol.Type.IsReferenceType && (Symbol.NullableAnnotation == NullableAnnotation.Annotated || Uses().Any(use => IsTestedForNull(use.Expression!))));

    /// <summary>Where the parameter is read.</summary>
    public IReadOnlyList<Place> Uses() => new ISymbol?[] { Symbol, Property }.OfType<ISymbol>()
        .SelectMany(symbol => NamedValue.UsesOf(symbol, Value))
        .Select(found => (found.Model, Use: NamedValue.UseOf(found.Name)))
        .Where(found => !NamedValue.IsWritten(found.Use) && !IsName(found.Use))
        .Select(found => (found.Model, found.Use, Document: Value.Document.Project.GetDocument(found.Model.SyntaxTree)))
        .Where(found => found.Document is not null)
        .Select(found => new Place(found.Document!, found.Model, found.Use, null) { Contexts = found.Model.SyntaxTree == Value.Node.SyntaxTree ? Value.Contexts : [found.Model] })
        .ToList();

    /// <summary>Whether another method of that name could take what callers pass once the parameter may be null.</summary>
    public bool HasRival => Method is { } method && method.ContainingType is { } type && BasesOf(method, type).SelectMany(owner => owner.GetMembers(method.Name)).OfType<IMethodSymbol>()
        .Where(other => !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition))
        .SelectMany(other => other.Parameters.Where(parameter => parameter.Ordinal == Symbol.Ordinal || parameter.Name == Symbol.Name))
        .Any(parameter => parameter.Type is ITypeParameterSymbol or { TypeKind: TypeKind.Enum or TypeKind.Dynamic }
            || Value.Model.Compilation.ClassifyCommonConversion(Value.Model.Compilation.GetSpecialType(SpecialType.System_Int32), parameter.Type).IsImplicit
            || Value.Model.Compilation.ClassifyCommonConversion(parameter.Type, Value.Model.Compilation.GetSpecialType(SpecialType.System_Double)).IsImplicit);

    /// <summary>Whether a caller in the project passes <c>default</c>, which would become null.</summary>
    public bool IsPassedDefault => Value.Model.Compilation.SyntaxTrees.Where(tree => NamedValue.IsNamedIn(CalledName, tree.GetText().ToString()))
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>().Where(argument => argument.Expression.IsKind(SyntaxKind.DefaultLiteralExpression)))
        .Any(argument => Value.Model.Compilation.GetSemanticModel(argument.SyntaxTree).GetOperation(argument) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter }
            && SymbolEqualityComparer.Default.Equals(parameter.OriginalDefinition, Symbol));

    private static IEnumerable<INamedTypeSymbol> BasesOf(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (var owner = type; owner is not null; owner = method.MethodKind == MethodKind.Constructor ? null : owner.BaseType)
        {
            yield return owner;
        }
    }

    private static bool IsName(ExpressionSyntax use) => use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    private static bool IsTestedForNull(ExpressionSyntax use) => use.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => true,
        BinaryExpressionSyntax comparison => comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } } => true,
        _ => false,
    };
}
