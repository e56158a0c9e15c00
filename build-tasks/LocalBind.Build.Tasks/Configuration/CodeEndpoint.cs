using System.Globalization;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>An endpoint that the analyzers saw in the program's code, as far as the source says it.</summary>
/// <param name="Origin">Where its port stands, or the call that opens it.</param>
/// <param name="Server">The kind of server that opens it, by the name of the analyzers' <c>ServerKind</c>.</param>
/// <param name="Member">The member that opens it.</param>
public sealed record CodeEndpoint(ValueOrigin Origin, string Server, string Member)
{
    /// <summary>The address, <c>*</c> for every interface; in braces what is read when the program runs (<c>{variable:HOST}</c>, <c>{}</c> where nobody knows what).</summary>
    public string Address { get; init; } = "";

    /// <summary>The port, in the same way.</summary>
    public string Port { get; init; } = "";

    /// <summary>The whole address, where not even its form is known; empty elsewhere.</summary>
    public string Url { get; init; } = "";

    /// <summary>TCP or UDP.</summary>
    public TransportProtocol Protocol { get; init; }

    /// <summary>The URL scheme, or null for a plain socket.</summary>
    public string? Scheme { get; init; }

    /// <summary>Whether it stands in for something read from outside, or is what that would say.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a condition decides between this and others that are written too.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>What has to hold for the call to be made, blanks between: <c>development</c>, <c>container</c>, <c>!</c> before either of them, <c>sometimes</c>.</summary>
    public string When { get; init; } = "";

    /// <summary>The same for all possibilities of one endpoint.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether the server listens on something that is no port.</summary>
    public bool OpensNoPort { get; init; }

    /// <summary>Whether Kestrel opens it.</summary>
    public bool IsKestrel => Server == nameof(ServerKind.Kestrel);

    /// <summary>Whether Kestrel is told to open it whatever the urls say.</summary>
    public bool IsListenCall => Member.Contains("Listen") || Member.EndsWith("Endpoint", System.StringComparison.Ordinal);

    /// <summary>Whether it is set as one of Kestrel's configured endpoints.</summary>
    public bool IsKestrelEndpoint { get; init; }

    /// <summary>Whether it stands beside Kestrel's configured endpoints, and replaces the urls.</summary>
    public bool IsOfEndpoints => IsListenCall || IsKestrelEndpoint;

    /// <summary>The endpoint, where the source says all of it.</summary>
    public Endpoint? Fixed => EndpointOf(Address, Port);

    /// <summary>The endpoint of an address and a port; null where they are none.</summary>
    public Endpoint? EndpointOf(string address, string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Ports.IsInRange(number) && AddressOf(address) is { } bound
            ? new Endpoint(bound, number, Protocol, Scheme)
            : null;

    private static BindAddress? AddressOf(string text) => text == "*" ? BindAddress.EveryInterface : BindAddress.TryParse(text, out var address) ? address : null;
}
