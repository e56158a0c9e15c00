using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>
/// The text tables /proc/net/tcp, tcp6, udp and udp6 (proc(5)): the way round for systems without sock_diag. They name neither
/// IPV6_V6ONLY nor the control group, and list every connection of the network namespace.
/// </summary>
internal static class ProcNetText
{
    private static readonly char[] Blank = { ' ' };

    /// <summary>Adds the rows of the port in the wanted states.</summary>
    /// <param name="text">The file. Lines that are not rows are passed over: a file may be cut off or change while it is read.</param>
    /// <param name="port">The local port.</param>
    /// <param name="protocol">What the file lists.</param>
    /// <param name="states">A mask of kernel states, see <see cref="TcpStates"/>.</param>
    /// <param name="rows">Where rows are added.</param>
    public static void Read(TextReader text, int port, TransportProtocol protocol, uint states, List<Listener> rows)
    {
        // sl: LADDR:LPORT RADDR:RPORT ST tx:rx tr:when retr UID timeout INODE
        var wanted = ":" + port.ToString("X4", CultureInfo.InvariantCulture) + " ";
        while (text.ReadLine() is { } line)
        {
            if (line.IndexOf(wanted, StringComparison.OrdinalIgnoreCase) < 0)
            {
                continue;
            }

            var fields = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 10
                || !TryReadEndPoint(fields[1], out var local) || local.Port != port
                || !TryReadEndPoint(fields[2], out var peer)
                || !int.TryParse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var state) || state is < 0 or > 31
                || (states & 1u << state) == 0
                || !long.TryParse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
                || !ulong.TryParse(fields[9], NumberStyles.None, CultureInfo.InvariantCulture, out var inode))
            {
                continue;
            }

            rows.Add(new Listener(local.Address, port, protocol)
            {
                State = TcpStates.ToSocketState(state, inode),

                // The file does not tell; Linux' default (net.ipv6.bindv6only = 0) is a socket that takes both.
                IsDualStack = local.Address.Equals(IPAddress.IPv6Any),
                Peer = peer.Port == 0 ? null : peer,
                UserId = user,
                Inode = inode,
            });
        }
    }

    private static bool TryReadEndPoint(string text, out IPEndPoint endPoint)
    {
        endPoint = new IPEndPoint(IPAddress.Any, 0);
        var colon = text.IndexOf(':');
        if (colon is not (8 or 32) || !int.TryParse(text.Substring(colon + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var port)
            || port is < 0 or > Ports.Maximum)
        {
            return false;
        }

        // The address is printed as 32-bit words in the byte order of the machine.
        var bytes = new byte[colon / 2];
        for (var word = 0; word < bytes.Length; word += 4)
        {
            if (!uint.TryParse(text.Substring(word * 2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            BitConverter.GetBytes(value).CopyTo(bytes, word);
        }

        var address = new IPAddress(bytes);
        endPoint = new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port);
        return true;
    }
}
