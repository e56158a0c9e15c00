using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Delegates: what the lambda or method in one returns, and what it is passed where it is called.</summary>
internal static partial class ValueReader
{
    // Func<int> port = () => 6123; … port()
    private static ImmutableArray<Value> ReadDelegateCall(IInvocationOperation invocation, ValueScope scope)
    {
        // The caller hands the delegate in: what it returns is what the parameter was read as.
        if (invocation.Instance is IParameterReferenceOperation handed)
        {
            return ReadParameter(handed.Parameter, handed.Syntax, scope);
        }

        var variable = invocation.Instance switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        var function = variable is not null && scope.DeclarationOf(variable) is { } declaration ? scope.OperationOf(InitializerOf(declaration)) : null;
        while (function is IConversionOperation or IDelegateCreationOperation)
        {
            function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
        }

        var values = function switch
        {
            IAnonymousFunctionOperation lambda when !scope.IsFollowing(variable!) => scope.Follow(variable!, invocation.Syntax, () =>
                scope.WithArguments(Passed(lambda.Symbol, invocation, scope), () => ReturnsOf(lambda.Body, scope))),
            IMethodReferenceOperation { Method: { } method } when !scope.IsFollowing(method) => scope.Follow(method, invocation.Syntax, () => ReadCall(method.OriginalDefinition, null, invocation.Arguments, scope)),
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
    private static ImmutableArray<Value> PassedToLambda(IParameterSymbol parameter, ParameterSyntax syntax, ValueScope scope) =>
        syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && PassedTo(lambda, parameter.Ordinal, scope).AddRange(DefaultOf(syntax, scope)) is { IsEmpty: false } passed
            ? passed
            : One(new ExternalValue(syntax));

    // Action<int> start = Start; … start(6123), ports.ForEach(Start)
    private static ImmutableArray<Value> PassedToGroup(IParameterSymbol parameter, IMethodSymbol method, ValueScope scope) =>
        [.. scope.GroupsOf(method).SelectMany(group => PassedTo(group, parameter.Ordinal, scope))];

    /// <summary>What a lambda or method group is passed as a parameter, as far as its surroundings tell.</summary>
    private static ImmutableArray<Value> PassedTo(ExpressionSyntax function, int ordinal, ValueScope scope)
    {
        switch (function.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" or "Select" or "SelectMany" or "ForEachAsync" or "ForAll", Expression: var receiver } } call } argument
                when ordinal == 0 && scope.OperationOf(call) is IInvocationOperation { TargetMethod: var method } && scope.DeclarationOf(method) is null:
                return Read(scope.OperationOf(method is { IsStatic: true, ReducedFrom: null } && call.ArgumentList.Arguments[0] != argument ? call.ArgumentList.Arguments[0].Expression : receiver), scope);
            case ArgumentSyntax { Parent.Parent: { } call } argument when ParameterOf(argument, call, scope) is { } handed && scope.DeclarationOf(handed) is ParameterSyntax declared:
                return PassedBy(DelegateCalls.Of(handed, declared, scope), ordinal, scope);
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } when scope.OperationOf(creation) is IDelegateCreationOperation:
                return PassedTo(creation, ordinal, scope);
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when ordinal == 0:
                return StateOf(call, scope);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return PassedBy(DelegateCalls.Of(declarator, scope), ordinal, scope);
            default:
                return [];
        }
    }

    // new Thread(Listen).Start(6123), ThreadPool.QueueUserWorkItem(Listen, 6123), Task.Factory.StartNew(Listen, 6123): what is said once is handed to the function later.
    private static ImmutableArray<Value> StateOf(ExpressionSyntax call, ValueScope scope)
    {
        switch (scope.OperationOf(call))
        {
            case IObjectCreationOperation { Type: { Name: "Thread", ContainingNamespace.Name: "Threading" } } thread:
                return StartedWith(thread, scope);
            case IObjectCreationOperation { Arguments: var arguments }:
                return State(arguments);
            case IInvocationOperation { Arguments: var arguments }:
                return State(arguments);
            default:
                return [];
        }

        ImmutableArray<Value> State(ImmutableArray<IArgumentOperation> arguments) =>
            arguments.FirstOrDefault(argument => argument.Parameter?.Name == "state") is { ArgumentKind: ArgumentKind.Explicit } state ? Read(state.Value, scope) : [];
    }

    private static ImmutableArray<Value> StartedWith(IObjectCreationOperation thread, ValueScope scope)
    {
        IEnumerable<ExpressionSyntax> uses = thread.Syntax.Parent is MemberAccessExpressionSyntax direct ? [direct] : HolderOf(thread.Syntax, scope) is { } holder ? ReceiverUses.Of(holder, IsStart, scope) : [];
        return Choice([.. uses.Where(IsStart).Select(use => use.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } ? Read(scope.OperationOf(argument.Expression), scope) : [])]);

        static bool IsStart(ExpressionSyntax use) => use is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" };
    }

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, SyntaxNode call, ValueScope scope)
    {
        var arguments = scope.OperationOf(call) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(candidate => candidate.Syntax == argument)?.Parameter?.OriginalDefinition;
    }

    private static ImmutableArray<Value> PassedBy(IEnumerable<InvocationExpressionSyntax> calls, int ordinal, ValueScope scope) => Choice(
        [.. calls.Where(call => call.ArgumentList.Arguments.Count > ordinal).Select(call => Read(scope.OperationOf(call.ArgumentList.Arguments[ordinal].Expression), scope))]);
}
