using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Values;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Reads the endpoints that a call opens: its arguments' values, put together by their roles.</summary>
internal sealed class EndpointReader(ListenerCall call, ValueScope scope)
{
    /// <summary>An address or a port that a call may be given.</summary>
    private sealed record Candidate<T>(T? Value, SyntaxPart? Part, bool IsMachineAddress = false)
    {
        /// <summary>What it is read from where it is not known; null if no argument says it.</summary>
        public string? Read { get; init; }

        public bool IsFallback { get; init; }

        public bool IsAlternative { get; init; }
    }

    public IEnumerable<CalledEndpoint> Read()
    {
        var row = call.Row;
        if (row.Has(ParameterRole.Setting) || row.Has(ParameterRole.Settings) || row.Has(ParameterRole.Arguments))
        {
            return Settings();
        }

        return Texts(ParameterRole.Urls).SelectMany(text => Urls(text.Value, text.Argument))
            .Concat(Texts(ParameterRole.Prefix).SelectMany(text => One(UrlText.Prefix(text.Value, call, text.Argument))))
            .Concat(Texts(ParameterRole.Uri).SelectMany(text => One(UrlText.Any(text.Value, call, text.Argument))))
            .Concat(Texts(ParameterRole.Bound).SelectMany(text => Marked(text.Value, text.Argument, bindsUnmarked: true)))
            .Concat(Texts(ParameterRole.Connected).SelectMany(text => Marked(text.Value, text.Argument, bindsUnmarked: false)))
            .Concat(Pairs());
    }

    private static IEnumerable<CalledEndpoint> One(CalledEndpoint? endpoint) => endpoint is null ? [] : [endpoint];

    private IEnumerable<(TextValue Value, SyntaxNode Argument)> Texts(ParameterRole role) =>
        from argument in call.Arguments(role)
        from value in ValueReader.Read(argument, scope)
        let text = value as TextValue ?? (role == ParameterRole.Uri ? null : Hole(value))
        where text is not null
        select (text, argument.Syntax);

    // A whole address that is read from outside: what is read is all that is known of it.
    private static TextValue? Hole(Value value) => value is ExternalValue or ParameterValue
        ? new TextValue([TextValue.HolePiece(value.Origin) with { Read = ReadOf(value) }], value.Origin) { IsFallback = value.IsFallback }
        : null;

    private static OutsideRead? ReadOf(Value value) => value switch
    {
        ExternalValue external => external.Read,
        ParameterValue => OutsideRead.Parameter,
        _ => null,
    };

    private IEnumerable<CalledEndpoint> Urls(TextValue urls, SyntaxNode argument)
    {
        var parts = ServerUrl.Split(urls.Text).ToList();
        foreach (var part in parts)
        {
            var url = UrlText.Kestrel(urls.Slice(part), call, argument);
            if (url is not null)
            {
                yield return urls.IsOneOfSeveral || parts.Count > 1 && !StandsAlone(urls, part) ? AsOneOfSeveral(url) : url;
            }
        }
    }

    // "@tcp://*:6123,>tcp://other:6124": a socket listens on what has the one mark and connects to what has the other.
    private IEnumerable<CalledEndpoint> Marked(TextValue urls, SyntaxNode argument, bool bindsUnmarked)
    {
        var parts = ServerUrl.Split(urls.Text, ',').ToList();
        foreach (var part in parts)
        {
            var start = part.End - part.Of(urls.Text).TrimStart().Length;
            var mark = start == part.End ? '>' : urls.Text[start];
            if (mark is '@' || (mark is not ('>' or TextValue.Hole) && bindsUnmarked))
            {
                var url = UrlText.Any(urls.Slice(TextRange.FromBounds(mark is '@' ? start + 1 : start, part.End)), call, argument);
                if (url is not null)
                {
                    yield return urls.IsOneOfSeveral || (parts.Count > 1 && !StandsAlone(urls, part)) ? AsOneOfSeveral(url) : url;
                }
            }
        }
    }

    // string.Join(";", "http://a", "http://b"): each has a literal of its own.
    private static bool StandsAlone(TextValue text, TextRange range)
    {
        var own = text.Slice(range).Pieces.Select(piece => piece.Origin).ToImmutableHashSet();
        return text.Pieces.Where(piece => own.Contains(piece.Origin)).Sum(piece => piece.Text.Length) <= range.Length;
    }

    private static CalledEndpoint AsOneOfSeveral(CalledEndpoint endpoint) => endpoint with
    {
        AddressPart = endpoint.AddressPart is { } address ? address with { IsOneOfSeveral = true } : null,
        PortPart = endpoint.PortPart is { } port ? port with { IsOneOfSeveral = true } : null,
    };

    // Settings by key and value, from arguments or from the elements of a collection.
    private IEnumerable<CalledEndpoint> Settings()
    {
        var variables = call.Arguments(ParameterRole.Variable).Select(argument => (Operation: argument, IsVariable: true));
        var keys = call.Arguments(ParameterRole.Key).Select(argument => (Operation: argument, IsVariable: false)).Concat(variables);
        foreach (var (operation, isVariable) in keys)
        {
            foreach (var argument in call.Arguments(ParameterRole.Setting))
            {
                foreach (var endpoint in Setting(ValueReader.Read(operation, scope), isVariable, ValueReader.Read(argument, scope), argument.Syntax))
                {
                    yield return endpoint;
                }
            }
        }

        var collections = call.Arguments(ParameterRole.Settings).Select(argument => (argument.Syntax, Settings: ValueReader.Read(argument, scope).OfType<SettingValue>()));
        var commandLines = call.Arguments(ParameterRole.Arguments).Select(argument => (argument.Syntax, Settings: CommandLineSettings.Read(ValueReader.Read(argument, scope))));
        foreach (var (syntax, settings) in collections.Concat(commandLines))
        {
            foreach (var endpoint in settings.SelectMany(setting => Setting(setting.Keys, false, setting.Values, syntax)))
            {
                yield return endpoint;
            }
        }
    }

    private IEnumerable<CalledEndpoint> Setting(ImmutableArray<Value> keys, bool isVariable, ImmutableArray<Value> values, SyntaxNode argument)
    {
        foreach (var key in keys.OfType<TextValue>().Where(key => key.IsWhole))
        {
            var kind = isVariable ? ListeningKey.OfVariable(key.Text) : ListeningKey.Of(key.Text);
            foreach (var value in values.OfType<TextValue>())
            {
                var endpoints = kind switch
                {
                    ListeningKeyKind.Urls => Urls(value, argument),
                    ListeningKeyKind.EndpointUrl => One(UrlText.Kestrel(value, call, argument)),
                    ListeningKeyKind.HttpPorts => UrlText.PortList(value, "http", call, argument),
                    ListeningKeyKind.HttpsPorts => UrlText.PortList(value, "https", call, argument),
                    _ => [],
                };
                foreach (var endpoint in endpoints)
                {
                    yield return endpoint with { IsKestrelEndpoint = kind == ListeningKeyKind.EndpointUrl };
                }
            }
        }
    }

    // An address and a port, or an endpoint of both.
    private IEnumerable<CalledEndpoint> Pairs()
    {
        if (call.Row.DefaultAddress == DefaultAddress.NoPort || call.Arguments(ParameterRole.Endpoint).Any(IsUnixSocket))
        {
            return [new CalledEndpoint(call) { Server = call.Row.Server, OpensNoPort = true }];
        }

        if (call.Arguments(ParameterRole.Random).Any(argument => ValueReader.Read(argument, scope).Any(value => value is not BooleanValue { IsTrue: false })))
        {
            return [];
        }

        if (call.Row.Roles.IsEmpty || (call.Row.DefaultAddress == DefaultAddress.Any && !call.HasArguments))
        {
            return Pair([Default()], [new Candidate<long?>(null, null)]);
        }

        if (!call.Row.Has(ParameterRole.Port) && !call.Row.Has(ParameterRole.Endpoint) && !call.Row.Has(ParameterRole.Address))
        {
            return [];
        }

        var pairs = new List<CalledEndpoint>();
        foreach (var argument in call.Arguments(ParameterRole.Endpoint))
        {
            foreach (var value in Here(ValueReader.Read(argument, scope), argument.Syntax))
            {
                var endpoint = value as EndPointValue ?? (value is TextValue text ? EndPointText.ReadHostAndPort(text) : null);
                if (endpoint is null)
                {
                    pairs.AddRange(Pair([Told<BindAddress>(value)], [Told<long?>(value)]));
                }
                else
                {
                    pairs.AddRange(Pair(Addresses(endpoint.Addresses, argument.Syntax), PortsOf(endpoint.Ports, argument.Syntax)));
                }
            }
        }

        var addresses = call.Arguments(ParameterRole.Address).ToList();
        var ports = call.Arguments(ParameterRole.Port).ToList();
        if (addresses.Count > 0 || ports.Count > 0)
        {
            var where = addresses.Count > 0
                ? addresses.SelectMany(argument => Addresses(Here(ValueReader.Read(argument, scope), argument.Syntax), argument.Syntax))
                : AnyHost() ?? [Default()];
            var which = ports.Count == 0 ? [new Candidate<long?>(null, null)] : ports.SelectMany(argument => PortsOf(ValueReader.Read(argument, scope), argument.Syntax));
            pairs.AddRange(Pair(where, which));
        }

        return pairs;
    }

    private static bool IsUnixSocket(IOperation argument) => argument switch
    {
        IConversionOperation conversion => IsUnixSocket(conversion.Operand),
        _ => argument.Type?.Name == "UnixDomainSocketEndPoint",
    };

    // Of several possibilities those of other files are no more than that: nobody at this call would edit them.
    private static ImmutableArray<Value> Here(ImmutableArray<Value> values, SyntaxNode argument) =>
        values.Length > 1 ? [.. values.Select(value => value.Origin.SyntaxTree == argument.SyntaxTree || value.CallerArgument is not null ? value : new ExternalValue(argument))] : values;

    private Candidate<BindAddress> Default() => call.Row.DefaultAddress switch
    {
        DefaultAddress.Any or DefaultAddress.Implicit => new(IsIPv4Only ? BindAddress.IPv4Any : BindAddress.EveryInterface, new SyntaxPart(call.Row.DefaultAddress == DefaultAddress.Any ? call.MemberSyntax : call.ImplicitSyntax, call.Syntax)),
        DefaultAddress.Localhost => new(BindAddress.Localhost, null),
        _ => new(null, null),
    };

    // The constructors of .NET's own listeners take IPv4 where nobody says otherwise (TcpListener.Create takes both).
    private bool IsIPv4Only =>
        call.Row is { TypeName: "System.Net.Sockets.TcpListener" or "System.Net.Sockets.UdpClient", IsConstructor: true }
        && call.Operation is IObjectCreationOperation creation
        && !creation.Arguments.Any(argument => argument.Value is IFieldReferenceOperation { Field.Name: "InterNetworkV6" });

    // A truth value that opens every interface (Orleans).
    private IEnumerable<Candidate<BindAddress>>? AnyHost() => call.Arguments(ParameterRole.AnyHost).FirstOrDefault() is { } argument
        ? ValueReader.Read(argument, scope).OfType<BooleanValue>()
            .Select(value => new Candidate<BindAddress>(value.IsTrue ? BindAddress.EveryInterface : null, PartOf(value, argument.Syntax)))
            .DefaultIfEmpty(new Candidate<BindAddress>(null, null))
        : null;

    private static IEnumerable<Candidate<BindAddress>> Addresses(ImmutableArray<Value> values, SyntaxNode argument) =>
        values.Select(value => value switch
        {
            AddressValue address => Found(address.Address, value, argument),
            MachineAddressValue => Told<BindAddress>(value) with { Part = PartOf(value, argument), IsMachineAddress = true },
            TextValue { IsWhole: true } text => Found(HostText.Address(text.Text), value, argument),
            _ => Told<BindAddress>(value),
        }).DefaultIfEmpty(new Candidate<BindAddress>(null, null) { Read = OutsideRead.Nothing });

    private static IEnumerable<Candidate<long?>> PortsOf(ImmutableArray<Value> values, SyntaxNode argument) =>
        values.Select(value => value switch
        {
            NumberValue number => Found<long?>(number.Number, value, argument),
            TextValue { IsWhole: true } text when long.TryParse(text.Text, out var number) => Found<long?>(number, value, argument),
            _ => Told<long?>(value),
        }).DefaultIfEmpty(new Candidate<long?>(null, null) { Read = OutsideRead.Nothing });

    private static Candidate<T> Found<T>(T? found, Value value, SyntaxNode argument) => Told<T>(value) with { Value = found, Part = PartOf(value, argument) };

    private static Candidate<T> Told<T>(Value value) => new(default, null)
    {
        Read = value is TextValue text ? text.Template : ReadOf(value)?.Text ?? OutsideRead.Nothing,
        IsFallback = value.IsFallback,
        IsAlternative = value.IsAlternative,
    };

    private IEnumerable<CalledEndpoint> Pair(IEnumerable<Candidate<BindAddress>> addresses, IEnumerable<Candidate<long?>> ports)
    {
        var which = ports.ToList();
        var isImplicit = call.Row.DefaultAddress == DefaultAddress.Implicit && !call.Arguments(ParameterRole.Address).Concat(call.Arguments(ParameterRole.Endpoint)).Any();
        return from address in addresses
               from port in which
               select new CalledEndpoint(call)
               {
                   Server = call.Row.Server,
                   Protocol = call.Row.Protocol,
                   Address = address.Value,
                   AddressPart = address.Part,
                   HostRead = address.Value is null ? address.Read : null,
                   PortRead = port.Value is null ? port.Read : null,
                   IsFallback = address.IsFallback || port.IsFallback,
                   IsAlternative = address.IsAlternative || port.IsAlternative,
                   IsMachineAddress = address.IsMachineAddress,
                   IsImplicit = isImplicit,
                   Port = port.Value,
                   PortPart = port.Part,
               };
    }

    private static SyntaxPart PartOf(Value value, SyntaxNode argument) => new(value.Origin, value.CallerArgument ?? argument)
    {
        InnerSpan = value.InnerSpan,
        IsFallback = value.IsFallback,
        IsFromCaller = value.CallerArgument is not null,
    };
}
