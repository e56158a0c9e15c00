using LocalBind.Analyzers.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Rules;

/// <summary>How a server is asked for a port of the system's choice.</summary>
internal static class SystemPortAdvice
{
    /// <summary>What to write for it, to follow another advice in a message; null for servers that have no port 0.</summary>
    public static string? For(ListeningEndpoint endpoint) =>
        !endpoint.HasPortZero ? null
        : endpoint.Server == ServerKind.Kestrel && endpoint.Address == BindAddress.Localhost ? "port 0 on 127.0.0.1"
        : "port 0";
}
