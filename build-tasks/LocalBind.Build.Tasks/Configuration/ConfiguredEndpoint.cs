using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>By which kind of setting an endpoint was configured: it decides how the program can be given another address.</summary>
public enum EndpointSetting
{
    /// <summary>The addresses of <c>urls</c>, from whatever source.</summary>
    Urls,

    /// <summary><c>http_ports</c> or <c>https_ports</c>.</summary>
    PortList,

    /// <summary><c>Kestrel:Endpoints:Name:Url</c>.</summary>
    KestrelEndpoint,

    /// <summary>The server's default, http://localhost:5000.</summary>
    Default,

    /// <summary>A LocalBindPort item of the project.</summary>
    Item,

    /// <summary>The program's own code.</summary>
    Code,
}

/// <summary>An endpoint that the program will open, and where it was written.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Origin">Where the value stands that configures it.</param>
/// <param name="Setting">The kind of setting.</param>
public sealed record ConfiguredEndpoint(Endpoint Endpoint, ValueOrigin Origin, EndpointSetting Setting)
{
    private readonly string? _text;

    /// <summary>The address as it was written: <c>http://localhost:5080</c>.</summary>
    public string Text
    {
        get => _text ?? Endpoint.ToString();
        init => _text = value;
    }

    /// <summary>The port inside the value, or null if it is not written there.</summary>
    public TextRange? PortPart { get; init; }

    /// <summary>The host inside the value, or null if it is not written there.</summary>
    public TextRange? HostPart { get; init; }

    /// <summary>The key of a Kestrel endpoint's address (<c>Kestrel:Endpoints:Http:Url</c>), or null.</summary>
    public string? UrlKey { get; init; }

    /// <summary>Whether code opens it in this run whatever happens; else it may.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>The TCP endpoint of the same address, where this is the UDP one of HTTP/3; it moves with that one.</summary>
    public ConfiguredEndpoint? Companion { get; init; }

    /// <summary>The endpoint that stands for the address: this one, or the one it accompanies.</summary>
    public ConfiguredEndpoint Leader => Companion ?? this;
}
