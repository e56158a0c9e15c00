using System;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Fields and properties.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> ReadField(IFieldReferenceOperation reference, ValueScope scope)
    {
        var field = reference.Field;
        if (field.ContainingType.IsTupleType)
        {
            return TupleElement(Read(reference.Instance, scope), TupleIndex(field), reference.Syntax);
        }

        if (field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return One(new TextValue([new TextPiece("", reference.Syntax, default)], reference.Syntax));
        }

        if (field.ContainingType is { Name: "IPAddress" } address && address.ToDisplayString() == "System.Net.IPAddress")
        {
            return WellKnownAddress(field.Name, reference.Syntax);
        }

        if (field.ContainingType is { Name: "WebHostDefaults" } keys && keys.ToDisplayString() == "Microsoft.AspNetCore.Hosting.WebHostDefaults" && SettingKey(field.Name) is { } key)
        {
            return One(new TextValue([new TextPiece(key, reference.Syntax, default)], reference.Syntax));
        }

        // The keyword `field` in an accessor: the property's own store (C# 14).
        if (field.AssociatedSymbol is IPropertySymbol property && scope.DeclarationOf(property) is PropertyDeclarationSyntax stored)
        {
            return scope.Follow(field, reference.Syntax, () => Stored(property, reference.Instance, stored, reference.Syntax, scope));
        }

        if (scope.DeclarationOf(field) is not { } declaration)
        {
            return field is { HasConstantValue: true, ConstantValue: { } constant } ? Constant(constant, reference.Syntax) : One(new ExternalValue(reference.Syntax));
        }

        return scope.FollowVariable(field, reference.Syntax, () => ReadDeclaredField(field, declaration, reference.Syntax, scope));
    }

    // Static, but no constants.
    private static string? SettingKey(string name) => name switch
    {
        "ServerUrlsKey" => "urls",
        "HttpPortsKey" => "http_ports",
        "HttpsPortsKey" => "https_ports",
        _ => null,
    };

    private static int TupleIndex(IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Name == field.Name || elements[i].CorrespondingTupleField?.Name == field.Name)
            {
                return i;
            }
        }

        return -1;
    }

    private static ImmutableArray<Value> WellKnownAddress(string name, SyntaxNode origin) => name switch
    {
        "Any" => One(new AddressValue(BindAddress.IPv4Any, origin)),
        "IPv6Any" => One(new AddressValue(BindAddress.IPv6Any, origin)),
        "Loopback" => One(new AddressValue(BindAddress.Loopback, origin)),
        "IPv6Loopback" => One(new AddressValue(BindAddress.IPv6Loopback, origin)),
        _ => One(new ExternalValue(origin)),
    };

    private static ImmutableArray<Value> ReadDeclaredField(IFieldSymbol field, SyntaxNode declaration, SyntaxNode use, ValueScope scope)
    {
        if (field.HasConstantValue)
        {
            var written = declaration switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
                EnumMemberDeclarationSyntax { EqualsValue.Value: { } value } => value,
                _ => null,
            };
            return written is not null ? Read(scope.OperationOf(written), scope) : field.ConstantValue is { } constant ? Constant(constant, declaration) : [];
        }

        var initial = declaration is VariableDeclaratorSyntax { Initializer.Value: { } initializer } ? Read(scope.OperationOf(initializer), scope) : [];
        return WithWrites(field, initial, ComesFromOutside(field, scope) ? new ExternalValue(declaration) : null, use, scope);
    }

    private static ImmutableArray<Value> WithWrites(ISymbol member, ImmutableArray<Value> initial, ExternalValue? outside, SyntaxNode use, ValueScope scope)
    {
        if (!initial.IsEmpty && InitialValue.IsReplaced(member, use, scope))
        {
            initial = [];
        }

        var writes = scope.WritesOf(member);
        var arms = writes.Select(write => ReadWritten(write, scope)).Prepend(initial.RemoveAll(value => value is NullValue));
        var values = outside is null ? Decided([.. arms], [.. writes.SelectMany(write => ConditionsOf(write, use, scope))], scope)
            : outside.Read is null ? Choice([.. arms, One(outside)])
            : WithSetting(Choice([.. arms, One(outside)]), member, scope);
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        return HoldsAddresses(type) ? values.AddRange(AddedTo(member, type, scope)) : values;
    }

    // Lists and maps of texts, numbers and endpoints: what other objects are is read from their members, not from where they are kept.
    private static bool HoldsAddresses(ITypeSymbol type) => type is INamedTypeSymbol named && named.TypeArguments.Any(IsAddress);

    private static bool IsAddress(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) } => true,
        { Name: "IPAddress" or "IPEndPoint" or "EndPoint" or "DnsEndPoint" or "Uri" } => true,
        INamedTypeSymbol { IsTupleType: true } or INamedTypeSymbol { Name: "KeyValuePair" } => HoldsAddresses(type),
        _ => false,
    };

    private static ImmutableArray<Value> ReadProperty(IPropertyReferenceOperation reference, ValueScope scope)
    {
        var property = reference.Property;
        if (property.IsIndexer)
        {
            return ReadIndexer(reference, scope);
        }

        if (scope.DeclarationOf(property) is not { } declaration)
        {
            return ReadFrameworkProperty(reference, scope);
        }

        if (ExtendedBy(declaration, scope) is { } extended)
        {
            return scope.Follow(property, reference.Syntax, () => scope.WithArguments(
                PassedAlone(extended, Read(reference.Instance, scope)),
                () => ReadDeclaredProperty(property, reference.Instance, declaration, reference.Syntax, scope)));
        }

        return scope.FollowVariable(property, reference.Syntax, () =>
        {
            var overrides = scope.OverridesOf(property).OfType<IPropertySymbol>()
                .Select(candidate => scope.DeclarationOf(candidate) is { } other ? ReadDeclaredProperty(candidate, reference.Instance, other, reference.Syntax, scope) : []);
            return Choice([ReadDeclaredProperty(property, reference.Instance, declaration, reference.Syntax, scope), .. overrides]);
        });
    }

    private static ImmutableArray<Value> ReadDeclaredProperty(IPropertySymbol property, IOperation? instance, SyntaxNode declaration, SyntaxNode use, ValueScope scope)
    {
        switch (declaration)
        {
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } body }:
                return Read(scope.OperationOf(body), scope);
            case PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } syntax:
                var getter = accessors.FirstOrDefault(accessor => accessor.Keyword.ValueText == "get");
                if (getter?.ExpressionBody is { Expression: { } expression })
                {
                    return Read(scope.OperationOf(expression), scope);
                }

                if (getter?.Body is { } block)
                {
                    return Returned(block, scope);
                }

                return Stored(property, instance, syntax, use, scope);

            case AnonymousObjectMemberDeclaratorSyntax member:
                return Read(scope.OperationOf(member.Expression), scope);

            // A positional record: callers of its constructor decide, or a `with`.
            case ParameterSyntax parameter when scope.ModelOf(parameter.SyntaxTree).GetDeclaredSymbol(parameter, scope.Cancellation) is { } positional:
                return OutsideOf(property, instance, declaration, scope) is { Read: not null } setting
                    ? WithWrites(property, parameter.Default is { Value: { } written } ? Read(scope.OperationOf(written), scope) : [], setting, use, scope)
                    : WithWrites(property, ReadParameter(positional, parameter, scope), OutsideOf(property, instance, declaration, scope), use, scope);
            default:
                return One(new ExternalValue(declaration));
        }
    }

    private static ImmutableArray<Value> Stored(IPropertySymbol property, IOperation? instance, PropertyDeclarationSyntax declaration, SyntaxNode use, ValueScope scope)
    {
        var initial = declaration.Initializer is { Value: { } value } ? Read(scope.OperationOf(value), scope) : [];
        var values = WithWrites(property, initial, OutsideOf(property, instance, declaration, scope), use, scope);

        // field = value ?? "127.0.0.1" in an accessor; `field = value` says nothing more than who sets the property.
        var kept = declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment is { Left: FieldExpressionSyntax, Right: not IdentifierNameSyntax { Identifier.ValueText: "value" } }).ToList();
        return kept.Count == 0 ? values : Choice([values, .. kept.Select(assignment => Read(scope.OperationOf(assignment.Right), scope))]);
    }

    private static ImmutableArray<Value> ReadIndexer(IPropertyReferenceOperation reference, ValueScope scope)
    {
        var type = reference.Property.ContainingType;
        switch (type.Arity)
        {
            case 1 when reference.Arguments is [{ Value.Type.SpecialType: SpecialType.System_Int32 }]:
                return Read(reference.Instance, scope);
            case 2 when reference is { Instance: { } map, Arguments: [var key] }:
                return ReadEntry(map, key, reference.Syntax, scope);
            case 0 when reference is { Instance: { } configuration, Arguments: [{ Value: var key }] } && IsConfiguration(configuration.Type):
                return One(new ExternalValue(reference.Syntax) { Read = KeyIn(configuration, key, scope) is { } setting ? OutsideRead.Setting(setting) : null });
            default:
                return One(new ExternalValue(reference.Syntax));
        }
    }

    private static ImmutableArray<Value> ReadEntry(IOperation map, IArgumentOperation key, SyntaxNode origin, ValueScope scope)
    {
        var keys = Read(key.Value, scope);
        var values = Read(map, scope).OfType<SettingValue>().Where(setting => MayEqual(setting.Keys, keys)).SelectMany(setting => setting.Values).ToImmutableArray();
        return values.IsEmpty ? One(new ExternalValue(origin)) : values;
    }

    // Texts and numbers differ when they are known to differ.
    private static bool MayEqual(ImmutableArray<Value> left, ImmutableArray<Value> right) =>
        left is not [TextValue { IsWhole: true } a] || right is not [TextValue { IsWhole: true } b] || a.Text == b.Text;

    // IOptions<T>.Value, IOptionsMonitor<T>.CurrentValue: what is written in the options class is only the default.
    private static bool IsOptionsValue(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: "Value" or "CurrentValue", ContainingType: { Name: "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" } } };

    // Members that a command line parser, a serializer or a configuration binder fills.
    private static bool ComesFromOutside(ISymbol member, ValueScope scope) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is { } name && IsInputAttribute(name))
        || IsInInspector(member)
        || scope.BoundTypes.Contains(member.ContainingType.Name);

    // Unity keeps the public fields of its components and assets beside the scene, where its inspector edits them: what is written here is the first proposal.
    private static bool IsInInspector(ISymbol member)
    {
        if (member is not IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsReadOnly: false, IsConst: false } || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "NonSerializedAttribute"))
        {
            return false;
        }

        for (var type = member.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name is "MonoBehaviour" or "ScriptableObject" or "NetworkBehaviour")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInputAttribute(string name) => name.StartsWith("Config", StringComparison.Ordinal) || name is
        "OptionAttribute" or "ValueAttribute" or "ArgumentAttribute" or "CommandOptionAttribute" or "CommandArgumentAttribute" or "CliOptionAttribute"
        or "ParameterAttribute" or "NamedArgumentAttribute"
        or "JsonPropertyAttribute" or "JsonPropertyNameAttribute" or "XmlElementAttribute" or "XmlAttributeAttribute" or "YamlMemberAttribute"
        or "DataMemberAttribute" or "UserScopedSettingAttribute" or "ApplicationScopedSettingAttribute" or "SerializeFieldAttribute" or "SerializeField" or "ExportAttribute" or "Export";
}
