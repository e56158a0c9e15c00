using LocalBind.Endpoints;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Tells listening sockets from those that only need a local address.</summary>
internal static class SocketRole
{
    /// <summary>
    /// Whether a bound socket waits for nobody: it goes on to connect, takes part in a multicast group, or (a datagram socket) asks for any free port.
    /// </summary>
    public static bool IsNoListener(CalledEndpoint endpoint)
    {
        var call = endpoint.Call;
        // DotNetty: a plain Bootstrap is a client's or a datagram channel's; only a ServerBootstrap accepts.
        if (endpoint.Port == Ports.SystemChosen && call.Operation is IInvocationOperation { Instance.Type: { Name: "Bootstrap", ContainingNamespace.Name: "Bootstrapping" } })
        {
            return true;
        }

        if (endpoint.Server != ServerKind.Socket || !IsAboutSocket(call))
        {
            return endpoint.Address?.Exposure == Exposure.Multicast || (endpoint is { Protocol: TransportProtocol.Udp, Port: Ports.SystemChosen });
        }

        var use = SocketUse.Of(call);
        var isDatagram = IsDatagram(endpoint, use);
        if (endpoint.Address?.Exposure == Exposure.Multicast || use.IsNotIP || use.JoinsGroup || (use.Connects && !use.Listens))
        {
            return true;
        }

        if (call.Row.UseName == "Listen")
        {
            return use.Binds || !use.IsCreatedHere;
        }

        return endpoint.Port == Ports.SystemChosen && (isDatagram || !use.Listens);
    }

    /// <summary>Whether a call opens a socket of which the rest of its type tells what it is for.</summary>
    public static bool IsAboutSocket(ListenerCall call) => call.Row.TypeName is "System.Net.Sockets.Socket" or "System.Net.Sockets.UdpClient";

    /// <summary>Whether datagrams are waited for: the member says so, or the socket was created for them.</summary>
    public static bool IsDatagram(CalledEndpoint endpoint) =>
        endpoint.Call.Row.TypeName == "System.Net.Sockets.Socket" ? IsDatagram(endpoint, SocketUse.Of(endpoint.Call)) : endpoint.Protocol == TransportProtocol.Udp;

    private static bool IsDatagram(CalledEndpoint endpoint, SocketUse use) => endpoint.Protocol == TransportProtocol.Udp || use.IsDatagram;
}
