using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LocalBind.Endpoints;

/// <summary>What is wrong with a server address, as Kestrel sees it.</summary>
public enum ServerUrlProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No <c>://</c>: Kestrel throws FormatException.</summary>
    NoScheme,

    /// <summary>Neither http nor https: Kestrel throws InvalidOperationException.</summary>
    UnknownScheme,

    /// <summary>No host: Kestrel throws FormatException.</summary>
    NoHost,

    /// <summary>A path after host and port: Kestrel throws InvalidOperationException.</summary>
    PathBase,

    /// <summary>The text after the last colon is no number: Kestrel 10 silently binds the scheme's default port on every interface.</summary>
    PortNotNumber,

    /// <summary>A number that is no port: Kestrel throws ArgumentOutOfRangeException.</summary>
    PortOutOfRange,

    /// <summary>Port 0 on localhost: Kestrel throws InvalidOperationException.</summary>
    DynamicPortOnLocalhost,

    /// <summary>An IPv4-mapped IPv6 address: the IPv6-only socket refuses it (EINVAL).</summary>
    MappedAddress,

    /// <summary>A Unix socket path or a pipe name that ends with a slash, so that it names no file: Kestrel throws ArgumentOutOfRangeException.</summary>
    RelativeSocketPath,
}

/// <summary>
/// One address in the grammar of ASP.NET Core's BindingAddress and Kestrel's AddressBinder (ASP.NET Core 10): <c>scheme://host[:port][/]</c>.
/// Reading never fails; what Kestrel would refuse or misread is in <see cref="Problem"/>.
/// </summary>
public sealed class ServerUrl
{
    private const string SchemeDelimiter = "://";
    private const string UnixPrefix = "unix:/";
    private const string PipePrefix = "pipe:/";
    private const string LocalhostSuffix = ".localhost";

    private ServerUrl(string text) => Text = text;

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The scheme in lower case; empty if there is none.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>The host as written; empty if there is none, or for a Unix socket or a pipe.</summary>
    public string Host => HostRange.Of(Text);

    /// <summary>Where the host stands in the text.</summary>
    public TextRange HostRange { get; private set; }

    /// <summary>Where the port stands in the text; null if none is written that Kestrel understands.</summary>
    public TextRange? PortRange { get; private set; }

    /// <summary>The port, written or the scheme's default (80, RFC 9110 §4.2.1; 443, §4.2.2). Out of range as written; 0 if there is none.</summary>
    public long Port { get; private set; }

    /// <summary>The sockets' address; null if none is opened (a Unix socket, a pipe, an address that cannot be read).</summary>
    public BindAddress? Address { get; private set; }

    /// <summary>The path of a Unix socket, or null.</summary>
    public string? UnixSocketPath { get; private set; }

    /// <summary>The name of a Windows pipe, or null.</summary>
    public string? PipeName { get; private set; }

    /// <summary>Where the path stands that Kestrel refuses; null without one.</summary>
    public TextRange? PathRange { get; private set; }

    /// <summary>What Kestrel refuses or misreads.</summary>
    public ServerUrlProblem Problem { get; private set; }

    /// <summary>Whether Kestrel opens a socket for the text (also where it misreads it).</summary>
    public bool Binds => Address is not null && Problem is ServerUrlProblem.None or ServerUrlProblem.PortNotNumber;

    /// <summary>The endpoint that Kestrel opens, or null where it opens none.</summary>
    public Endpoint? Endpoint => Binds ? new Endpoint(Address!, (int)Port, TransportProtocol.Tcp, Scheme) : null;

    /// <summary>Whether the host is a name that Kestrel does not know, so that it opens every interface without saying so.</summary>
    public bool HostIsUnknownName => Address == BindAddress.EveryInterface && Host is not ("*" or "+");

    /// <summary>
    /// The addresses of a <c>urls</c> text: parts between <c>;</c>, empty ones dropped, nothing trimmed (WebHost's ServerUrls setting). Other lists have another <paramref name="separator"/>.
    /// </summary>
    public static IEnumerable<TextRange> Split(string urls, char separator = ';')
    {
        var start = 0;
        for (var i = 0; i <= urls.Length; i++)
        {
            if (i == urls.Length || urls[i] == separator)
            {
                if (i > start)
                {
                    yield return TextRange.FromBounds(start, i);
                }

                start = i + 1;
            }
        }
    }

    /// <summary>Reads one address.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ServerUrl Parse(string text)
    {
        var url = new ServerUrl(text ?? throw new ArgumentNullException(nameof(text)));
        url.Problem = url.Read();
        return url;
    }

    /// <summary>The sockets that Kestrel opens for a host: both loopbacks for <c>localhost</c> and <c>*.localhost</c>, an address for an address, every interface for anything else.</summary>
    public static BindAddress AddressOf(string host)
    {
        // .NET 10 takes names below .localhost (RFC 6761 §6.3) as loopback; the bare suffix is an unknown name.
        if (BindAddress.IsLocalhostName(host) || (host.Length > LocalhostSuffix.Length && host.EndsWith(LocalhostSuffix, StringComparison.OrdinalIgnoreCase)))
        {
            return BindAddress.Localhost;
        }

        return IPAddress.TryParse(host, out var address) ? BindAddress.FromAddress(address) : BindAddress.EveryInterface;
    }

    /// <summary>The port a scheme means when none is written: 443 for https, else 80.</summary>
    public static int DefaultPort(string scheme) => string.Equals(scheme, "https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private ServerUrlProblem Read()
    {
        var delimiter = Text.IndexOf(SchemeDelimiter, StringComparison.Ordinal);
        if (delimiter < 0)
        {
            return ServerUrlProblem.NoScheme;
        }

        Scheme = Text.Substring(0, delimiter).ToLowerInvariant();
        var hostStart = delimiter + SchemeDelimiter.Length;
        if (StartsAt(UnixPrefix, hostStart) || StartsAt(PipePrefix, hostStart))
        {
            return ReadLocalChannel(hostStart);
        }

        var slash = Text.IndexOf('/', hostStart);
        var hostEnd = slash < 0 ? Text.Length : slash;
        var portIsNumber = ReadHostAndPort(hostStart, hostEnd, out var hasColon);
        if (HostRange.Length == 0)
        {
            return ServerUrlProblem.NoHost;
        }

        if (Scheme is not ("http" or "https"))
        {
            return ServerUrlProblem.UnknownScheme;
        }

        return HasPath(hostEnd) ? ServerUrlProblem.PathBase : JudgeHostAndPort(hasColon && !portIsNumber);
    }

    // The port is what stands after the last colon, if that is an integer; else the whole is the host.
    private bool ReadHostAndPort(int start, int end, out bool hasColon)
    {
        var colon = end > start ? Text.LastIndexOf(':', end - 1, end - start) : -1;
        hasColon = colon >= 0;
        if (hasColon && TryReadPort(Text.Substring(colon + 1, end - colon - 1), out var port))
        {
            HostRange = TextRange.FromBounds(start, colon);
            PortRange = TextRange.FromBounds(colon + 1, end);
            Port = port;
            return true;
        }

        HostRange = TextRange.FromBounds(start, end);
        Port = DefaultPort(Scheme);
        return false;
    }

    private ServerUrlProblem JudgeHostAndPort(bool portIsMisread)
    {
        var host = Host;
        Address = AddressOf(host);
        if (portIsMisread && Address == BindAddress.EveryInterface)
        {
            return ServerUrlProblem.PortNotNumber;
        }

        if (!Ports.IsInRange(Port))
        {
            return ServerUrlProblem.PortOutOfRange;
        }

        if (Port == Ports.SystemChosen && Address == BindAddress.Localhost)
        {
            return ServerUrlProblem.DynamicPortOnLocalhost;
        }

        var ip = Address.Addresses[0];
        return ip.AddressFamily == AddressFamily.InterNetworkV6 && ip.IsIPv4MappedToIPv6 ? ServerUrlProblem.MappedAddress : ServerUrlProblem.None;
    }

    // Both prefixes are six characters long; the path begins with the slash that ends the prefix, and a path base may follow after a colon.
    private ServerUrlProblem ReadLocalChannel(int start)
    {
        var nameStart = start + UnixPrefix.Length;
        var colon = Text.IndexOf(':', nameStart);
        var end = colon < 0 ? Text.Length : colon;
        if (StartsAt(UnixPrefix, start))
        {
            UnixSocketPath = Text.Substring(nameStart - 1, end - nameStart + 1);
        }
        else
        {
            PipeName = Text.Substring(nameStart, end - nameStart);
        }

        // Without a colon after the name, a final slash is cut off from nothing: Kestrel throws.
        if (colon < 0 && Text[Text.Length - 1] == '/')
        {
            return ServerUrlProblem.RelativeSocketPath;
        }

        if (Scheme is not ("http" or "https"))
        {
            return ServerUrlProblem.UnknownScheme;
        }

        return colon >= 0 && HasPath(colon + 1) ? ServerUrlProblem.PathBase : ServerUrlProblem.None;
    }

    // What follows host and port, less one final slash, is a path base.
    private bool HasPath(int hostEnd)
    {
        var length = Text.Length - hostEnd;
        if (length > 0 && Text[Text.Length - 1] == '/')
        {
            length--;
        }

        if (length <= 0)
        {
            return false;
        }

        PathRange = new TextRange(hostEnd, length);
        return true;
    }

    private bool StartsAt(string prefix, int start) => string.CompareOrdinal(Text, start, prefix, 0, prefix.Length) == 0;

    // Int32 with blanks and sign, as NumberStyles.Integer; a number beyond 32 bits is no number to Kestrel.
    private static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out port);
}
