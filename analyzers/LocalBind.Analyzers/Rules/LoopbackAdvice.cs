using LocalBind.Analyzers.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Rules;

/// <summary>Which loopback address a server takes.</summary>
internal static class LoopbackAdvice
{
    /// <summary>The loopback address to name in a message: HttpListener only takes <c>localhost</c> off Windows, Kestrel takes it except with port 0.</summary>
    public static string For(ListeningEndpoint endpoint) => endpoint.Server switch
    {
        ServerKind.Kestrel when endpoint.Port != 0 => "localhost",
        ServerKind.HttpListener or ServerKind.HttpSys => "localhost",
        _ => endpoint.Address?.Addresses is [{ AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 }] && endpoint.Server == ServerKind.Socket ? "::1" : "127.0.0.1",
    };
}
