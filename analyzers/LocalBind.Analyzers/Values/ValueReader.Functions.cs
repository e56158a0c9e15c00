using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>The project's own functions: what methods, local functions, lambdas and delegates in variables return, and what lambdas are passed.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> ReadOwnMethod(IInvocationOperation invocation, ValueScope scope)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        if (scope.IsFollowing(method))
        {
            return [];
        }

        var candidates = scope.Models.Overrides.Of(method, scope.Cancellation).Add(method);
        var values = scope.Follow(method, invocation.Syntax, () => Choice([.. candidates.Cast<IMethodSymbol>().Select(candidate => ReadCall(candidate, invocation.Arguments, scope))]));
        return values.IsEmpty ? One(new ExternalValue(invocation.Syntax)) : values;
    }

    private static ImmutableArray<Value> ReadCall(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, ValueScope scope)
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

        return scope.WithArguments(passed.ToImmutable(), () => ReturnsOf(declaration, scope));
    }

    // Func<int> port = () => 6123; … port()
    private static ImmutableArray<Value> ReadDelegateCall(IInvocationOperation invocation, ValueScope scope)
    {
        var variable = invocation.Instance switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        var held = variable is null ? null : scope.DeclarationOf(variable) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        var function = scope.OperationOf(held);
        while (function is IConversionOperation or IDelegateCreationOperation)
        {
            function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
        }

        var values = function switch
        {
            IAnonymousFunctionOperation lambda when !scope.IsFollowing(variable!) => scope.Follow(variable!, invocation.Syntax, () =>
                scope.WithArguments(Passed(lambda.Symbol, invocation, scope), () => ReturnsOf(lambda.Body, scope))),
            IMethodReferenceOperation { Method: { } method } when !scope.IsFollowing(method) => scope.Follow(method, invocation.Syntax, () => ReadCall(method.OriginalDefinition, invocation.Arguments, scope)),
            _ => [],
        };
        return values.IsEmpty ? One(new ExternalValue(invocation.Syntax)) : values;
    }

    private static ImmutableDictionary<IParameterSymbol, ImmutableArray<Value>> Passed(IMethodSymbol lambda, IInvocationOperation invocation, ValueScope scope)
    {
        var passed = ImmutableDictionary.CreateBuilder<IParameterSymbol, ImmutableArray<Value>>(SymbolEqualityComparer.Default);
        foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.Ordinal < lambda.Parameters.Length))
        {
            passed[lambda.Parameters[argument.Parameter!.Ordinal]] = Read(argument.Value, scope);
        }

        return passed.ToImmutable();
    }

    // urls.ForEach(url => …), ports.Select(port => …): the elements of the receiver. A lambda in a variable is called with what the calls of the variable pass.
    private static ImmutableArray<Value> PassedToLambda(IParameterSymbol parameter, ParameterSyntax syntax, ValueScope scope)
    {
        var lambda = syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        switch (lambda?.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" or "Select" or "SelectMany", Expression: var receiver } } }:
                return Read(scope.OperationOf(receiver), scope);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                var calls = DelegateCalls.Of(declarator, scope).Where(call => call.ArgumentList.Arguments.Count > parameter.Ordinal)
                    .Select(call => Read(scope.OperationOf(call.ArgumentList.Arguments[parameter.Ordinal].Expression), scope));
                return Choice([.. calls]) is { IsEmpty: false } passed ? passed : One(new ExternalValue(syntax));
            default:
                return One(new ExternalValue(syntax));
        }
    }

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
        var results = block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(node => node switch
            {
                ReturnStatementSyntax { Expression: { } expression } => expression,
                YieldStatementSyntax { Expression: { } expression } => expression,
                _ => null,
            });
        return Choice([.. results.Where(result => result is not null).Select(result => Read(scope.OperationOf(result), scope))]);
    }
}
