using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>
/// Reads what an operation may evaluate to. Several results mean several possibilities (the arms of <c>?:</c>, the elements of a list);
/// no result means that nothing is known and nothing follows from it.
/// </summary>
internal static partial class ValueReader
{
    /// <summary>More possibilities than people write by hand; what goes beyond is dropped.</summary>
    private const int MaximumPossibilities = 64;

    public static ImmutableArray<Value> Read(IOperation? operation, ValueScope scope)
    {
        if (operation is null)
        {
            return [];
        }

        var values = ReadOperation(operation, scope);
        return values.Length > MaximumPossibilities ? ImmutableArray.Create(values, 0, MaximumPossibilities) : values;
    }

    private static ImmutableArray<Value> ReadOperation(IOperation operation, ValueScope scope)
    {
        switch (operation)
        {
            case ILiteralOperation literal:
                return Asked([Literal(literal)], literal.Syntax, scope);
            case IUtf8StringOperation utf8:
                return Constant(utf8.Value, utf8.Syntax);
            case IInterpolatedStringOperation interpolated:
                return ReadInterpolated(interpolated, scope);
            case IBinaryOperation binary:
                return ReadBinary(binary, scope);
            case IUnaryOperation unary when unary.ConstantValue is { HasValue: true, Value: { } number } && ToInt64(number) is { } signed:
                return One(new NumberValue(signed, unary.Syntax));
            case IConversionOperation conversion:
                return ReadConversion(conversion, scope);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand, scope);
            case IThrowOperation:
                return [];
            case IAwaitOperation awaited:
                return Read(awaited.Operation, scope);
            case IDefaultValueOperation missing:
                return One(DefaultOf(missing));
            case IConditionalOperation choice:
                return Decided([Read(choice.WhenTrue, scope), Read(choice.WhenFalse, scope)], [choice.Condition], scope);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce, scope);
            case ISwitchExpressionOperation select:
                return Decided([.. select.Arms.Select(arm => Read(arm.Value, scope))], [select.Value, .. select.Arms.Select(arm => arm.Pattern)], scope);
            case ILocalReferenceOperation local:
                return Possible(ReadLocal(local, scope), local.Syntax);
            case IParameterReferenceOperation parameter:
                return Possible(ReadParameter(parameter.Parameter, parameter.Syntax, scope), parameter.Syntax);
            case IFieldReferenceOperation field:
                return Asked(Possible(ReadField(field, scope), field.Syntax), field.Syntax, scope);
            case IPropertyReferenceOperation property:
                return Possible(ReadProperty(property, scope), property.Syntax);
            case IArrayElementReferenceOperation element:
                return ReadElement(element, scope);
            case IImplicitIndexerReferenceOperation element:
                return Read(element.Instance, scope);
            case IArrayCreationOperation array:
                return ReadArray(array, scope);
            case IArrayInitializerOperation elements:
                return All(elements.ElementValues, scope);
            case ICollectionExpressionOperation collection:
                return All(collection.Elements, scope);
            case ISpreadOperation spread:
                return Read(spread.Operand, scope);
            case ITupleOperation tuple:
                return One(new TupleValue([.. tuple.Elements.Select(element => Read(element, scope))], tuple.Syntax));
            case IObjectCreationOperation creation:
                return ReadCreation(creation, scope);
            case IWithOperation with:
                return Read(with.Operand, scope);
            case IInvocationOperation invocation:
                return ReadInvocation(invocation, scope);
            case IConditionalAccessOperation access:
                return Read(access.WhenNotNull, scope);
            case IConditionalAccessInstanceOperation instance:
                return ReadConditionalReceiver(instance, scope);
            case ISimpleAssignmentOperation assignment:
                return Read(assignment.Value, scope);
            case ICoalesceAssignmentOperation { Target: IMemberReferenceOperation member }:
                return Read(member, scope);
            case ICoalesceAssignmentOperation lazily:
                return Choice(Read(lazily.Target, scope).RemoveAll(value => value is NullValue), Read(lazily.Value, scope));
            case ICompoundAssignmentOperation append:
                return ReadAppended(append, scope);
            case IDelegateCreationOperation creation:
                return Read(creation.Target, scope);
            case IAnonymousFunctionOperation function:
                return ReturnsOf(function.Body, scope);
            case IMethodReferenceOperation { Method: var method } when !scope.IsFollowing(method.OriginalDefinition):
                return scope.Follow(method.OriginalDefinition, operation.Syntax, () => ReadCall(method.OriginalDefinition, null, [], scope));
            default:
                return operation.ConstantValue is { HasValue: true, Value: { } constant }
                    ? Constant(constant, operation.Syntax)
                    : One(new ExternalValue(operation.Syntax));
        }
    }

    private static Value Literal(ILiteralOperation literal)
    {
        switch (literal.ConstantValue.Value)
        {
            case string when literal.Syntax is LiteralExpressionSyntax syntax:
                return new TextValue([LiteralText.Piece(syntax.Token, syntax)], syntax);
            case null:
                return new NullValue(literal.Syntax);
            case var constant:
                return Constant(constant, literal.Syntax) is [var value] ? value : new ExternalValue(literal.Syntax);
        }
    }

    /// <summary>A constant whose spelling in the source is of no interest, or is not there (metadata).</summary>
    private static ImmutableArray<Value> Constant(object constant, SyntaxNode origin) => constant switch
    {
        string text => One(new TextValue([new TextPiece(text, origin, default)], origin)),
        bool isTrue => One(new BooleanValue(isTrue, origin)),
        char c => One(new TextValue([new TextPiece(c.ToString(), origin, default)], origin)),
        _ => ToInt64(constant) is { } number ? One(new NumberValue(number, origin)) : One(new ExternalValue(origin)),
    };

    private static long? ToInt64(object constant) => constant switch
    {
        int number => number,
        ushort number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        uint number => number,
        long number => number,
        ulong number and <= long.MaxValue => (long)number,
        _ => null,
    };

    private static Value DefaultOf(IDefaultValueOperation missing) =>
        missing.Type?.IsReferenceType == false && missing.ConstantValue is { HasValue: true, Value: { } zero } && Constant(zero, missing.Syntax) is [var value]
            ? value
            : new NullValue(missing.Syntax);

    private static ImmutableArray<Value> ReadConversion(IConversionOperation conversion, ValueScope scope)
    {
        // An operator of the project's or a library's own makes another value of it.
        if (conversion.OperatorMethod is { } method && !IsTransparent(method))
        {
            return scope.DeclarationOf(method) is { } declaration && !scope.IsFollowing(method)
                ? scope.Follow(method, conversion.Syntax, () => scope.WithArguments(
                    PassedAlone(method.Parameters[0], Read(conversion.Operand, scope)),
                    () => ReturnsOf(declaration, scope)))
                : One(new ExternalValue(conversion.Syntax));
        }

        return Read(conversion.Operand, scope);
    }

    // PathString, StringValues, Span and the like only wrap what they are given.
    private static bool IsTransparent(IMethodSymbol conversion) =>
        conversion.ContainingType.ContainingNamespace?.ToDisplayString() is "Microsoft.Extensions.Primitives" or "System";

    private static bool IsWritten(Value value) => value is not (ExternalValue or ParameterValue or NullValue);

    private static ImmutableArray<Value> ReadArray(IArrayCreationOperation array, ValueScope scope)
    {
        if (array.Initializer is { } initializer)
        {
            return All(initializer.ElementValues, scope);
        }

        // new byte[4] is four zeros; longer arrays are buffers.
        if (array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: int and > 0 and <= 16 } size }] && array.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return [.. Enumerable.Repeat<Value>(new NumberValue(0, array.Syntax), (int)size.Value!)];
        }

        return [];
    }

    private static ImmutableArray<Value> ReadElement(IArrayElementReferenceOperation element, ValueScope scope)
    {
        if (element is { ArrayReference: IParameterReferenceOperation { Parameter: { } parameter }, Indices: [{ ConstantValue: { HasValue: true, Value: int at } }] } && IsArguments(parameter))
        {
            return One(new ExternalValue(element.Syntax) { Read = OutsideRead.Argument(at) });
        }

        var values = Read(element.ArrayReference, scope);
        return element.Indices is [{ ConstantValue: { HasValue: true, Value: int index } }] && index >= 0 && index < values.Length && values.All(IsWritten)
            ? One(values[index])
            : element.Indices is [IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int fromEnd } }] && fromEnd > 0 && fromEnd <= values.Length && values.All(IsWritten)
                ? One(values[values.Length - fromEnd])
                : values;
    }

    private static ImmutableArray<Value> ReadConditionalReceiver(IConditionalAccessInstanceOperation instance, ValueScope scope)
    {
        // The syntax of the instance is that of the receiver: only the operations tell which access it belongs to.
        for (IOperation child = instance; child.Parent is { } parent; child = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return Read(access.Operation, scope);
            }
        }

        return [];
    }

    private static ImmutableArray<Value> All(IEnumerable<IOperation> operations, ValueScope scope) =>
        [.. operations.SelectMany(operation => Read(operation, scope))];

    private static ImmutableArray<Value> One(Value value) => [value];
}
