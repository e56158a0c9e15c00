using System;
using System.Collections.Generic;
using System.Globalization;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A container port that is published on the host.</summary>
/// <param name="HostAddress">The host's address as written, variables replaced; empty for every interface.</param>
/// <param name="HostPorts">The host's ports; null for one of the system's choice.</param>
/// <param name="Protocol">TCP or UDP; null for another one.</param>
internal sealed record PublishedPort(string HostAddress, PortRange? HostPorts, TransportProtocol? Protocol)
{
    /// <summary>The addresses that are opened; null for a text that is no address.</summary>
    public BindAddress? Address => HostAddress.Length == 0 ? BindAddress.EveryInterface : BindAddress.TryParse(HostAddress, out var address) ? address : null;

    /// <summary>Whether the port is open on every interface of the host.</summary>
    public bool IsExposed => Address?.Exposure == Exposure.EveryInterface;

    /// <summary>Whether both want a fixed host port that only one can have.</summary>
    public bool ConflictsWith(PublishedPort other, out int port)
    {
        port = 0;
        if (HostPorts is not { } mine || other.HostPorts is not { } theirs || Protocol is null || Protocol != other.Protocol || Address is null || other.Address is null)
        {
            return false;
        }

        port = Math.Max(mine.First, theirs.First);
        return port <= Math.Min(mine.Last, theirs.Last) && Address.Overlaps(other.Address);
    }

    /// <summary>Reads the short syntax <c>[[ADDRESS:][PORTS]:]PORTS[/PROTOCOL]</c>; null for a text that is none.</summary>
    public static PublishedPort? Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        var protocol = ReadProtocol(slash < 0 ? "" : text.Substring(slash + 1));
        var rest = (slash < 0 ? text : text.Substring(0, slash)).Trim();
        var (before, container) = SplitLast(rest);
        var isKnown = PortRange.TryParse(container, out var target);
        if (before is null)
        {
            return isKnown ? new PublishedPort("", null, protocol) : null;
        }

        var (address, ports) = SplitLast(before);
        if (container.Length == 0)
        {
            // "${PORT}:${PORT}" with a variable that gets its value elsewhere.
            return ports.Length == 0 || PortRange.TryParse(ports, out _) ? new PublishedPort(Unbracketed(address ?? ""), null, protocol) : null;
        }

        return !isKnown ? null : Of(Unbracketed(address ?? ""), ports, target, protocol);
    }

    /// <summary>A text of the short syntax, variables not replaced, with 127.0.0.1 for its address; without a host port there are two colons behind that.</summary>
    public static string OnLoopback(string text)
    {
        var colons = new List<int>();
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '{' or '[' ? 1 : text[i] is '}' or ']' ? -1 : 0;
            if (text[i] == ':' && depth == 0)
            {
                colons.Add(i);
            }
        }

        return colons.Count switch
        {
            0 => $"127.0.0.1::{text}",
            1 => $"127.0.0.1:{text}",
            _ => "127.0.0.1" + text.Substring(colons[colons.Count - 2]),
        };
    }

    /// <summary>Puts together what the long syntax says in single values.</summary>
    public static PublishedPort? Of(string hostAddress, string published, string target, string protocol) =>
        PortRange.TryParse(target, out var container) ? Of(Unbracketed(hostAddress), published, container, ReadProtocol(protocol)) : null;

    private static PublishedPort? Of(string address, string published, PortRange target, TransportProtocol? protocol)
    {
        if (published.Trim().Length == 0)
        {
            return new PublishedPort(address, null, protocol);
        }

        if (!PortRange.TryParse(published, out var ports))
        {
            return null;
        }

        // Several host ports for one container port: any free one of them.
        var isFixed = ports.First > 0 && ports.Last - ports.First == target.Last - target.First;
        return new PublishedPort(address, isFixed ? ports : null, protocol);
    }

    private static (string? Before, string After) SplitLast(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf(']', colon) >= 0 ? (null, text) : (text.Substring(0, colon), text.Substring(colon + 1));
    }

    private static string Unbracketed(string address) => address.Trim().TrimStart('[').TrimEnd(']');

    private static TransportProtocol? ReadProtocol(string text) => text.Trim().ToLower(CultureInfo.InvariantCulture) switch
    {
        "" or "tcp" => TransportProtocol.Tcp,
        "udp" => TransportProtocol.Udp,
        _ => null,
    };
}
