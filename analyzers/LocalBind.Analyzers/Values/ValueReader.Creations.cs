using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Net;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>What the constructors of addresses, endpoints, URLs and collections make of their arguments.</summary>
internal static partial class ValueReader
{
    private static ImmutableArray<Value> ReadCreation(IObjectCreationOperation creation, ValueScope scope)
    {
        var type = creation.Type?.ToDisplayString();
        switch (type)
        {
            case "System.Net.IPAddress":
                return ReadNewAddress(creation, scope);
            case "System.Net.IPEndPoint":
            case "System.Net.DnsEndPoint":
                return One(ReadNewEndPoint(creation, scope));
            case "System.Uri":
                return ReadNewUri(creation, scope);
            case "System.UriBuilder":
                return ReadNewUriBuilder(creation, scope);
        }

        if (type?.StartsWith("System.Lazy<", StringComparison.Ordinal) == true)
        {
            return Argument(creation, 0, scope);
        }

        if (type?.StartsWith("System.Collections.Generic.KeyValuePair<", StringComparison.Ordinal) == true && creation.Arguments.Length == 2)
        {
            return One(new SettingValue(Argument(creation, 0, scope), Argument(creation, 1, scope), creation.Syntax));
        }

        return creation.Initializer is { } initializer && IsCollection(creation.Type)
            ? [.. Copied(creation, scope), .. initializer.Initializers.SelectMany(element => Element(element, scope))]
            : Copied(creation, scope);
    }

    // new List<string>(urls): the elements of the other collection.
    private static ImmutableArray<Value> Copied(IObjectCreationOperation creation, ValueScope scope) =>
        IsCollection(creation.Type) && creation.Arguments is [{ Value.Type: { } source } argument] && IsCollection(source) ? Read(argument.Value, scope) : [];

    private static bool IsCollection(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || (type is { SpecialType: not SpecialType.System_String } && type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static ImmutableArray<Value> Element(IOperation element, ValueScope scope) => element switch
    {
        IInvocationOperation add => Added(add, scope),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } } assignment =>
            One(new SettingValue(Read(key.Value, scope), Read(assignment.Value, scope), assignment.Syntax)),
        _ => Read(element, scope),
    };

    private static ImmutableArray<Value> ReadNewAddress(IObjectCreationOperation creation, ValueScope scope)
    {
        if (creation.Arguments is not [{ Value: { Type: { } type } value }, ..])
        {
            return [];
        }

        var parts = Read(value, scope);
        if (parts.IsEmpty || parts.Any(part => part is not NumberValue))
        {
            return One(new ExternalValue(creation.Syntax));
        }

        var numbers = parts.Cast<NumberValue>().Select(part => part.Number).ToArray();
        if (type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_UInt32)
        {
            return numbers is [>= 0 and <= uint.MaxValue and var address] ? Address(new IPAddress(address), creation.Syntax) : One(new ExternalValue(creation.Syntax));
        }

        return numbers.Length is 4 or 16 && numbers.All(number => number is >= 0 and <= 255)
            ? Address(new IPAddress([.. numbers.Select(number => (byte)number)]), creation.Syntax)
            : One(new ExternalValue(creation.Syntax));
    }

    // new IPEndPoint(address, port) { Port = … }, and what is assigned to the variable's properties afterwards.
    private static EndPointValue ReadNewEndPoint(IObjectCreationOperation creation, ValueScope scope)
    {
        return new EndPointValue([.. Part(0, "Address").Select(AddressOfNumber)], Part(1, "Port"), creation.Syntax);

        // new IPEndPoint(0, port): the address as a number.
        static Value AddressOfNumber(Value value) => value is NumberValue { Number: >= 0 and <= uint.MaxValue } number
            ? new AddressValue(BindAddress.FromAddress(new IPAddress(number.Number)), number.Origin) { IsFallback = number.IsFallback, IsAlternative = number.IsAlternative, CallerArgument = number.CallerArgument }
            : value;

        ImmutableArray<Value> Part(int ordinal, string property) => Assigned(creation, property, Argument(creation, ordinal, scope), scope);
    }

    private static ImmutableArray<Value> Address(IPAddress address, SyntaxNode origin) => One(new AddressValue(BindAddress.FromAddress(address), origin));

    // A relative part does not change host and port.
    private static ImmutableArray<Value> ReadNewUri(IObjectCreationOperation creation, ValueScope scope) => Argument(creation, 0, scope);

    private static ImmutableArray<Value> ReadNewUriBuilder(IObjectCreationOperation creation, ValueScope scope)
    {
        var scheme = Part("scheme", "schemeName", "Scheme");
        var host = Part("host", "hostName", "Host");
        var port = Part("port", "portNumber", "Port");
        if (creation.Arguments is [{ Parameter.Name: "uri" }])
        {
            var whole = Argument(creation, 0, scope);
            if (host.IsEmpty && port.IsEmpty)
            {
                return whole;
            }

            host = host.IsEmpty ? One(new ExternalValue(creation.Syntax)) : host;
        }

        ImmutableArray<ImmutableArray<TextPiece>> Fixed(string text) => [[new TextPiece(text, creation.Syntax, default)]];
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>
        {
            scheme.IsEmpty ? Fixed("http") : Pieces(scheme, creation.Syntax),
            Fixed("://"),
            host.IsEmpty ? Fixed("localhost") : Pieces(host, creation.Syntax),
        };
        if (!port.IsEmpty)
        {
            parts.Add(Fixed(":"));
            parts.Add(Pieces(port, creation.Syntax));
        }

        parts.Add(Fixed("/"));
        return Combine(parts, creation.Syntax);

        ImmutableArray<Value> Part(string parameter, string otherParameter, string property)
        {
            var argument = creation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == parameter || candidate.Parameter?.Name == otherParameter);
            return Assigned(creation, property, argument is null ? [] : Read(argument.Value, scope), scope);
        }
    }

    private static ImmutableArray<Value> Argument(IObjectCreationOperation creation, int ordinal, ValueScope scope) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } found ? Read(found.Value, scope) : [];
}
