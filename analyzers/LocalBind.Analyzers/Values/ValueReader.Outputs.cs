using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>What a call leaves in an <c>out</c> or <c>ref</c> argument.</summary>
internal static partial class ValueReader
{
    /// <summary><c>TryParse</c> gives what it parses, a dictionary what was put in, an own method what it assigns to its parameter; all else comes from outside.</summary>
    private static ImmutableArray<Value> ReadOut(ArgumentSyntax argument, ValueScope scope)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call || scope.OperationOf(call) is not IInvocationOperation invocation)
        {
            return One(new ExternalValue(argument));
        }

        switch (invocation.TargetMethod.Name)
        {
            case "TryParse" or "TryCreate" or "TryParseExact" when scope.DeclarationOf(invocation.TargetMethod) is null && invocation.Arguments is [{ } first, ..]:
                var parsed = Parsed(invocation.TargetMethod.ContainingType, Read(first.Value, scope), argument);

                // Whoever tries to parse what he is passed does not trust it: it was typed or read somewhere.
                return parsed.Any(value => value is ParameterValue) ? parsed.Add(new ExternalValue(argument)) : parsed;
            case "TryGetValue" when invocation is { Instance: { } map, Arguments: [var key, _] } && invocation.TargetMethod.ContainingType.Arity == 2:
                return ReadEntry(map, key, argument, scope);
            default:
                return ReadOwnOut(invocation, argument, scope);
        }
    }

    private static ImmutableArray<Value> ReadOwnOut(IInvocationOperation invocation, ArgumentSyntax argument, ValueScope scope)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        var passed = invocation.Arguments.FirstOrDefault(candidate => candidate.Syntax == argument)?.Parameter;
        if (passed is null || scope.IsFollowing(method) || scope.DeclarationOf(method) is not { } declaration)
        {
            return One(new ExternalValue(argument));
        }

        var parameter = method.Parameters[passed.Ordinal];
        var inputs = ImmutableDictionary.CreateBuilder<IParameterSymbol, ImmutableArray<Value>>(SymbolEqualityComparer.Default);
        foreach (var input in invocation.Arguments.Where(input => input.Parameter is { RefKind: RefKind.None or RefKind.In } && input.ArgumentKind != ArgumentKind.DefaultValue))
        {
            inputs[method.Parameters[input.Parameter!.Ordinal]] = Read(input.Value, scope);
        }

        var values = scope.Follow(method, argument, () => scope.WithArguments(
            inputs.ToImmutable(),
            () => Choice([.. LocalWrites.All(parameter, declaration, scope).Select(write => ReadWritten(write, scope))])));
        return values.IsEmpty ? One(new ExternalValue(argument)) : values;
    }
}
