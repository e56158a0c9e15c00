using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What Kestrel says to one address, in its own words.</summary>
internal static class KestrelUrl
{
    // sizeof(sockaddr_un.sun_path) on Linux and Windows (unix(7), afunix.h).
    private const int LongestSocketPath = 108;

    /// <summary>Why Kestrel refuses the address when it reads it, opened or not; null if it takes it.</summary>
    public static (string Message, string Advice, TextRange? Part)? Refusal(ServerUrl url)
    {
        var example = url.Scheme is "https" ? "https://localhost:5001" : "http://localhost:5080";
        return url.Problem switch
        {
            ServerUrlProblem.NoScheme or ServerUrlProblem.NoHost or ServerUrlProblem.RelativeSocketPath =>
                ($"Invalid url: '{url.Text}'.", $"Write it as {example}.", null),
            ServerUrlProblem.UnknownScheme =>
                ($"Unrecognized scheme in server address '{url.Text}'. Only 'http://' and 'https://' are supported.", $"Write it as {example}, without blanks around it.", null),
            ServerUrlProblem.PathBase =>
                ($"A path base can only be configured using IApplicationBuilder.UsePathBase(): '{url.Text}'.", "Take away what follows the port.", url.PathRange),
            ServerUrlProblem.PortOutOfRange =>
                ($"Port {url.Port} of '{url.Text}' is out of range (0 to 65535).", "Choose another port.", url.PortRange),
            ServerUrlProblem.DynamicPortOnLocalhost =>
                ("Dynamic port binding is not supported when binding to localhost.", "Write 127.0.0.1:0 or [::1]:0 instead.", url.PortRange),
            _ when url.UnixSocketPath is { } path && Encoding.UTF8.GetByteCount(path) > LongestSocketPath =>
                ($"The path of the Unix socket '{path}' is longer than {LongestSocketPath} bytes.", "Choose a shorter one.", null),
            _ => null,
        };
    }

    /// <summary>Why the address, which Kestrel has taken, cannot be opened on any machine of this kind; null if it may be.</summary>
    public static (string Message, string Advice, TextRange? Part)? Obstacle(ServerUrl url, bool isWindows) => url.Problem switch
    {
        ServerUrlProblem.MappedAddress =>
            ($"Failed to bind to address {url.Text}: an IPv4-mapped address cannot be bound.", "Write the IPv4 address.", url.HostRange),
        _ when url.PipeName is not null && !isWindows =>
            ("Named pipes transport requires a Windows operating system.", "Use a Unix socket (http://unix:/path) or a port.", null),
        _ when url.UnixSocketPath is { } path => SocketObstacle(path),
        _ when !isWindows && url.Endpoint is { } endpoint && IsWithoutZone(endpoint.Address.Addresses[0]) =>
            ($"Failed to bind to address {url.Text}: a link-local address needs the name of an interface.", $"Name it: http://[{endpoint.Address.Text}%eth0].", url.HostRange),
        _ => null,
    };

    // fe80::/10 (RFC 4291 §2.5.6): the same on every interface, so Linux and macOS bind it on none (ipv6(7)).
    private static bool IsWithoutZone(IPAddress address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv6LinkLocal: true, ScopeId: 0 };

    // A file that is there, whatever it is, counts as an address in use; a server that was killed leaves its own behind.
    private static (string Message, string Advice, TextRange? Part)? SocketObstacle(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            return ($"Failed to bind to address http://unix:{path}: address already in use.", $"If no program listens there, delete the file {path}.", null);
        }

        return Directory.Exists(Path.GetDirectoryName(path)) ? null : ($"Failed to bind to address http://unix:{path}: its folder does not exist.", "Create the folder, or choose another path.", null);
    }

    /// <summary>What Kestrel does to the address that its author will not have meant, or null.</summary>
    public static (string Message, string Advice, TextRange? Part)? Misreading(ServerUrl url)
    {
        if (url.Problem == ServerUrlProblem.PortNotNumber)
        {
            return ($"The port of \"{url.Text}\" is no number: .NET takes all of it as a host name and binds port {url.Port} on every interface", "Write the port in digits.", url.HostRange);
        }

        if (url.Binds && url.HostIsUnknownName)
        {
            return ($"\"{url.Host}\" is neither an address nor localhost: .NET does not resolve it and binds port {url.Port} on every interface",
                "Write localhost for this machine alone, or * for every interface.", url.HostRange);
        }

        return null;
    }

    /// <summary>Whether the address needs a certificate.</summary>
    public static bool IsHttps(ServerUrl url) => string.Equals(url.Scheme, "https", StringComparison.Ordinal);
}
