namespace LocalBind.Endpoints.Files;

/// <summary>An address that a configuration file tells a server to open, and where the file says so.</summary>
/// <param name="Key">The key, as people know it: <c>applicationUrl</c>, <c>ASPNETCORE_URLS</c>, <c>Kestrel:Endpoints:Http:Url</c>.</param>
/// <param name="Server">Who opens it: Kestrel, or http.sys for IIS Express.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Address">The sockets' address.</param>
/// <param name="Port">The port, as written or the scheme's default; may be out of range.</param>
/// <param name="Range">The whole address in the file.</param>
/// <param name="HostRange">The host in the file; null where no host is written (a list of ports).</param>
/// <param name="PortRange">The port in the file; null where the scheme's default counts.</param>
public sealed record ConfiguredEndpoint(
    string Key, ServerKind Server, string Scheme, BindAddress Address, long Port, TextRange Range, TextRange? HostRange, TextRange? PortRange)
{
    /// <summary>The launch profile, or null outside of launch settings.</summary>
    public string? Profile { get; init; }

    /// <summary>A host name that Kestrel does not know and therefore opens every interface for; else null.</summary>
    public string? UnknownHostName { get; init; }

    /// <summary>What is opened; null where the port is out of range.</summary>
    public Endpoint? Endpoint => Ports.IsInRange(Port) ? new Endpoint(Address, (int)Port, TransportProtocol.Tcp, Scheme) : null;

    /// <summary>Whether both are opened by one start of the app: they are of one profile, or both of the settings file. (IIS Express is a server of its own.)</summary>
    public bool StartsWith(ConfiguredEndpoint other) => other is not null && Profile == other.Profile && Server == other.Server;
}
