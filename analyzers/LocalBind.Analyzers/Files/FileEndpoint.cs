using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Files;

/// <summary>A part that a configuration file spells out.</summary>
internal sealed record FilePart(Location Location) : EndpointPart
{
    public override Location Place() => Location;
}

/// <summary>An endpoint of a configuration file.</summary>
internal sealed record FileEndpoint : ListeningEndpoint
{
    private readonly ConfiguredEndpoint _endpoint;
    private readonly string _path;

    public FileEndpoint(ConfiguredEndpoint endpoint, FilePlaces places)
    {
        _endpoint = endpoint;
        _path = places.Path;
        Server = endpoint.Server;
        Protocol = TransportProtocol.Tcp;
        Scheme = endpoint.Scheme;
        Address = endpoint.Address;
        AddressPart = new FilePart(places.At(endpoint.HostRange ?? endpoint.Range));
        UnknownHostName = endpoint.UnknownHostName;
        Port = endpoint.Port;
        PortPart = endpoint.PortRange is { } port ? new FilePart(places.At(port)) : null;
    }

    public override bool IsConfigured => true;

    public override string Opener => _endpoint.Key;

    public override bool IsExposureOfInterest(LocalBindOptions options) => options.Exposure == ExposureOption.Loopback
        ? options.ReportDeploymentFiles || !ConfigurationFile.IsForDeployment(_path)
        : IsForDevelopmentAlone;

    private bool IsForDevelopmentAlone =>
        ConfigurationFile.KindOf(_path) == ConfigurationFileKind.LaunchSettings
        || (ConfigurationFile.EnvironmentOf(_path) is { Length: > 0 } && !ConfigurationFile.IsForDeployment(_path));
}
