using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>One socket that a program opens.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Port">Its port, 0 to 65535; 0 leaves the choice to the system.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="IsDualStack">Whether it is an IPv6 wildcard that takes IPv4 as well.</param>
public sealed record PlannedSocket(IPAddress Address, int Port, TransportProtocol Protocol = TransportProtocol.Tcp, bool IsDualStack = false)
{
    /// <summary>The sockets of an endpoint: two for <c>localhost</c>, one for everything else.</summary>
    public static IReadOnlyList<PlannedSocket> Of(Endpoint endpoint) =>
        [.. endpoint.Address.Addresses.Select(a => new PlannedSocket(BindAddress.WithoutNeedlessZone(a), endpoint.Port, endpoint.Protocol, endpoint.Address.IsDualStack))];

    /// <summary>The same socket on another port.</summary>
    public PlannedSocket WithPort(int port) => this with { Port = port };
}
