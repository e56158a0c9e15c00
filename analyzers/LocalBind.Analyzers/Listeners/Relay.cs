using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Listeners;

/// <summary>One of the project's own methods that hands a parameter to a listener, straight or through another such method.</summary>
/// <param name="Method">The method whose callers decide.</param>
/// <param name="Call">The listening call.</param>
/// <param name="Path">The calls between the method and the listening call, outermost first; empty for a method that makes the listening call itself.</param>
internal sealed record Relay(IMethodSymbol Method, ListenerCall Call, ImmutableArray<RelayedCall> Path)
{
    /// <summary>The endpoints that are opened when <paramref name="callSite"/> calls the method.</summary>
    public ImmutableArray<CalledEndpoint> Read(IOperation callSite, ValueScope scope) => Read(new RelayedCall(callSite, Method), Path, scope, isOutermost: true);

    /// <summary>Whether a call passes anything that the source spells out: else it adds nothing to what the method itself opens.</summary>
    public static bool IsPassedSomethingWritten(IOperation callSite, ValueScope scope) => Target(callSite).Arguments
        .Where(argument => argument.Parameter is not null && argument.ArgumentKind != ArgumentKind.DefaultValue)
        .Any(argument => ValueReader.Read(argument.Value, scope).Any(value => value is not (ExternalValue or ParameterValue or NullValue)));

    private ImmutableArray<CalledEndpoint> Read(RelayedCall site, ImmutableArray<RelayedCall> path, ValueScope scope, bool isOutermost)
    {
        var endpoints = ImmutableArray<CalledEndpoint>.Empty;
        scope.WithArguments(Passed(site, scope, isOutermost), () =>
        {
            endpoints = path.IsEmpty
                ? [.. new EndpointReader(Call, scope).Read()]
                : Read(path[0], path.RemoveAt(0), scope, isOutermost: false);
            return [];
        });
        return endpoints;
    }

    private static ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> Passed(RelayedCall site, ValueScope scope, bool isOutermost)
    {
        var passed = ImmutableDictionary.CreateBuilder<IParameterSymbol, ImmutableArray<Value>>(SymbolEqualityComparer.Default);
        var arguments = site.IsMadeByContainer ? [] : Target(site.Operation).Arguments.Where(argument => argument.Parameter is not null && argument.ArgumentKind != ArgumentKind.DefaultValue);
        foreach (var argument in arguments)
        {
            var values = ValueReader.Read(argument.Value, scope);
            passed[site.Method.Parameters[argument.Parameter!.Ordinal]] = isOutermost ? [.. values.Select(value => FromCaller(value, argument.Value.Syntax))] : values;
        }

        // What nobody passes is the default; what only a container passes, nobody knows.
        foreach (var parameter in site.Method.Parameters.Where(parameter => !passed.ContainsKey(parameter)))
        {
            if (parameter.IsOptional && scope.DeclarationOf(parameter) is ParameterSyntax { Default.Value: { } written })
            {
                passed[parameter] = ValueReader.Read(scope.OperationOf(written), scope);
            }
            else if (site.IsMadeByContainer)
            {
                passed[parameter] = [new ExternalValue(site.Operation.Syntax)];
            }
        }

        return passed.ToImmutable();
    }

    private static Value FromCaller(Value value, SyntaxNode argument)
    {
        var marked = value switch
        {
            EndPointValue endpoint => endpoint with { Addresses = All(endpoint.Addresses), Ports = All(endpoint.Ports) },
            SettingValue setting => setting with { Keys = All(setting.Keys), Values = All(setting.Values) },
            TupleValue tuple => tuple with { Elements = [.. tuple.Elements.Select(All)] },
            _ => value,
        };
        return marked with { CallerArgument = argument };

        ImmutableArray<Value> All(ImmutableArray<Value> parts) => [.. parts.Select(part => FromCaller(part, argument))];
    }

    /// <summary>The method that a call site calls, as it is declared, and what it passes.</summary>
    public static (IMethodSymbol? Method, ImmutableArray<IArgumentOperation> Arguments) Target(IOperation? callSite) => callSite switch
    {
        IInvocationOperation invocation => ((invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition, invocation.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => (constructor.OriginalDefinition, creation.Arguments),
        _ => (null, []),
    };
}

/// <summary>A call that reaches a method, perhaps through the base or interface member that it stands in for.</summary>
internal sealed record RelayedCall(IOperation Operation, IMethodSymbol Method)
{
    /// <summary>Whether it only tells a container to create the type when it is needed.</summary>
    public bool IsMadeByContainer => Method.MethodKind == MethodKind.Constructor && Relay.Target(Operation).Method?.MethodKind != MethodKind.Constructor;
}
