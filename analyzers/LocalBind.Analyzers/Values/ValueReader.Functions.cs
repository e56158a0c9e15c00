using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>The project's own functions: what methods, local functions, lambdas and delegates in variables return, and what lambdas are passed.</summary>
internal static partial class ValueReader
{
    // A function is followed from each of its calls; what it returns is looked for once.
    private static readonly ConditionalWeakTable<BlockSyntax, List<ExpressionSyntax>> Results = new();

    private static ImmutableArray<Value> ReadOwnMethod(IInvocationOperation invocation, ValueScope scope)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        if (scope.IsFollowing(method))
        {
            return [];
        }

        var candidates = scope.OverridesOf(method).Add(method);
        var values = scope.Follow(method, invocation.Syntax, () => Choice([.. candidates.Cast<IMethodSymbol>().Select(candidate => ReadCall(candidate, invocation.Instance, invocation.Arguments, scope))]));
        return values.IsEmpty ? One(new ExternalValue(invocation.Syntax)) : values;
    }

    private static ImmutableArray<Value> ReadCall(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, ValueScope scope)
    {
        if (scope.DeclarationOf(method) is not { } declaration)
        {
            return [];
        }

        var passed = ImmutableDictionary.CreateBuilder<IParameterSymbol, ImmutableArray<Value>>(SymbolEqualityComparer.Default);
        foreach (var argument in arguments.Where(argument => argument.Parameter is not null && argument.ArgumentKind != ArgumentKind.DefaultValue))
        {
            passed[method.Parameters[argument.Parameter!.Ordinal]] = Read(argument.Value, scope);
        }

        if (ExtendedBy(declaration, scope) is { } extended)
        {
            passed[extended] = Read(instance, scope);
        }

        return scope.WithArguments(passed.ToImmutable(), () => ReturnsOf(declaration, scope));
    }

    private static ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> PassedAlone(IParameterSymbol parameter, ImmutableArray<Value> values) =>
        ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>>.Empty.WithComparers(SymbolEqualityComparer.Default).Add(parameter, values);

    // extension(string host) { IPAddress Address => IPAddress.Parse(host); }: the receiver is the parameter of the block, which is a type without a name.
    private static IParameterSymbol? ExtendedBy(SyntaxNode declaration, ValueScope scope) =>
        declaration.Parent is TypeDeclarationSyntax { Identifier.RawKind: 0, ParameterList.Parameters: [var receiver] } ? scope.ModelOf(receiver.SyntaxTree).GetDeclaredSymbol(receiver, scope.Cancellation) : null;

    private static ImmutableArray<Value> ReturnsOf(SyntaxNode function, ValueScope scope) => function switch
    {
        BaseMethodDeclarationSyntax { ExpressionBody.Expression: { } body } => Read(scope.OperationOf(body), scope),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } body } => Read(scope.OperationOf(body), scope),
        BaseMethodDeclarationSyntax { Body: { } block } => Returned(block, scope),
        LocalFunctionStatementSyntax { Body: { } block } => Returned(block, scope),
        _ => [],
    };

    private static ImmutableArray<Value> ReturnsOf(IBlockOperation body, ValueScope scope) =>
        Choice([.. body.Operations.OfType<IReturnOperation>().Select(result => Read(result.ReturnedValue, scope))]);

    private static ImmutableArray<Value> Returned(BlockSyntax block, ValueScope scope)
    {
        var returned = Results.GetValue(block, ResultsOf);
        return Decided([.. returned.Select(result => Read(scope.OperationOf(result), scope))], [.. returned.SelectMany(result => ConditionsOf(result, use: null, scope))], scope);
    }

    private static List<ExpressionSyntax> ResultsOf(BlockSyntax block) =>
        [.. block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(node => node switch
            {
                ReturnStatementSyntax result => result.Expression,
                YieldStatementSyntax result => result.Expression,
                _ => null,
            })
            .OfType<ExpressionSyntax>()];
}
