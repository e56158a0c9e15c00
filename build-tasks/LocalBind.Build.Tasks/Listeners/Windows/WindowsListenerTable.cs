using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Runtime.InteropServices;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Windows;

/// <summary>The socket table of Windows, by the IP Helper library. No elevation is needed, process ids included.</summary>
internal sealed class WindowsListenerTable : IListenerTable
{
    private const int TcpListeners = 3; // TCP_TABLE_OWNER_PID_LISTENER
    private const int TcpAll = 5; // TCP_TABLE_OWNER_PID_ALL
    private const int UdpOwners = 1; // UDP_TABLE_OWNER_PID

    public ListenerQuery Find(int port, TransportProtocol protocol) => PortArgument.Guard(port, () => Query(port, protocol, TcpListeners));

    public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => PortArgument.Guard(port, () => Query(port, protocol, TcpAll));

    /// <summary>
    /// A dual-stack listener has a row in each table. They are one socket: the IPv6 row says so, and the IPv4 row of the same process goes.
    /// </summary>
    internal static IReadOnlyList<Listener> MergeDualStack(IReadOnlyList<Listener> rows)
    {
        var merged = new List<Listener>();
        foreach (var row in rows)
        {
            var isIPv4Wildcard = row.Address.Equals(IPAddress.Any);
            var isIPv6Wildcard = row.Address.Equals(IPAddress.IPv6Any);
            var hasTwin = row.ProcessId is not null && row.State is SocketState.Listening or SocketState.Bound
                && rows.Any(other => other.ProcessId == row.ProcessId && other.State == row.State && other.Address.Equals(isIPv4Wildcard ? IPAddress.IPv6Any : IPAddress.Any));
            if (isIPv6Wildcard && hasTwin)
            {
                merged.Add(row with { IsDualStack = true });
            }
            else if (!isIPv4Wildcard || !hasTwin)
            {
                merged.Add(row);
            }
        }

        return merged;
    }

    private static ListenerQuery Query(int port, TransportProtocol protocol, int tcpClass)
    {
        var rows = new List<Listener>();
        string? failure = null;
        foreach (var family in new[] { IpHelperTable.IPv4, IpHelperTable.IPv6 })
        {
            var table = GrowingBuffer.Read(
                (byte[] buffer, ref int size) => protocol == TransportProtocol.Udp
                    ? GetExtendedUdpTable(buffer, ref size, false, family, UdpOwners, 0)
                    : GetExtendedTcpTable(buffer, ref size, false, family, tcpClass, 0),
                out var length,
                out var error);
            if (error == 0)
            {
                IpHelperTable.Of(family, protocol).Read(table, length, port, rows);
            }
            else if (error is not (50 or 10047) || family == IpHelperTable.IPv4)
            {
                // ERROR_NOT_SUPPORTED, WSAEAFNOSUPPORT: there is no IPv6.
                failure ??= "Windows did not give its socket table (error " + error.ToString(CultureInfo.InvariantCulture) + ")";
            }
        }

        return new ListenerQuery(MergeDualStack(rows), failure);
    }

    [DllImport("iphlpapi.dll", ExactSpelling = true)]
    private static extern uint GetExtendedTcpTable([Out] byte[] table, ref int size, [MarshalAs(UnmanagedType.Bool)] bool order, int family, int tableClass, uint reserved);

    [DllImport("iphlpapi.dll", ExactSpelling = true)]
    private static extern uint GetExtendedUdpTable([Out] byte[] table, ref int size, [MarshalAs(UnmanagedType.Bool)] bool order, int family, int tableClass, uint reserved);
}
