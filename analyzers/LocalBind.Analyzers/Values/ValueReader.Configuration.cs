using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Reads of the configuration: which key they ask for.</summary>
internal static partial class ValueReader
{
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
        SettingOf(configuration, scope) is { } section && Read(key, scope) is [TextValue { IsWhole: true } name] ? section.Length == 0 ? name.Text : $"{section}:{name.Text}" : null;

    /// <summary>The key of a section, empty for the configuration of the program; null where it is not known.</summary>
    private static string? SettingOf(IOperation? configuration, ValueScope scope)
    {
        switch (configuration)
        {
            case IConversionOperation conversion:
                return SettingOf(conversion.Operand, scope);
            case IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section:
                var holder = section.Instance ?? section.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
                var name = section.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key")?.Value;
                return holder is null || name is null ? null : KeyIn(holder, name, scope);
            case ILocalReferenceOperation local when scope.DeclarationOf(local.Local) is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } value }:
                return SettingOf(scope.OperationOf(value), scope);

            // builder.Configuration, context.Configuration, an injected IConfiguration.
            case IPropertyReferenceOperation { Property.Name: "Configuration" }:
            case IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when IsWholeConfiguration(configuration.Type):
            case IInvocationOperation { TargetMethod.Name: "GetRequiredService" or "GetService" } when IsWholeConfiguration(configuration.Type):
                return "";
            default:
                return null;
        }
    }

    private static bool IsConfiguration(ITypeSymbol? type) => IsWholeConfiguration(type) || type?.Name is "IConfigurationSection";

    private static bool IsWholeConfiguration(ITypeSymbol? type) => type?.Name is "IConfiguration" or "IConfigurationRoot" or "IConfigurationManager" or "ConfigurationManager";
}
