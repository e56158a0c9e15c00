using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.MacOS;

/// <summary>
/// The rows of <c>netstat -anv -p tcp</c> (or udp). Apple's netstat may see every user's sockets, which since macOS 27 no other program may. Its columns
/// moved from version to version: the addresses are found by their form, the process id by the name that stands before it, or not at all.
/// </summary>
internal static class NetstatText
{
    private static readonly char[] Blanks = { ' ', '\t' };

    // From macOS 15.4 or so: "process:pid", the name possibly with blanks.
    private static readonly Regex NameAndPid = new(@":(?<pid>\d{1,7})(?=\s)", RegexOptions.CultureInvariant);

    /// <summary>Adds the rows of the port.</summary>
    public static void Read(string text, int port, TransportProtocol protocol, bool onlyListening, List<Listener> rows)
    {
        var pidColumn = -1;
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0 && fields[0] == "Proto")
            {
                pidColumn = PidColumn(line);
                continue;
            }

            // tcp4 0 0 127.0.0.1.5000 *.* LISTEN …
            if (fields.Length < 5 || !fields[0].StartsWith(protocol.Name(), StringComparison.Ordinal)
                || !TryReadEndPoint(fields[3], fields[0], out var local) || local.Port != port)
            {
                continue;
            }

            TryReadEndPoint(fields[4], fields[0], out var peer);
            var state = State(protocol, fields.Length > 5 ? fields[5] : "", peer.Port);
            if (onlyListening && state is not (SocketState.Listening or SocketState.Bound))
            {
                continue;
            }

            rows.Add(new Listener(local.Address, port, protocol)
            {
                State = state,
                IsDualStack = fields[0].EndsWith("46", StringComparison.Ordinal),
                Peer = peer.Port == 0 ? null : peer,
                ProcessId = Pid(line, fields, pidColumn, protocol),
            });
        }
    }

    /// <summary>
    /// The index of the "pid" column counted from the first field of a row: the headings "Local Address", "Foreign Address" and "(state)" are two, two
    /// and one words for one field each. -1 when the heading has none.
    /// </summary>
    private static int PidColumn(string heading)
    {
        var words = heading.Replace("Local Address", "Local").Replace("Foreign Address", "Foreign").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return Array.IndexOf(words, "pid");
    }

    private static int? Pid(string line, string[] fields, int pidColumn, TransportProtocol protocol)
    {
        if (pidColumn >= 0)
        {
            // An unconnected UDP socket has an empty state field.
            var at = protocol == TransportProtocol.Udp ? pidColumn - 1 : pidColumn;
            return at < fields.Length && int.TryParse(fields[at], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;
        }

        var match = NameAndPid.Matches(line).Cast<Match>().LastOrDefault();
        return match is not null && int.TryParse(match.Groups["pid"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0 ? named : null;
    }

    private static SocketState State(TransportProtocol protocol, string text, int peerPort) => protocol == TransportProtocol.Udp
        ? peerPort == 0 ? SocketState.Bound : SocketState.Connected
        : text switch
        {
            "LISTEN" => SocketState.Listening,
            "CLOSED" => SocketState.Bound,
            "ESTABLISHED" or "SYN_SENT" or "SYN_RCVD" or "CLOSE_WAIT" => SocketState.Connected,
            _ => SocketState.Closing,
        };

    /// <summary>127.0.0.1.5000, ::1.5000, fe80::1%lo0.5000, *.5000, *.*: the port follows the last dot.</summary>
    private static bool TryReadEndPoint(string text, string protocol, out IPEndPoint endPoint)
    {
        var any = protocol.EndsWith("4", StringComparison.Ordinal) ? IPAddress.Any : IPAddress.IPv6Any;
        endPoint = new IPEndPoint(any, 0);
        var dot = text.LastIndexOf('.');
        if (dot <= 0 || !int.TryParse(text.Substring(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || !Ports.IsInRange(port))
        {
            return false;
        }

        var host = text.Substring(0, dot);
        var zone = host.IndexOf('%');
        host = zone < 0 ? host : host.Substring(0, zone);
        var address = any;
        if (host != "*" && !IPAddress.TryParse(host, out address!))
        {
            return false;
        }

        endPoint = new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port);
        return true;
    }
}
