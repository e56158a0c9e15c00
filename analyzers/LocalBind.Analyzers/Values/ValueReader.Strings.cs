using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Texts that are changed or taken apart: <c>Replace</c>, <c>Substring</c>, <c>Insert</c>, <c>+=</c>, the parts of a <c>Uri</c>.</summary>
internal static partial class ValueReader
{
    // url.Replace("HOST", host): what is put in keeps its own place in the source.
    private static ImmutableArray<Value> ReadReplace(IInvocationOperation invocation, ValueScope scope)
    {
        if (invocation.Arguments is not [{ Value: var searched }, { Value: var replacement }, ..]
            || Read(searched, scope) is not [TextValue { IsWhole: true, Text.Length: > 0 } search])
        {
            return One(new ExternalValue(invocation.Syntax));
        }

        var replacements = Pieces(Read(replacement, scope), replacement.Syntax);
        return [.. Read(invocation.Instance, scope).SelectMany(value => value is TextValue text ? Replaced(text, search.Text, replacements, invocation.Syntax) : One(value))];
    }

    private static ImmutableArray<Value> Replaced(TextValue text, string search, ImmutableArray<ImmutableArray<TextPiece>> replacements, SyntaxNode origin)
    {
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        var from = 0;
        for (var at = text.Text.IndexOf(search, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(search, from, StringComparison.Ordinal))
        {
            AddSlice(parts, text, from, at);
            parts.Add(replacements);
            from = at + search.Length;
        }

        if (parts.Count == 0)
        {
            return One(text);
        }

        AddSlice(parts, text, from, text.Text.Length);
        return Combine(parts, origin);
    }

    private static ImmutableArray<Value> ReadSubstring(IInvocationOperation invocation, ValueScope scope)
    {
        var numbers = invocation.Arguments.Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: int number } ? number : -1).ToList();
        return [.. Read(invocation.Instance, scope).Select(value =>
            value is TextValue { IsWhole: true } text && numbers.All(number => number >= 0) && numbers.Sum(number => (long)number) <= text.Text.Length
                ? text.Slice(TextRange.FromBounds(numbers[0], numbers.Count > 1 ? numbers[0] + numbers[1] : text.Text.Length))
                : (Value)new ExternalValue(invocation.Syntax))];
    }

    private static ImmutableArray<Value> ReadInsert(IInvocationOperation invocation, ValueScope scope)
    {
        if (invocation.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: int at } }, { Value: var inserted }])
        {
            return One(new ExternalValue(invocation.Syntax));
        }

        return [.. Read(invocation.Instance, scope).SelectMany(value => value is TextValue { IsWhole: true } text && at >= 0 && at <= text.Text.Length
            ? Inserted(text, at, Pieces(Read(inserted, scope), inserted.Syntax), invocation.Syntax)
            : One(new ExternalValue(invocation.Syntax)))];
    }

    private static ImmutableArray<Value> Inserted(TextValue text, int at, ImmutableArray<ImmutableArray<TextPiece>> inserted, SyntaxNode origin)
    {
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        AddSlice(parts, text, 0, at);
        parts.Add(inserted);
        AddSlice(parts, text, at, text.Text.Length);
        return Combine(parts, origin);
    }

    // url += ":6123": what the variable held before, and the text behind it.
    private static ImmutableArray<Value> ReadAppended(ICompoundAssignmentOperation append, ValueScope scope) =>
        append is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
            ? Combine([Pieces(Read(append.Target, scope), append.Target.Syntax), Pieces(Read(append.Value, scope), append.Value.Syntax)], append.Syntax)
            : One(new ExternalValue(append.Syntax));

    /// <summary><c>Host</c>, <c>Port</c> and their relatives of a <c>Uri</c> or <c>UriBuilder</c> whose text is known.</summary>
    private static ImmutableArray<Value> ReadUriPart(IPropertyReferenceOperation reference, ValueScope scope) =>
        [.. Read(reference.Instance, scope).Select(value => value is TextValue text && UriPart(text, reference.Property.Name) is { } part ? part : new ExternalValue(reference.Syntax))];

    private static Value? UriPart(TextValue text, string property)
    {
        var url = text.Text;
        var delimiter = url.IndexOf("://", StringComparison.Ordinal);
        if (delimiter < 0)
        {
            return null;
        }

        if (UrlAuthority.Find(url, delimiter + 3) is not { Host: { Length: > 0 } host } authority)
        {
            return null;
        }

        switch (property)
        {
            case "Authority":
                return text.Slice(authority.Whole);
            case "Port":
                return authority.Port is { } range && text.Slice(range) is { IsWhole: true } port && long.TryParse(port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? new NumberValue(number, port.Pieces[0].Origin) { IsFallback = port.Pieces[0].IsFallback, IsAlternative = port.Pieces[0].IsAlternative, CallerArgument = port.CallerArgument }
                    : null;
            default:
                // An IPv6 address stands in brackets; DnsSafeHost and IPAddress.Parse know it without them.
                return url[host.Start] == '[' && url[host.End - 1] == ']' && host.Length > 2 ? text.Slice(TextRange.FromBounds(host.Start + 1, host.End - 1)) : text.Slice(host);
        }
    }
}
