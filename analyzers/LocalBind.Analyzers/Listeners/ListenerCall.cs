using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Listeners;

/// <summary>One use of a listed member, with its arguments by role.</summary>
internal sealed class ListenerCall
{
    private readonly ImmutableArray<(ParameterRole Role, IOperation Value)> _arguments;

    private ListenerCall(ListenerRow row, IOperation operation, IEnumerable<(ParameterRole Role, IOperation Value)> arguments)
    {
        Row = row;
        Operation = operation;
        _arguments = [.. arguments];
    }

    public ListenerRow Row { get; }

    public IOperation Operation { get; }

    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>The part that names the member: what a person edits where the member itself decides the address.</summary>
    public SyntaxNode MemberSyntax => Callee switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var name => name,
    };

    /// <summary>The whole call, or what a chain of calls over several lines adds to it: what a person edits where no address is given at all.</summary>
    public SyntaxNode ImplicitSyntax => Syntax is InvocationExpressionSyntax && Syntax.GetLocation().GetLineSpan().StartLinePosition.Line != MemberSyntax.GetLocation().GetLineSpan().StartLinePosition.Line
        ? MemberSyntax
        : Syntax;

    /// <summary>The member as people write it: <c>TcpListener</c>, <c>UseUrls</c>, <c>Prefixes.Add</c>, <c>Configuration["urls"]</c>.</summary>
    public string DisplayName => Syntax switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => UseFinder.LastName(element.Expression) + element.ArgumentList,
        _ when (Row.UseName == "Add" || Row.IsCollection) && Callee is MemberAccessExpressionSyntax access =>
            (Row.IsCollection ? Row.UseName : UseFinder.LastName(access.Expression)) + "." + access.Name,
        InvocationExpressionSyntax when Operation is IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } method } => method.ContainingType.Name + "." + method.Name,
        _ => Row.UseName,
    };

    /// <summary>Whether any argument of interest is written.</summary>
    public bool HasArguments => !_arguments.IsEmpty;

    public IEnumerable<IOperation> Arguments(ParameterRole role) => _arguments.Where(argument => argument.Role == role).Select(argument => argument.Value);

    // What is called, or handed on to be called.
    private SyntaxNode Callee => Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : Syntax;

    /// <summary>The call that a node of the syntax makes, if it is one of a listed member.</summary>
    public static ListenerCall? Of(IOperation? operation, ListenerCatalogue catalogue)
    {
        // An element of a collection initializer is an argument of an Add that nobody wrote: Prefixes = { "…" }; where none is listed, the element may be:
        // Ports = { new ServerPort(…) }.
        if (operation is { Syntax.Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } })
        {
            for (var parent = operation; parent is not null && parent.Syntax == operation.Syntax; parent = parent.Parent)
            {
                if (parent is IInvocationOperation { IsImplicit: true } add)
                {
                    return OfMember(add, catalogue) ?? OfMember(operation, catalogue);
                }
            }
        }

        return OfMember(operation, catalogue);
    }

    private static ListenerCall? OfMember(IOperation? operation, ListenerCatalogue catalogue)
    {
        switch (operation)
        {
            // A constructor that leaves the work to another one of its own class: whoever creates the object opens the port.
            case IInvocationOperation { Syntax: ConstructorInitializerSyntax { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword } }:
                return null;
            case IObjectCreationOperation { Constructor: { } constructor } creation when catalogue.RowOf(constructor) is { } row:
                return new(row, creation, ByRole(creation.Arguments, row));
            case IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } invocation:
                return catalogue.RowOf(method) is { } methodRow
                    ? new(methodRow, invocation, ByRole(invocation.Arguments, methodRow))
                    : AddedTo(invocation, catalogue);
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when catalogue.RowOf(target.Property) is { } row:
                return new(row, assignment, ByRole(target.Arguments, row).Concat(ByRole(ListenerRow.AssignedValue, assignment.Value, row)));
            case IMethodReferenceOperation { Parent.Parent: IArgumentOperation { Parent: IInvocationOperation loop } handed } group:
                return OverElements(group, handed, loop, catalogue);
            case IDelegateCreationOperation { Target: IMethodReferenceOperation group }:
                return Of(group, catalogue);
            default:
                return null;
        }
    }

    // prefixes.ForEach(listener.Prefixes.Add), Array.ForEach(urls, app.Urls.Add): a call with every element.
    private static ListenerCall? OverElements(IMethodReferenceOperation group, IArgumentOperation handed, IInvocationOperation loop, ListenerCatalogue catalogue)
    {
        if (group.Method.Parameters is not [var element] || (loop.Instance ?? loop.Arguments.FirstOrDefault(argument => argument != handed)?.Value) is not { } elements)
        {
            return null;
        }

        return catalogue.RowOf(group.Method) is { } row
            ? new(row, group, ByRole(element.Name, elements, row))
            : CollectionRow(group.Instance, catalogue) is { } added ? new(added, group, ByRole(ListenerRow.AddedItem, elements, added)) : null;
    }

    private static IEnumerable<(ParameterRole Role, IOperation Value)> ByRole(ImmutableArray<IArgumentOperation> arguments, ListenerRow row) =>
        from argument in arguments
        where argument.ArgumentKind != ArgumentKind.DefaultValue
        from value in Written(argument)
        from part in ByRole(argument.Parameter?.Name, value, row)
        select part;

    // The elements of a params array are the arguments that people write.
    private static IEnumerable<IOperation> Written(IArgumentOperation argument) => argument switch
    {
        { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } } => elements.ElementValues,
        { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation elements } => elements.Elements,
        _ => [argument.Value],
    };

    private static IEnumerable<(ParameterRole Role, IOperation Value)> ByRole(string? parameter, IOperation value, ListenerRow row) =>
        parameter is not null && row.Roles.TryGetValue(parameter, out var role) ? [(role, value)] : [];

    // app.Urls.Add(url), or through a variable: var urls = app.Urls; urls.Add(url).
    private static ListenerCall? AddedTo(IInvocationOperation invocation, ListenerCatalogue catalogue)
    {
        if (invocation.TargetMethod.Name is not ("Add" or "AddRange" or "Insert") || invocation.Arguments.IsEmpty)
        {
            return null;
        }

        return CollectionRow(invocation.Instance ?? invocation.Arguments[0].Value, catalogue) is { } row
            ? new(row, invocation, ByRole(ListenerRow.AddedItem, invocation.Arguments[invocation.Arguments.Length - 1].Value, row))
            : null;
    }

    private static ListenerRow? CollectionRow(IOperation? receiver, ListenerCatalogue catalogue) =>
        PropertyOf(receiver) is { } property && catalogue.RowOf(property) is { IsCollection: true } row ? row : null;

    private static IPropertySymbol? PropertyOf(IOperation? receiver) => receiver switch
    {
        IPropertyReferenceOperation property => property.Property,
        IConversionOperation conversion => PropertyOf(conversion.Operand),
        ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declared] } local
            when declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } => PropertyOf(Declared(value, local)),
        IConditionalAccessInstanceOperation { Parent: { } parent } => PropertyOf(ConditionalReceiver(parent)),
        _ => null,
    };

    private static IOperation? Declared(ExpressionSyntax value, ILocalReferenceOperation local)
    {
        var operation = local.SemanticModel?.GetOperation(value);
        return operation is IConditionalAccessOperation access ? access.WhenNotNull : operation;
    }

    private static IOperation? ConditionalReceiver(IOperation operation)
    {
        for (IOperation? parent = operation; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access)
            {
                return access.Operation;
            }
        }

        return null;
    }
}
