using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.MacOS;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.MacOS;

/// <summary>
/// The sockets of macOS: those of this user from libproc, process by process. There is no table that an ordinary program may trust: since macOS 27
/// net.inet.tcp.pcblist shows only the caller's own sockets. Other users' sockets make a bind fail (they always conflict), and are then asked of netstat.
/// </summary>
internal sealed class MacOSListenerTable : IListenerTable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public ListenerQuery Find(int port, TransportProtocol protocol) => PortArgument.Guard(port, () => new ListenerQuery(OwnSockets(port, protocol, onlyListening: true), null));

    public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => PortArgument.Guard(port, () =>
    {
        var rows = OwnSockets(port, protocol, onlyListening: false);
        var text = CommandRunner.Run("/usr/sbin/netstat", "-anv -p " + protocol.Name(), Patience);
        if (text is null)
        {
            return new ListenerQuery(rows, "netstat, which alone sees other users' sockets, did not answer");
        }

        var others = new List<Listener>();
        NetstatText.Read(text, port, protocol, onlyListening: false, others);
        rows.AddRange(others.Where(other => !rows.Any(row => row.Address.Equals(other.Address) && row.State == other.State && Equals(row.Peer, other.Peer))));
        return new ListenerQuery(rows, null);
    });

    private static long? UserOf(int pid) =>
        LibProc.Process(pid, LibProc.ShortBsdInfo, ProcessInfo.ShortSize) is { } brief ? ProcessInfo.ReadShort(brief).User : null;

    private static List<Listener> OwnSockets(int port, TransportProtocol protocol, bool onlyListening)
    {
        var rows = new List<Listener>();
        var info = new byte[SocketFdInfo.Size];
        foreach (var pid in LibProc.ProcessIds())
        {
            foreach (var descriptor in LibProc.Sockets(pid) ?? new List<int>())
            {
                var row = SocketFdInfo.Read(info, LibProc.Socket(pid, descriptor, info), port, protocol);
                if (row is not null && (!onlyListening || row.State is SocketState.Listening || protocol == TransportProtocol.Udp))
                {
                    rows.Add(row with { ProcessId = pid, UserId = UserOf(pid) });
                }
            }
        }

        return rows;
    }
}
