using System;
using System.Globalization;

namespace LocalBind.Endpoints;

/// <summary>What <c>System.Net.HttpListener</c> or http.sys refuses in a prefix.</summary>
public enum HttpListenerPrefixProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The prefix does not start with http:// or https://: ArgumentException.</summary>
    NoScheme,

    /// <summary>No host: ArgumentException.</summary>
    NoHost,

    /// <summary>The port is no number from 1 to 65535: ArgumentException or HttpListenerException.</summary>
    InvalidPort,

    /// <summary>The prefix does not end with a slash: ArgumentException ("Only Uri prefixes ending in '/' are allowed").</summary>
    NoFinalSlash,
}

/// <summary>
/// One prefix in the grammar of <c>System.Net.HttpListener</c> and http.sys: <c>scheme://host[:port]/[path/]</c>, the host being an address,
/// a name, or a wildcard (<c>*</c> weak, <c>+</c> strong: Microsoft Learn, "UrlPrefix Strings").
/// </summary>
public sealed class HttpListenerPrefix
{
    private HttpListenerPrefix(string text) => Text = text;

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary><c>http</c> or <c>https</c>; empty if there is neither.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>The host as written, brackets included.</summary>
    public string Host => HostRange.Of(Text);

    /// <summary>Where the host stands.</summary>
    public TextRange HostRange { get; private set; }

    /// <summary>Where the port stands, or null without one.</summary>
    public TextRange? PortRange { get; private set; }

    /// <summary>The port as written (also where it is none), or the scheme's default; null where it is no number.</summary>
    public long? Port { get; private set; }

    /// <summary>The address that is opened, or null without a host.</summary>
    public BindAddress? Address { get; private set; }

    /// <summary>What is refused.</summary>
    public HttpListenerPrefixProblem Problem { get; private set; }

    /// <summary>Reads a prefix; never fails.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static HttpListenerPrefix Parse(string text)
    {
        var prefix = new HttpListenerPrefix(text ?? throw new ArgumentNullException(nameof(text)));
        prefix.Problem = prefix.Read();
        return prefix;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private HttpListenerPrefixProblem Read()
    {
        var start = StartsWith("http://") ? 7 : StartsWith("https://") ? 8 : 0;
        if (start == 0)
        {
            return HttpListenerPrefixProblem.NoScheme;
        }

        Scheme = start == 7 ? "http" : "https";
        var slash = Text.IndexOf('/', start);
        var end = slash < 0 ? Text.Length : slash;
        ReadHostAndPort(start, end);
        if (HostRange.Length == 0)
        {
            return HttpListenerPrefixProblem.NoHost;
        }

        Address = AddressOf(Host);
        if (Port is not (> 0 and <= Ports.Maximum))
        {
            return HttpListenerPrefixProblem.InvalidPort;
        }

        return Text[Text.Length - 1] == '/' ? HttpListenerPrefixProblem.None : HttpListenerPrefixProblem.NoFinalSlash;
    }

    private void ReadHostAndPort(int start, int end)
    {
        // A colon inside brackets belongs to an IPv6 address.
        var colon = end > start ? Text.LastIndexOf(':', end - 1, end - start) : -1;
        if (colon < 0 || Text.IndexOf(']', colon, end - colon) >= 0)
        {
            HostRange = TextRange.FromBounds(start, end);
            Port = ServerUrl.DefaultPort(Scheme);
            return;
        }

        HostRange = TextRange.FromBounds(start, colon);
        PortRange = TextRange.FromBounds(colon + 1, end);
        Port = long.TryParse(PortRange.Value.Of(Text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private static BindAddress AddressOf(string host)
    {
        if (host is "*" or "+")
        {
            return BindAddress.EveryInterface;
        }

        return BindAddress.TryParse(host, out var address) ? address : BindAddress.FromHostName(host);
    }

    private bool StartsWith(string scheme) => Text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
