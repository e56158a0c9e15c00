using System;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Which transports an address opens: TCP for HTTP/1 and HTTP/2, UDP for HTTP/3 where the machine has QUIC (KestrelServerImpl.OnBind).</summary>
/// <param name="Tcp">Whether the TCP port is opened.</param>
/// <param name="Udp">Whether the UDP port is opened.</param>
/// <param name="Failure">Why the program stops when it opens the address; null if it does not.</param>
internal sealed record KestrelProtocols(bool Tcp, bool Udp, string? Failure = null)
{
    // The names and numbers of Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols, which the setting is parsed as.
    [Flags]
    private enum Versions
    {
        None = 0,
        Http1 = 1,
        Http2 = 2,
        Http1AndHttp2 = Http1 | Http2,
        Http3 = 4,
        Http1AndHttp2AndHttp3 = Http1AndHttp2 | Http3,
    }

    /// <summary>Reads the setting of an endpoint, or the default for all.</summary>
    /// <param name="sources">The configuration.</param>
    /// <param name="section">The section that Kestrel reads; empty for none.</param>
    /// <param name="endpoint">The name of the Kestrel endpoint, or null for an address of urls.</param>
    /// <param name="isHttps">Whether the address is one of https.</param>
    /// <param name="machine">Who knows about QUIC; asked only for HTTP/3.</param>
    public static KestrelProtocols Read(LayeredConfiguration sources, string section, string? endpoint, bool isHttps, IServerMachine machine)
    {
        var protocols = (endpoint is null ? null : Parse(sources.Text($"{section}:Endpoints:{endpoint}:Protocols")))
            ?? Parse(sources.Text(section + ":EndpointDefaults:Protocols"))
            ?? Versions.Http1AndHttp2;
        var isTcp = protocols == Versions.None || (protocols & Versions.Http1AndHttp2) != 0;
        if ((protocols & Versions.Http3) == 0 || (!isHttps && (protocols & Versions.Http1) != 0))
        {
            return new(isTcp, Udp: false);
        }

        return !isHttps ? new(isTcp, Udp: false, "HTTP/3 requires HTTPS.")
            : machine.HasQuic() ? new(isTcp, Udp: true)
            : new(isTcp, Udp: false, isTcp ? null : "Unable to bind an HTTP/3 endpoint: QUIC is not supported on this machine.");
    }

    // Unknown text is as if it were not there.
    private static Versions? Parse(string? text) => text is not null && Enum.TryParse<Versions>(text, ignoreCase: true, out var protocols) ? protocols : null;
}
