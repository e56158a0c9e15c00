using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Where an address or a port of an endpoint was written.</summary>
internal abstract record EndpointPart
{
    /// <summary>The host or the port itself inside a text, where the source spells it out.</summary>
    public TextSpan? InnerSpan { get; init; }

    /// <summary>Whether the text holds several endpoints, so that only <see cref="InnerSpan"/> tells them apart.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>Whether the value only stands in for one that is read from outside.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a caller of the listening method wrote the value.</summary>
    public bool IsFromCaller { get; init; }

    /// <summary>Where a finding on this part stands.</summary>
    public abstract Location Place();
}

/// <summary>An endpoint as rules judge it, wherever it is written.</summary>
internal abstract record ListeningEndpoint
{
    public ServerKind Server { get; init; }

    public TransportProtocol Protocol { get; init; }

    /// <summary><c>http</c>, <c>https</c>, another URL scheme, or null.</summary>
    public string? Scheme { get; init; }

    /// <summary>The address; null where the source does not say it.</summary>
    public BindAddress? Address { get; init; }

    public EndpointPart? AddressPart { get; init; }

    /// <summary>Whether the address is taken from the machine's own name or interfaces.</summary>
    public bool IsMachineAddress { get; init; }

    /// <summary>Whether no address was given at all and the API then takes every interface.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>A host name that Kestrel does not know and therefore opens every interface for.</summary>
    public string? UnknownHostName { get; init; }

    /// <summary>The port as written, also out of range; null where the source does not say it.</summary>
    public long? Port { get; init; }

    public EndpointPart? PortPart { get; init; }

    /// <summary>Whether the endpoint is one that a client connects to.</summary>
    public virtual bool IsClient => false;

    /// <summary>Whether a configuration file says it: the right place for a fixed port.</summary>
    public virtual bool IsConfigured => false;

    /// <summary>Whether the address is no listener's after all.</summary>
    public virtual bool IsNoListener => Address?.Exposure == Exposure.Multicast;

    /// <summary>Whether nobody is seen to connect to it after all.</summary>
    public virtual bool IsNoClient => false;

    /// <summary>Whether port 0 makes the system choose a port.</summary>
    public virtual bool HasPortZero => Server is not (ServerKind.HttpListener or ServerKind.HttpSys);

    /// <summary>What opens the endpoint, as people write it: <c>TcpListener</c>, <c>UseUrls</c>, <c>applicationUrl</c>.</summary>
    public abstract string Opener { get; }

    /// <summary>The port for a message: a number, or that it is not known.</summary>
    public string PortText => Port is { } port ? port == 0 ? "a port of the system's choice" : $"port {port.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "a port chosen at run time";

    /// <summary>Whether it matters who can reach the endpoint: not inside a container, and where the network is intended only what runs in development.</summary>
    public abstract bool IsExposureOfInterest(LocalBindOptions options);
}
