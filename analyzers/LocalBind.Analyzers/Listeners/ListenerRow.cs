using System.Collections.Immutable;
using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Listeners;

/// <summary>What a parameter of a listening member stands for.</summary>
internal enum ParameterRole
{
    /// <summary>An <c>IPAddress</c>, or the text of an address or host.</summary>
    Address,

    /// <summary>A port number.</summary>
    Port,

    /// <summary>An <c>EndPoint</c>, or the text <c>address:port</c>.</summary>
    Endpoint,

    /// <summary>One or several server addresses in Kestrel's grammar, <c>;</c> between them.</summary>
    Urls,

    /// <summary>A prefix in the grammar of HttpListener and http.sys.</summary>
    Prefix,

    /// <summary>A URL of any scheme, with or without a path.</summary>
    Uri,

    /// <summary>Several URLs with commas between them; one after <c>@</c> or without a mark is listened on, one after <c>&gt;</c> is connected to.</summary>
    Bound,

    /// <summary>The same, but what has no mark is connected to.</summary>
    Connected,

    /// <summary>The key of a configuration setting.</summary>
    Key,

    /// <summary>The value of a configuration setting.</summary>
    Setting,

    /// <summary>A collection of configuration settings.</summary>
    Settings,

    /// <summary>The words of a command line, in which settings may stand.</summary>
    Arguments,

    /// <summary>The name of an environment variable.</summary>
    Variable,

    /// <summary>A truth value: true opens every interface.</summary>
    AnyHost,

    /// <summary>A truth value: true has the port chosen by somebody else than the caller.</summary>
    Random,

    /// <summary>The name of a socket option.</summary>
    Option,

    /// <summary>The value of a socket option.</summary>
    OptionValue,

    /// <summary>A truth value: false lets other processes share the port.</summary>
    Exclusive,

    /// <summary>A truth value: true lets other processes share the port.</summary>
    Shared,
}

/// <summary>Where a member opens its port when no argument says it.</summary>
internal enum DefaultAddress
{
    /// <summary>Not known, or an argument says it.</summary>
    None,

    /// <summary>Every interface, and the member's name says so (<c>ListenAnyIP</c>).</summary>
    Any,

    /// <summary>Every interface, because no address is given (<c>new TcpListener(port)</c>).</summary>
    Implicit,

    /// <summary>Both loopback addresses.</summary>
    Localhost,

    /// <summary>Nowhere: a Unix socket, a pipe or a handle that the server listens on instead of a port.</summary>
    NoPort,
}

/// <summary>One line of the catalogue: a member that listens (or connects), and what its parameters stand for.</summary>
/// <param name="TypeName">The metadata name of the declaring type.</param>
/// <param name="MemberName">The name of the method or property; <c>.ctor</c> for constructors.</param>
/// <param name="IsProperty">Whether it is a property: assigned to, or a collection that is added to.</param>
/// <param name="ParameterTypes">The parameter types of the one overload that is meant, as in a documentation id; null means every overload.</param>
/// <param name="HasNoZero">Whether port 0 is no port of the system's choice for the member.</param>
/// <param name="Roles">Parameter name to role. For a property, <c>value</c> is what is assigned and <c>item</c> what is added.</param>
internal sealed record ListenerRow(
    string TypeName,
    string MemberName,
    bool IsProperty,
    string? ParameterTypes,
    ServerKind Server,
    TransportProtocol Protocol,
    bool IsClient,
    DefaultAddress DefaultAddress,
    bool HasNoZero,
    ImmutableDictionary<string, ParameterRole> Roles)
{
    public const string ConstructorName = ".ctor";
    public const string AssignedValue = "value";
    public const string AddedItem = "item";

    public bool IsConstructor => MemberName == ConstructorName;

    /// <summary>The name by which a use is recognised in syntax.</summary>
    public string UseName => IsConstructor ? TypeName.Substring(TypeName.LastIndexOfAny(['.', '+']) + 1).Split('`')[0] : MemberName;

    public bool IsCollection => IsProperty && Roles.ContainsKey(AddedItem);

    public bool Has(ParameterRole role) => Roles.ContainsValue(role);

    public override string ToString() => string.Concat(IsProperty ? "P:" : "M:", TypeName, ".", MemberName, ParameterTypes is null ? "" : "(" + ParameterTypes + ")");
}
