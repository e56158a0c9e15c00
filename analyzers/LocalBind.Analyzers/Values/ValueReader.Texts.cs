using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Texts that are put together: concatenation, interpolation, <c>string.Format</c>, <c>string.Join</c>.</summary>
internal static partial class ValueReader
{
    /// <summary>Texts multiply when each of several parts has several possibilities.</summary>
    private const int MaximumTexts = 32;

    private static readonly Regex FormatItem = new(@"\{\{|\}\}|\{\s*(\d+)[^{}]*\}", RegexOptions.CultureInvariant);

    private static ImmutableArray<Value> ReadInterpolated(IInterpolatedStringOperation interpolated, ValueScope scope)
    {
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Syntax: InterpolatedStringTextSyntax text }:
                    parts.Add([[LiteralText.Piece(text.TextToken, interpolated.Syntax)]]);
                    break;
                case IInterpolationOperation interpolation:
                    parts.Add(Pieces(Read(interpolation.Expression, scope), interpolation.Syntax));
                    break;
                default:
                    parts.Add([[TextValue.HolePiece(part.Syntax)]]);
                    break;
            }
        }

        return Combine(parts, interpolated.Syntax);
    }

    private static ImmutableArray<Value> ReadBinary(IBinaryOperation binary, ValueScope scope)
    {
        if (binary.Type?.SpecialType == SpecialType.System_String && binary.OperatorKind == BinaryOperatorKind.Add)
        {
            return Combine([Pieces(Read(binary.LeftOperand, scope), binary.LeftOperand.Syntax), Pieces(Read(binary.RightOperand, scope), binary.RightOperand.Syntax)], binary.Syntax);
        }

        if (binary.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return Constant(constant, binary.Syntax);
        }

        var left = Read(binary.LeftOperand, scope);
        var right = Read(binary.RightOperand, scope);
        var results = ImmutableArray.CreateBuilder<Value>();
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                results.Add(Compute(binary, a, b));
            }
        }

        return results.ToImmutable();
    }

    private static Value Compute(IBinaryOperation binary, Value left, Value right)
    {
        if (left is not NumberValue a || right is not NumberValue b)
        {
            return new ExternalValue(binary.Syntax);
        }

        long? result = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => a.Number + b.Number,
            BinaryOperatorKind.Subtract => a.Number - b.Number,
            BinaryOperatorKind.Multiply => a.Number * b.Number,
            BinaryOperatorKind.Divide when b.Number > 0 => a.Number / b.Number,
            BinaryOperatorKind.Remainder when b.Number > 0 => a.Number % b.Number,
            BinaryOperatorKind.Or => a.Number | b.Number,
            BinaryOperatorKind.LeftShift when b.Number is >= 0 and < 32 => a.Number << (int)b.Number,
            _ => null,
        };
        return result is { } number
            ? new NumberValue(number, binary.Syntax) { IsFallback = a.IsFallback || b.IsFallback, IsAlternative = a.IsAlternative || b.IsAlternative, CallerArgument = a.CallerArgument ?? b.CallerArgument }
            : new ExternalValue(binary.Syntax);
    }

    private static ImmutableArray<Value> Format(TextValue format, IReadOnlyList<ImmutableArray<Value>> arguments, SyntaxNode origin)
    {
        var text = format.Text;
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        var from = 0;
        foreach (Match item in FormatItem.Matches(text))
        {
            AddSlice(parts, format, from, item.Index);
            from = item.Index + item.Length;
            if (!item.Groups[1].Success)
            {
                AddSlice(parts, format, item.Index, item.Index + 1);
            }
            else if (int.TryParse(item.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < arguments.Count)
            {
                parts.Add(Pieces(arguments[index], origin));
            }
            else
            {
                parts.Add([[TextValue.HolePiece(origin)]]);
            }
        }

        AddSlice(parts, format, from, text.Length);
        return Combine(parts, format.Origin);
    }

    private static void AddSlice(List<ImmutableArray<ImmutableArray<TextPiece>>> parts, TextValue text, int from, int to)
    {
        if (to > from)
        {
            parts.Add([text.Slice(Endpoints.TextRange.FromBounds(from, to)).Pieces]);
        }
    }

    /// <summary>The possibilities of a value inside a text, each as pieces.</summary>
    private static ImmutableArray<ImmutableArray<TextPiece>> Pieces(ImmutableArray<Value> values, SyntaxNode place)
    {
        if (values.IsDefaultOrEmpty)
        {
            return [[TextValue.HolePiece(place)]];
        }

        return [.. values.Select(value => PiecesOf(value, place))];
    }

    private static ImmutableArray<TextPiece> PiecesOf(Value value, SyntaxNode place) => value switch
    {
        TextValue text => text.CallerArgument is null ? text.Pieces : [.. text.Pieces.Select(piece => piece with { CallerArgument = text.CallerArgument })],
        NumberValue number => [Piece(number.Number.ToString(CultureInfo.InvariantCulture), value)],
        AddressValue { Address.Addresses: [{ } ip] } => [Piece(ip.ToString(), value)],
        NullValue => [],
        MachineAddressValue => [Piece(TextValue.MachineName.ToString(), value)],
        _ => [TextValue.HolePiece(place) with { Read = ReadOf(value), IsFallback = value.IsFallback, IsAlternative = value.IsAlternative }],
    };

    private static OutsideRead? ReadOf(Value value) => value is ParameterValue ? OutsideRead.Parameter : (value as ExternalValue)?.Read;

    private static TextPiece Piece(string text, Value value) =>
        new(text, value.Origin, default) { IsFallback = value.IsFallback, IsAlternative = value.IsAlternative, CallerArgument = value.CallerArgument };

    /// <summary>Every combination of the parts' possibilities.</summary>
    private static ImmutableArray<Value> Combine(IReadOnlyList<ImmutableArray<ImmutableArray<TextPiece>>> parts, SyntaxNode origin)
    {
        var texts = new List<ImmutableArray<TextPiece>> { ImmutableArray<TextPiece>.Empty };
        foreach (var part in parts)
        {
            texts = [.. texts.SelectMany(text => part.Select(piece => text.AddRange(piece))).Take(MaximumTexts)];
        }

        return [.. texts.Where(text => text.Length > 0).Select(text => (Value)new TextValue(text, origin))];
    }
}
