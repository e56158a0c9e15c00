using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Net;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>What the framework's own members make of the values they are given: parsed numbers and addresses, resolved names, texts, lists.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> ReadFrameworkProperty(IPropertyReferenceOperation reference, ValueScope scope)
    {
        var name = reference.Property.Name;
        var type = reference.Property.ContainingType;
        switch (type.Name)
        {
            case "IPEndPoint" when name is "Address" or "Port":
            case "DnsEndPoint" when name is "Host" or "Port":
                return [.. Read(reference.Instance, scope).SelectMany(value => value is EndPointValue endpoint
                    ? (name == "Port" ? endpoint.Ports : endpoint.Addresses)
                    : One(new ExternalValue(reference.Syntax)))];
            case "Uri" when name is "AbsoluteUri" or "OriginalString":
            case "UriBuilder" when name == "Uri":
            case "Nullable" or "Lazy" or "Task" or "ValueTask" when name is "Value" or "Result":
            case "IPHostEntry" when name == "AddressList":
                return Read(reference.Instance, scope);
            case "Uri" when name is "Host" or "DnsSafeHost" or "IdnHost" or "Authority" or "Port":
            case "UriBuilder" when name is "Host" or "Port":
                return ReadUriPart(reference, scope);
            case "KeyValuePair" or "Dictionary" or "IDictionary" or "SortedDictionary" or "ConcurrentDictionary" or "IReadOnlyDictionary" when name is "Key" or "Keys" or "Value" or "Values":
                return TupleElement(Read(reference.Instance, scope), name.StartsWith("Key", StringComparison.Ordinal) ? 0 : 1, reference.Syntax);
            case "Environment" when name == "MachineName":
            case "UnicastIPAddressInformation" or "IPAddressInformation" when name == "Address":
                return One(new MachineAddressValue(reference.Syntax));
            case "IConfigurationSection" when name == "Value":
                return One(new ExternalValue(reference.Syntax) { Read = SettingOf(reference.Instance, scope) is { } key ? OutsideRead.Setting(key) : null });
            default:
                return One(new ExternalValue(reference.Syntax));
        }
    }

    private static ImmutableArray<Value> ReadInvocation(IInvocationOperation invocation, ValueScope scope)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return ReadDelegateCall(invocation, scope);
        }

        if (scope.DeclarationOf(method.ReducedFrom ?? method) is not null)
        {
            return ReadOwnMethod(invocation, scope);
        }

        var type = method.ContainingType?.ToDisplayString() ?? "";
        switch (type, method.Name)
        {
            case ("System.Net.IPAddress" or "System.Net.IPEndPoint" or "int" or "ushort" or "short" or "long" or "uint", "Parse"):
            case ("System.Convert", "ToInt32" or "ToUInt16" or "ToInt16" or "ToInt64" or "ToUInt32"):
                return Parsed(method.ContainingType!, FirstArgument(invocation, scope), invocation.Syntax, method.Name);
            case ("System.Net.IPAddress", "MapToIPv6" or "MapToIPv4"):
                return Read(invocation.Instance, scope);
            case ("System.Net.Dns", "GetHostName"):
                return One(new MachineAddressValue(invocation.Syntax));
            case ("System.Net.Dns", _):
                return Resolved(FirstArgument(invocation, scope), invocation.Syntax);
            case ("System.Text.StringBuilder", "ToString"):
                return ReadBuilder(invocation.Instance, invocation.Syntax, scope);
            case ("System.Math", "Max" or "Min"):
                return Choice([.. invocation.Arguments.Select(argument => Read(argument.Value, scope))]);
            case ("string", "Format"):
                return ReadFormat(invocation, scope);
            case ("string", "Concat"):
                return Combine([.. Listed(invocation, 0, scope).Select(part => Pieces(part, invocation.Syntax))], invocation.Syntax);
            case ("string", "Join"):
                return ReadJoin(invocation, scope);
            case ("string", "Trim" or "TrimEnd" or "TrimStart" or "ToLower" or "ToLowerInvariant" or "ToString" or "Normalize"):
            case ("object" or "int" or "ushort" or "System.Uri" or "System.UriBuilder" or "System.Net.IPAddress", "ToString"):
                return Read(invocation.Instance, scope);
            case ("string", "Replace"):
                return ReadReplace(invocation, scope);
            case ("string", "Substring"):
                return ReadSubstring(invocation, scope);
            case ("string", "Insert"):
                return ReadInsert(invocation, scope);
            case ("System.MemoryExtensions", "AsSpan" or "Trim") when invocation.Arguments.Length == 1:
                return FirstArgument(invocation, scope);
            case ("string", "Split"):
                return ReadSplit(invocation, scope);
            case ("System.Net.IPEndPoint", "Create"):
                return FirstArgument(invocation, scope);
            case ("System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask", "FromResult"):
                return FirstArgument(invocation, scope);
            case (_, "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask") when type.StartsWith("System.", StringComparison.Ordinal):
            case (_, "GetValueOrDefault") when method.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return Read(invocation.Instance, scope);
            case ("System.Collections.Generic.KeyValuePair", "Create") when invocation.Arguments.Length == 2:
                return One(new SettingValue(Read(invocation.Arguments[0].Value, scope), Read(invocation.Arguments[1].Value, scope), invocation.Syntax));
            case ("System.Linq.Enumerable", _):
                return ReadQuery(invocation, scope);
            case ("System.Array", "Find" or "FindLast" or "FindAll" or "Empty"):
                return invocation.Arguments.IsEmpty ? [] : FirstArgument(invocation, scope);
            case ("Microsoft.Extensions.Configuration.ConfigurationBinder", "GetValue"):
                return ReadSetting(invocation, scope);
            case ("System.Environment", "GetEnvironmentVariable"):
                return One(new ExternalValue(invocation.Syntax) { Read = FirstArgument(invocation, scope) is [TextValue { IsWhole: true } name] ? OutsideRead.Variable(name.Text) : null });
        }

        return type.StartsWith("System.Collections.Generic.List<", StringComparison.Ordinal) && method.Name is "ToArray" or "Find" or "AsReadOnly"
            ? Read(invocation.Instance, scope)
            : One(new ExternalValue(invocation.Syntax));
    }

    private static ImmutableArray<Value> FirstArgument(IInvocationOperation invocation, ValueScope scope) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } first ? Read(first.Value, scope) : [];

    /// <summary>What <c>Parse</c> or <c>TryParse</c> of a type makes of texts.</summary>
    private static ImmutableArray<Value> Parsed(INamedTypeSymbol type, ImmutableArray<Value> texts, SyntaxNode origin, string method = "Parse") =>
        [.. texts.Select(value => ParsedOne(type, value, origin, method))];

    private static Value ParsedOne(INamedTypeSymbol type, Value value, SyntaxNode origin, string method)
    {
        // An address whose text is parsed again is the same address, and what is read from outside is read all the same.
        if (value is NumberValue or AddressValue or MachineAddressValue or ParameterValue or ExternalValue { Read: not null })
        {
            return value;
        }

        if (value is not TextValue text || (!text.IsWhole && type.Name != "IPEndPoint"))
        {
            return new ExternalValue(origin);
        }

        Value? parsed = type.Name switch
        {
            "IPAddress" => IPAddress.TryParse(text.Text, out var address) ? new AddressValue(BindAddress.FromAddress(address), text.Origin) : null,
            "IPEndPoint" => EndPointText.Read(text),
            "Uri" => text,
            _ => long.TryParse(text.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? new NumberValue(number, text.Origin) : null,
        };
        return parsed is null
            ? new ExternalValue(origin)
            : (text.IsFallback ? AsFallback(parsed) : parsed) with { IsAlternative = text.IsAlternative, CallerArgument = text.CallerArgument };
    }

    // Dns.GetHostEntry(Dns.GetHostName()): an address of this machine; of "localhost": loopback; of another name: that host's.
    private static ImmutableArray<Value> Resolved(ImmutableArray<Value> names, SyntaxNode origin) =>
        [.. names.Select(name => name switch
        {
            MachineAddressValue => new MachineAddressValue(origin),
            TextValue { IsWhole: true, Text: "" } => new MachineAddressValue(origin),
            TextValue { IsWhole: true } text when BindAddress.IsLocalhostName(text.Text) => (Value)new AddressValue(BindAddress.Localhost, text.Origin),
            TextValue { IsWhole: true } text when IPAddress.TryParse(text.Text, out var ip) => new AddressValue(BindAddress.FromAddress(ip), text.Origin),
            _ => new ExternalValue(origin),
        })];

    private static ImmutableArray<Value> ReadFormat(IInvocationOperation invocation, ValueScope scope)
    {
        var formatAt = invocation.TargetMethod.Parameters.FirstOrDefault(parameter => parameter.Name == "format")?.Ordinal ?? 0;
        var formats = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == formatAt) is { } format ? Read(format.Value, scope) : [];
        var arguments = Listed(invocation, formatAt + 1, scope);
        return [.. formats.OfType<TextValue>().SelectMany(text => Format(text, arguments, invocation.Syntax))];
    }

    private static ImmutableArray<Value> ReadJoin(IInvocationOperation invocation, ValueScope scope)
    {
        var separators = FirstArgument(invocation, scope);
        var parts = Listed(invocation, 1, scope);
        if (parts.Count == 1 && invocation.Arguments.Length > 1 && IsCollection(invocation.Arguments[1].Value.Type))
        {
            parts = [.. parts[0].Select(One)];
        }

        var joined = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        foreach (var part in parts)
        {
            if (joined.Count > 0)
            {
                joined.Add(Pieces(separators, invocation.Syntax));
            }

            joined.Add(Pieces(part, invocation.Syntax));
        }

        return Combine(joined, invocation.Syntax);
    }

    /// <summary>The arguments from <paramref name="from"/> on, a <c>params</c> array being taken apart.</summary>
    private static List<ImmutableArray<Value>> Listed(IInvocationOperation invocation, int from, ValueScope scope)
    {
        var listed = new List<ImmutableArray<Value>>();
        foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.Ordinal >= from).OrderBy(argument => argument.Parameter!.Ordinal))
        {
            switch (argument)
            {
                case { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } }:
                    listed.AddRange(elements.ElementValues.Select(element => Read(element, scope)));
                    break;
                case { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation elements }:
                    listed.AddRange(elements.Elements.Select(element => Read(element, scope)));
                    break;
                default:
                    listed.Add(Read(argument.Value, scope));
                    break;
            }
        }

        return listed;
    }

    private static ImmutableArray<Value> ReadSplit(IInvocationOperation invocation, ValueScope scope)
    {
        var separators = FirstArgument(invocation, scope).OfType<TextValue>().Select(text => text.Text).FirstOrDefault();
        if (separators is not { Length: 1 })
        {
            return One(new ExternalValue(invocation.Syntax));
        }

        // A list that is read from outside is one text there; a server takes one apart at semicolons itself.
        return [.. Read(invocation.Instance, scope).SelectMany(value => value switch
        {
            TextValue text => Split(text, separators[0]),
            ExternalValue { Read: not null } read when separators != ";" => One(read with { Read = null }),
            _ => One(value),
        })];
    }

    private static IEnumerable<Value> Split(TextValue text, char separator)
    {
        var start = 0;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            if (i == text.Text.Length || text.Text[i] == separator)
            {
                if (i > start)
                {
                    yield return text.Slice(TextRange.FromBounds(start, i)) with { IsOneOfSeveral = true };
                }

                start = i + 1;
            }
        }
    }

    // First, Where, ToArray and their like hand on what they are given; Select maps it.
    private static ImmutableArray<Value> ReadQuery(IInvocationOperation invocation, ValueScope scope)
    {
        switch (invocation.TargetMethod.Name)
        {
            case "Select" or "SelectMany" when invocation.Arguments.Length == 2:
                return Read(invocation.Arguments[1].Value, scope);
            case "Concat" or "Union" or "Append" or "Prepend" or "DefaultIfEmpty":
                return [.. invocation.Arguments.SelectMany(argument => Read(argument.Value, scope))];
            case "Range" or "Count" or "Sum" or "Max" or "Min" or "Aggregate" or "Any" or "All" or "Contains" or "Zip" or "Repeat":
                return One(new ExternalValue(invocation.Syntax));
            case "First" or "FirstOrDefault" when invocation.Arguments is [{ Value: { } all }] && IsCommandLine(all):
                return One(new ExternalValue(invocation.Syntax) { Read = OutsideRead.Argument(0) });
            case "ElementAt" or "ElementAtOrDefault" when invocation.Arguments is [{ Value: { } all }, { Value.ConstantValue: { HasValue: true, Value: int at } }] && IsCommandLine(all):
                return One(new ExternalValue(invocation.Syntax) { Read = OutsideRead.Argument(at) });
            default:
                return FirstArgument(invocation, scope);
        }
    }

    private static bool IsCommandLine(IOperation operation) => operation is IConversionOperation conversion ? IsCommandLine(conversion.Operand) : operation is IParameterReferenceOperation { Parameter: var parameter } && IsArguments(parameter);
}
