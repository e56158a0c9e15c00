using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalBind.Analyzers.Values;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Endpoints from URL texts of which parts may not be known.</summary>
internal static class UrlText
{
    /// <summary>Schemes whose URLs name no address and port of this machine: in-process and file channels, multicast, name resolution.</summary>
    private static readonly HashSet<string> NotSockets =
        ["inproc", "ipc", "pgm", "epgm", "norm", "unix", "file", "pipe", "net.pipe", "static", "dns", "xds", "test", "data", "about", "urn", "mailto"];

    /// <summary>A URL in Kestrel's grammar; null if it says nothing about a socket.</summary>
    public static CalledEndpoint? Kestrel(TextValue text, ListenerCall call, SyntaxNode argument)
    {
        if (!HasScheme(text))
        {
            return PortAfterHole(text, call, argument) ?? Unread(text, call, argument);
        }

        // $"{scheme}://*:5000": whichever it is, Kestrel speaks only HTTP.
        var filled = Filled(text);
        var delimiter = filled.IndexOf("://", StringComparison.Ordinal);
        var isSchemeKnown = !Covers(text, new TextRange(0, delimiter));
        var shift = isSchemeKnown ? 0 : delimiter - "http".Length;
        var url = ServerUrl.Parse(isSchemeKnown ? filled : "http" + filled.Substring(delimiter));
        if (url.UnixSocketPath is not null || IsPipe(url))
        {
            return Unread(text, call, argument) ?? new CalledEndpoint(call) { Server = call.Row.Server, Choice = argument, OpensNoPort = true };
        }

        if (url.Address is null)
        {
            return null;
        }

        var host = url.HostRange.Shift(shift);
        long? port = isSchemeKnown || url.PortRange is not null ? url.Port : null;
        return Endpoint(text, call, argument, isSchemeKnown ? url.Scheme : null, host, url.PortRange?.Shift(shift), port, ServerUrl.AddressOf) with
        {
            UnknownHostName = url.HostIsUnknownName && !Covers(text, host) ? url.Host : null,
        };
    }

    /// <summary>A prefix of HttpListener or http.sys.</summary>
    public static CalledEndpoint? Prefix(TextValue text, ListenerCall call, SyntaxNode argument)
    {
        if (!HasScheme(text))
        {
            return PortAfterHole(text, call, argument) ?? Unread(text, call, argument);
        }

        var prefix = HttpListenerPrefix.Parse(Filled(text));
        return prefix.Address is null
            ? null
            : Endpoint(text, call, argument, prefix.Scheme, prefix.HostRange, prefix.PortRange, prefix.Port, host => IsHost(host, prefix.Address) ? prefix.Address : null) with
            {
                Path = text.Text.Substring((prefix.PortRange ?? prefix.HostRange).End),
            };
    }

    /// <summary>A URL of any scheme, or <c>host:port</c>.</summary>
    public static CalledEndpoint? Any(TextValue text, ListenerCall call, SyntaxNode argument)
    {
        var filled = Filled(text);
        var delimiter = filled.IndexOf("://", StringComparison.Ordinal);
        var start = delimiter < 0 ? 0 : delimiter + 3;
        if (UrlAuthority.Find(filled, start) is not { Host.Length: > 0 } authority)
        {
            return null;
        }

        // A WCF endpoint without a scheme is a path below the host's base addresses, also where it is named "1".
        if (delimiter < 0 && call.Row.Server == ServerKind.HttpListener)
        {
            return null;
        }

        var scheme = delimiter < 0 ? null : filled.Substring(0, delimiter).TrimStart('@').ToLowerInvariant();
        if (scheme is not null && NotSockets.Contains(scheme))
        {
            return null;
        }

        long? number = authority.Port is { } written && long.TryParse(written.Of(filled), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var endpoint = Endpoint(text, call, argument, scheme, authority.Host, authority.Port, number, HostText.Address);
        if (call.Row.Server != ServerKind.HttpListener)
        {
            return endpoint;
        }

        // A WCF host: http.sys opens its web addresses, a socket the others; either shares its port among the host's paths.
        return endpoint with
        {
            Server = scheme is null or "http" or "https" ? ServerKind.HttpListener : ServerKind.Socket,
            Path = text.Text.Substring((authority.Port ?? authority.Host).End),
        };
    }

    /// <summary>A list of ports, each opened on every interface (<c>http_ports</c>).</summary>
    public static IEnumerable<CalledEndpoint> PortList(TextValue text, string scheme, ListenerCall call, SyntaxNode argument)
    {
        var ranges = ServerUrl.Split(text.Text).ToList();
        foreach (var range in ranges)
        {
            long? port = long.TryParse(range.Of(text.Text).Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
            var part = Part(text, range, argument);
            yield return Told(text, call, argument) with
            {
                Scheme = scheme,
                PortRead = port is null ? text.Slice(range).Template : null,
                Address = BindAddress.EveryInterface,
                AddressPart = part with { Origin = text.Origin, InnerSpan = null },
                Port = port,
                PortPart = port is null ? null : part with { IsOneOfSeveral = ranges.Count > 1 },
            };
        }
    }

    private static CalledEndpoint Endpoint(
        TextValue text, ListenerCall call, SyntaxNode argument, string? scheme, TextRange host, TextRange? port, long? number, Func<string, BindAddress?> addressOf)
    {
        var hostText = host.Of(text.Text);
        var isMachine = hostText.IndexOf(TextValue.MachineName) >= 0;
        var hostIsKnown = !Covers(text, host) && !isMachine;
        var portIsKnown = number is not null && (port is { } written ? !Covers(text, written) : hostIsKnown);
        return Told(text, call, argument) with
        {
            Scheme = scheme,
            Address = hostIsKnown ? addressOf(hostText) : null,
            AddressPart = hostIsKnown || isMachine ? Part(text, host, argument) : null,
            HostRead = hostIsKnown ? null : text.Slice(host).Template,
            PortRead = portIsKnown ? null : port is { } unknown ? text.Slice(unknown).Template : OutsideRead.Nothing,
            IsMachineAddress = isMachine,
            Port = portIsKnown ? number : null,
            PortPart = portIsKnown && port is { } range ? Part(text, range, argument) : null,
        };
    }

    // A text such as "?" that no name can be stands for an address that is still to come.
    private static bool IsHost(string text, BindAddress address) => address.Exposure != Exposure.Network || Uri.CheckHostName(text) != UriHostNameType.Unknown;

    // $"{address}:5000": whatever stands before, the port is fixed.
    private static CalledEndpoint? PortAfterHole(TextValue text, ListenerCall call, SyntaxNode argument)
    {
        var all = text.Text;
        var end = all.TrimEnd('/').Length;
        var colon = end == 0 ? -1 : all.LastIndexOf(':', end - 1);
        if (all.Length == 0 || all[0] != TextValue.Hole || colon < 0
            || !long.TryParse(all.Substring(colon + 1, end - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        return Told(text, call, argument) with
        {
            Scheme = "http",
            UrlRead = text.Template,
            Port = port,
            PortPart = Part(text, TextRange.FromBounds(colon + 1, end), argument),
        };
    }

    // UseUrls(configuration["Urls"]): nothing is known but where it is read.
    private static CalledEndpoint? Unread(TextValue text, ListenerCall call, SyntaxNode argument) => text.IsWhole
        ? null
        : Told(text, call, argument) with { UrlRead = text.Template };

    // What holds whatever the text says.
    private static CalledEndpoint Told(TextValue text, ListenerCall call, SyntaxNode argument) => new(call)
    {
        Server = call.Row.Server,
        Protocol = call.Row.Protocol,
        IsFallback = IsFallback(text),
        IsAlternative = IsAlternative(text),
        Choice = argument,
    };

    private static bool IsFallback(TextValue text) => text.IsFallback || text.Pieces.Any(piece => piece.IsFallback);

    private static bool IsAlternative(TextValue text) => text.IsAlternative || text.Pieces.Any(piece => piece.IsAlternative);

    private static SyntaxPart Part(TextValue text, TextRange range, SyntaxNode argument)
    {
        var piece = text.PieceAt(range.Start, out _);
        var caller = piece.CallerArgument ?? text.CallerArgument;
        return new SyntaxPart(piece.Origin, caller ?? argument)
        {
            InnerSpan = text.SourceSpan(range),
            IsFallback = text.IsFallback || piece.IsFallback,
            IsFromCaller = caller is not null,
        };
    }

    // http://pipe:/name
    private static bool IsPipe(ServerUrl url) => url.Text.IndexOf("://pipe:/", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasScheme(TextValue text) => text.Text.IndexOf("://", StringComparison.Ordinal) >= 0;

    private static bool Covers(TextValue text, TextRange range) => text.Text.IndexOf(TextValue.Hole, range.Start, range.Length) >= 0;

    // A digit can stand in a host as well as in a port, so the grammar finds its parts; what it finds in them is then thrown away.
    private static string Filled(TextValue text) => text.Text.Replace(TextValue.Hole, '1').Replace(TextValue.MachineName, 'm');
}
