using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Reads of the configuration: which key they ask for.</summary>
internal static partial class ValueReader
{
    /// <summary>How many methods hand a configuration on.</summary>
    private const int MaximumHandOvers = 4;

    // GetValue<int>("Port", 6123): what the configuration says, else the default.
    private static ImmutableArray<Value> ReadSetting(IInvocationOperation invocation, ValueScope scope)
    {
        var read = new ExternalValue(invocation.Syntax)
        {
            Read = Argument("configuration") is { } configuration && Argument("key") is { } key && KeyIn(configuration, key, scope) is { } setting ? OutsideRead.Setting(setting) : null,
        };
        return Choice(One(read), Argument("defaultValue") is { } written ? Read(written, scope) : ZeroOf(invocation));

        IOperation? Argument(string name) => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;
    }

    // A number that nobody configured is zero.
    private static ImmutableArray<Value> ZeroOf(IInvocationOperation invocation) =>
        invocation.TargetMethod.TypeArguments is [{ SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt16 or SpecialType.System_Int64 }]
            ? One(new NumberValue(0, invocation.Syntax))
            : [];

    /// <summary>The whole key of what is asked for in a configuration or a section of it; null where it is not written.</summary>
    private static string? KeyIn(IOperation configuration, IOperation key, ValueScope scope) =>
        SettingOf(configuration, scope) is { } section ? KeyIn(section, key, scope) : null;

    /// <summary>The whole key of a key in a section.</summary>
    public static string? KeyIn(string section, IOperation key, ValueScope scope) => Read(key, scope) is [TextValue { IsWhole: true } name] ? BoundSections.Inside(section, name.Text) : null;

    /// <summary>The key of a section, empty for the configuration of the program; null where it is not known.</summary>
    public static string? SettingOf(IOperation? configuration, ValueScope scope, int handOvers = MaximumHandOvers)
    {
        switch (configuration)
        {
            case IConversionOperation conversion:
                return SettingOf(conversion.Operand, scope, handOvers);
            case IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section:
                var holder = section.Instance ?? section.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
                var name = section.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key")?.Value;
                return holder is null || name is null || SettingOf(holder, scope, handOvers) is not { } outer ? null : KeyIn(outer, name, scope);
            case ILocalReferenceOperation local when scope.DeclarationOf(local.Local) is VariableDeclaratorSyntax { Initializer.Value: { } value }:
                return SettingOf(scope.OperationOf(value), scope, handOvers);

            // Load(builder.Configuration.GetSection("Server")): what every caller hands over.
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method } parameter } when IsConfiguration(parameter.Type) && scope.DeclarationOf(method) is not null:
                var handed = handOvers == 0 ? [null] : Handed(parameter, method, handOvers, scope);
                return handed.Count > 0 ? handed is [var one] ? one : null : IsWholeConfiguration(parameter.Type) ? "" : null;

            // A configuration of the program's own: what it reads is not what the host reads.
            case IFieldReferenceOperation { Field: ISymbol field } when IsOwnConfiguration(field, scope):
            case IPropertyReferenceOperation { Property: ISymbol property } when IsOwnConfiguration(property, scope):
                return null;

            // builder.Configuration, context.Configuration, an injected IConfiguration.
            case IPropertyReferenceOperation { Property.Name: "Configuration" }:
            case IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when IsWholeConfiguration(configuration.Type):
            case IInvocationOperation { TargetMethod.Name: "GetRequiredService" or "GetService" } when IsWholeConfiguration(configuration.Type):
                return "";
            default:
                return null;
        }
    }

    // _config = new ConfigurationBuilder().AddJsonFile("own.json").Build(), in its declaration or anywhere else.
    private static bool IsOwnConfiguration(ISymbol member, ValueScope scope) =>
        scope.DeclarationOf(member) is { } declaration
        && scope.WritesOf(member).Append(InitializerOf(declaration)).Any(written => written is not null && scope.OperationOf(written) is { } value && IsBuilt(value));

    private static bool IsBuilt(IOperation value) => value switch
    {
        IConversionOperation conversion => IsBuilt(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "Build", ContainingType.Name: "ConfigurationBuilder" or "IConfigurationBuilder" } } => true,
        _ => false,
    };

    private static SyntaxNode? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
        _ => null,
    };

    private static List<string?> Handed(IParameterSymbol parameter, IMethodSymbol method, int handOvers, ValueScope scope) =>
        [.. scope.CallsOf(method).Select(call => Relay.Target(scope.OperationOf(call)).Arguments
            .FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } passed ? SettingOf(passed.Value, scope, handOvers - 1) : null).Distinct()];

    public static bool IsConfiguration(ITypeSymbol? type) => IsWholeConfiguration(type) || type?.Name is "IConfigurationSection";

    private static bool IsWholeConfiguration(ITypeSymbol? type) => type?.Name is "IConfiguration" or "IConfigurationRoot" or "IConfigurationManager" or "ConfigurationManager";
}
