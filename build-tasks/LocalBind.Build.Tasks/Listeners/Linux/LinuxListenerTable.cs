using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>The sockets of this network namespace: by netlink, else from the text files.</summary>
internal sealed class LinuxListenerTable : IListenerTable
{
    private readonly Func<string, TextReader> _open;
    private readonly bool _useNetlink;

    /// <summary>The kernel's own table.</summary>
    public LinuxListenerTable()
        : this(File.OpenText, useNetlink: true)
    {
    }

    /// <summary>A table whose text files come from elsewhere.</summary>
    internal LinuxListenerTable(Func<string, TextReader> open, bool useNetlink)
    {
        _open = open;
        _useNetlink = useNetlink;
    }

    public ListenerQuery Find(int port, TransportProtocol protocol) =>
        Query(port, protocol, protocol == TransportProtocol.Udp ? TcpStates.UdpMask : TcpStates.ListenMask);

    public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => Query(port, protocol, TcpStates.EveryMask);

    private ListenerQuery Query(int port, TransportProtocol protocol, uint states) =>
        PortArgument.Guard(port, () =>
        {
            var rows = new List<Listener>();
            if (_useNetlink)
            {
                try
                {
                    using var netlink = new NetlinkSocket();
                    netlink.Dump(SockDiag.IPv4, protocol, states, port, rows);
                    netlink.Dump(SockDiag.IPv6, protocol, states, port, rows);
                    return new ListenerQuery(rows, null);
                }
                catch (Exception e) when (e is NetlinkException or DllNotFoundException or EntryPointNotFoundException)
                {
                    rows.Clear();
                }
            }

            return FromText(port, protocol, states, rows);
        });

    private ListenerQuery FromText(int port, TransportProtocol protocol, uint states, List<Listener> rows)
    {
        string? failure = null;
        var name = protocol == TransportProtocol.Udp ? "/proc/net/udp" : "/proc/net/tcp";
        foreach (var path in new[] { name, name + "6" })
        {
            try
            {
                using var text = _open(path);
                ProcNetText.Read(text, port, protocol, states, rows);
            }
            catch (FileNotFoundException) when (path != name)
            {
                // ipv6.disable=1: there is no IPv6, so there are no rows.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failure ??= path + " cannot be read: " + e.Message.TrimEnd('.');
            }
        }

        return new ListenerQuery(rows, failure);
    }
}
