using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Locals and parameters.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> ReadLocal(ILocalReferenceOperation reference, ValueScope scope)
    {
        var local = reference.Local;
        if (scope.DeclarationOf(local) is not { } declaration)
        {
            return One(new ExternalValue(reference.Syntax));
        }

        return scope.FollowVariable(local, reference.Syntax, () =>
        {
            var writes = LocalWrites.Seen(local, reference.Syntax, declaration, scope, out var declarationIsSeen);
            if (CountingLoop.Numbers(declaration, writes, reference.Syntax, scope) is { } numbers)
            {
                return numbers;
            }

            var arms = writes.Select(write => ReadWritten(write, scope));
            if (declarationIsSeen)
            {
                arms = arms.Prepend(AskedUnless(Declared(declaration, scope), writes, scope));
            }

            return Decided([.. arms], [.. writes.SelectMany(write => ConditionsOf(write, reference.Syntax, scope))], scope).AddRange(AddedTo(local, local.Type, scope));
        });
    }

    /// <summary>The value that a declaration itself gives: an initializer, a loop's collection, a part of a deconstruction.</summary>
    private static ImmutableArray<Value> Declared(SyntaxNode declaration, ValueScope scope)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                return Read(scope.OperationOf(value), scope);
            case VariableDeclaratorSyntax:
                return [];
            case ForEachStatementSyntax loop:
                return Read(scope.OperationOf(loop.Expression), scope);
            case SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } } all } single:
                return Deconstructed(assignment.Right, all.Variables.IndexOf(single), declaration, scope);
            case SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ForEachVariableStatementSyntax loop } } all } single:
                return TupleElement(Read(scope.OperationOf(loop.Expression), scope), all.Variables.IndexOf(single), declaration);
            case SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } element } }:
                return TupleElement(Read(scope.OperationOf(assignment.Right), scope), tuple.Arguments.IndexOf(element), declaration);
            case SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax argument } }:
                return ReadOut(argument, scope);
            case SingleVariableDesignationSyntax { Parent: PatternSyntax { Parent: IsPatternExpressionSyntax match } }:
                return Read(scope.OperationOf(match.Expression), scope);
            case SingleVariableDesignationSyntax { Parent: PatternSyntax { Parent: SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax select } } }:
                return Read(scope.OperationOf(select.GoverningExpression), scope);
            default:
                return One(new ExternalValue(declaration));
        }
    }

    // var (host, port) = settings: a tuple, or a positional record and its properties.
    private static ImmutableArray<Value> Deconstructed(ExpressionSyntax right, int index, SyntaxNode declaration, ValueScope scope)
    {
        var operation = scope.OperationOf(right);
        if (operation?.Type is not INamedTypeSymbol { IsRecord: true } record)
        {
            return TupleElement(Read(operation, scope), index, declaration);
        }

        var positional = record.InstanceConstructors.Select(constructor => constructor.Parameters).FirstOrDefault(parameters => parameters.Length > index
            && scope.DeclarationOf(parameters[index]) is { } written && record.GetMembers(parameters[index].Name).OfType<IPropertySymbol>().Any(property => scope.DeclarationOf(property) == written));
        return !positional.IsDefaultOrEmpty && record.GetMembers(positional[index].Name).OfType<IPropertySymbol>().First() is var property
            ? scope.Follow(property, declaration, () => ReadDeclaredProperty(property, operation, scope.DeclarationOf(property)!, declaration, scope))
            : One(new ExternalValue(declaration));
    }

    private static ImmutableArray<Value> TupleElement(ImmutableArray<Value> values, int index, SyntaxNode origin) =>
        [.. values.SelectMany(value => value switch
        {
            TupleValue tuple when index >= 0 && index < tuple.Elements.Length => tuple.Elements[index],
            SettingValue entry when index is 0 or 1 => index == 0 ? entry.Keys : entry.Values,
            _ => One(new ExternalValue(origin)),
        })];

    private static ImmutableArray<Value> ReadWritten(SyntaxNode written, ValueScope scope)
    {
        if (written.Parent is ArgumentSyntax argument && !argument.RefKindKeyword.IsKind(SyntaxKind.None))
        {
            return ReadOut(argument, scope);
        }

        // The target itself stands for ++, -= and the like.
        return IsTarget(written) ? One(new ExternalValue(written)) : Read(scope.OperationOf(written), scope);
    }

    private static bool IsTarget(SyntaxNode written) => written.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == written,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        _ => false,
    };

    private static ImmutableArray<Value> ReadParameter(IParameterSymbol parameter, SyntaxNode origin, ValueScope scope)
    {
        if (scope.TryGetArgument(parameter, out var argument))
        {
            return argument;
        }

        // What a setter is given is what the property is set to.
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol { IsIndexer: false } property })
        {
            return scope.Follow(parameter, origin, () =>
            {
                var writes = scope.WritesOf(property).Select(write => ReadWritten(write, scope));
                return Choice([.. IsShown(property) ? writes.Append(One(new ExternalValue(origin))) : writes]);
            });
        }

        if (parameter.ContainingSymbol is not IMethodSymbol method
            || scope.DeclarationOf(parameter) is not ParameterSyntax syntax)
        {
            return One(new ExternalValue(origin));
        }

        return scope.Follow(parameter, origin, () =>
        {
            var own = method.MethodKind == MethodKind.AnonymousFunction ? PassedToLambda(parameter, syntax, scope) : PassedToMethod(parameter, method, syntax, scope);
            var writes = LocalWrites.Seen(parameter, origin, syntax, scope, out var parameterIsSeen);
            var arms = writes.Select(write => ReadWritten(write, scope));
            return Decided([.. parameterIsSeen ? arms.Prepend(own) : arms], [.. writes.SelectMany(write => ConditionsOf(write, origin, scope))], scope);
        });
    }

    // A property of a view model: what the program writes is what the window shows first, and the user types over it.
    private static bool IsShown(IPropertySymbol property) => property.ContainingType.AllInterfaces.Any(implemented => implemented.Name == "INotifyPropertyChanged");

    private static ImmutableArray<Value> PassedToMethod(IParameterSymbol parameter, IMethodSymbol method, ParameterSyntax syntax, ValueScope scope)
    {
        if (IsEntryPoint(method, scope) || IsArguments(parameter))
        {
            return One(new ExternalValue(syntax));
        }

        scope.DependsOn(parameter);
        var passed = One(new ParameterValue(parameter, syntax));
        return passed.AddRange(PassedToGroup(parameter, method, scope)).AddRange(DefaultOf(syntax, scope));
    }

    private static ImmutableArray<Value> DefaultOf(ParameterSyntax parameter, ValueScope scope) =>
        parameter.Default is { Value: { } value } ? Read(scope.OperationOf(value), scope).RemoveAll(part => part is NullValue) : [];

    // Main(args) often hands the command line on: Run(args), CreateHostBuilder(args).
    private static bool IsArguments(IParameterSymbol parameter) =>
        parameter is { Name: "args" or "arguments" or "argv", Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } };

    private static bool IsEntryPoint(IMethodSymbol method, ValueScope scope) =>
        method.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
        || (method is { Name: WellKnownMemberNames.EntryPointMethodName, IsStatic: true } && method.Parameters is [{ Type: IArrayTypeSymbol }])
        || SymbolEqualityComparer.Default.Equals(method, scope.EntryPoint);

    /// <summary>What is assigned to a property of a new object: in its initializer, or afterwards through the variable or field that holds it.</summary>
    private static ImmutableArray<Value> Assigned(IObjectCreationOperation creation, string property, ImmutableArray<Value> initial, ValueScope scope)
    {
        var assignment = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(candidate => candidate.Target is IPropertyReferenceOperation target && target.Property.Name == property);
        initial = assignment is null ? initial : Read(assignment.Value, scope);
        if (HolderOf(creation.Syntax, scope) is not { } holder)
        {
            return initial;
        }

        // Of what is assigned to a field in its methods, nobody knows the order.
        var block = holder is ILocalSymbol ? creation.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent : null;
        foreach (var use in ReceiverUses.Of(holder, use => use is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == property && IsAssigned(use), scope))
        {
            var later = (AssignmentExpressionSyntax)use.Parent!;
            var written = later.IsKind(SyntaxKind.SimpleAssignmentExpression) ? Read(scope.OperationOf(later.Right), scope) : One(new ExternalValue(later));
            initial = block is not null && (later.Parent?.Parent == block || later.Parent?.Parent is GlobalStatementSyntax) ? written : Choice(initial, written);
        }

        return initial;
    }

    // A variable whose declaration makes the object, or a field or property that is given it anywhere.
    private static ISymbol? HolderOf(SyntaxNode creation, ValueScope scope)
    {
        var model = scope.ModelOf(creation.SyntaxTree);
        return creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and { } declaration } => model.GetDeclaredSymbol(declaration, scope.Cancellation),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment
                when assignment.Right == creation && model.GetSymbolInfo(assignment.Left, scope.Cancellation).Symbol is (IFieldSymbol or IPropertySymbol) and { } member => member,
            _ => null,
        };
    }

    /// <summary>What <c>list.Add(x)</c>, <c>map.Add(k, v)</c> and <c>map[k] = v</c> put into a collection that a variable or field holds.</summary>
    private static ImmutableArray<Value> AddedTo(ISymbol variable, ITypeSymbol type, ValueScope scope)
    {
        if (type is not INamedTypeSymbol || !IsCollection(type))
        {
            return [];
        }

        var added = ImmutableArray.CreateBuilder<Value>();
        foreach (var use in ReceiverUses.Of(variable, use => IsAssigned(use) || IsAdding(use), scope))
        {
            switch (use.Parent)
            {
                case InvocationExpressionSyntax call when scope.OperationOf(call) is IInvocationOperation invocation:
                    added.AddRange(Added(invocation, scope));
                    break;
                case AssignmentExpressionSyntax assignment when use is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] }:
                    added.Add(new SettingValue(Read(scope.OperationOf(key.Expression), scope), Read(scope.OperationOf(assignment.Right), scope), assignment));
                    break;
            }
        }

        return added.ToImmutable();
    }

    private static bool IsAssigned(ExpressionSyntax use) => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use;

    private static bool IsAdding(ExpressionSyntax use) =>
        use is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "TryAdd" or "Insert", Parent: InvocationExpressionSyntax };

    private static ImmutableArray<Value> Added(IInvocationOperation invocation, ValueScope scope)
    {
        var arguments = invocation.Arguments;
        return invocation.TargetMethod.Name switch
        {
            "Insert" when arguments.Length == 2 => Read(arguments[1].Value, scope),
            _ when arguments.Length == 2 => One(new SettingValue(Read(arguments[0].Value, scope), Read(arguments[1].Value, scope), invocation.Syntax)),
            _ when arguments.Length == 1 => Read(arguments[0].Value, scope),
            _ => [],
        };
    }
}
