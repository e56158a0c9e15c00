using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Properties that the configuration fills: what this run's settings say, else what the class says.</summary>
internal static partial class ValueReader
{
    /// <summary>What a property is set to from outside; null where nothing sets it.</summary>
    private static ExternalValue? OutsideOf(IPropertySymbol property, IOperation? instance, SyntaxNode origin, ValueScope scope)
    {
        var section = SectionOf(instance, property.ContainingType, scope);
        if (section is not null && BoundSections.KeyOf(property) is { } key && IsOneText(property.Type))
        {
            return new ExternalValue(origin) { Read = OutsideRead.Setting(BoundSections.Inside(section, key)) };
        }

        return ComesFromOutside(property, scope) || IsOptionsValue(instance) || scope.SectionsOf(property.ContainingType).Any() ? new ExternalValue(origin) : null;
    }

    // Of a list each element is a setting of its own.
    private static bool IsOneText(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? IsOneText(inner)
        : type is { SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_UInt16 or SpecialType.System_Int16 or SpecialType.System_Int64 or SpecialType.System_UInt32 } or { Name: "Uri" };

    /// <summary>The section that fills an object: the one it comes from, else the only one that its type is filled from.</summary>
    private static string? SectionOf(IOperation? instance, ITypeSymbol type, ValueScope scope)
    {
        switch (instance)
        {
            case IConversionOperation conversion:
                return SectionOf(conversion.Operand, type, scope);
            case ICoalesceOperation coalesce:
                return SectionOf(coalesce.Value, type, scope);
            case IInvocationOperation call when BoundSections.Bound(call, scope) is { } bound:
                return bound.Section;
            case ILocalReferenceOperation local when scope.DeclarationOf(local.Local) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                return scope.OperationOf(value) is IObjectCreationOperation && !IsBoundLater(local.Local, declarator, scope) ? null : SectionOf(scope.OperationOf(value), type, scope);
            case IPropertyReferenceOperation { Property: { } property, Instance: { } outer } when scope.DeclarationOf(property) is not null
                && SectionOf(outer, property.ContainingType, scope) is { } section && BoundSections.KeyOf(property) is { } key:
                return BoundSections.Inside(section, key);
            default:
                return scope.SectionsOf(type).Distinct().ToList() is [{ } only] ? only : null;
        }
    }

    // var options = new ServerOptions(); section.Bind(options);
    private static bool IsBoundLater(ILocalSymbol local, VariableDeclaratorSyntax declarator, ValueScope scope) =>
        LocalWrites.BodyAround(declarator).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            Listeners.UseFinder.LastName(call) == "Bind" && call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name));

    // What is written elsewhere may come before or after the configuration; what an object begins with is its default.
    private static ImmutableArray<Value> WithSetting(ImmutableArray<Value> values, ISymbol member, ValueScope scope) =>
        scope.TargetsOf(member).All(target => target.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax })
            ? values
            : [.. values.Select(AsAlternative)];
}
