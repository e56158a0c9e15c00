using System;
using System.Collections.Generic;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>
/// One NETLINK_SOCK_DIAG conversation. No privilege is needed to ask.
/// </summary>
internal sealed class NetlinkSocket : IDisposable
{
    private const int InterruptedCall = 4; // EINTR
    private const int DontWait = 0x40; // MSG_DONTWAIT: a dump is always ready when the call before it returns
    private const int RealLength = 0x20; // MSG_TRUNC: the datagram's length, even where it did not fit

    private readonly int _handle;

    // The kernel fills at most 32 KiB at a time (net/netlink/af_netlink.c, netlink_dump).
    private readonly byte[] _buffer = new byte[32 * 1024];

    /// <summary>Opens the conversation.</summary>
    /// <exception cref="NetlinkException">The system does not offer it (gVisor, WSL1, a sandbox).</exception>
    public NetlinkSocket()
    {
        // AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG
        _handle = SocketCalls.Open(16, 3, 4, out var error);
        if (_handle < 0)
        {
            throw new NetlinkException(error);
        }
    }

    /// <summary>Adds the rows of one address family.</summary>
    /// <exception cref="NetlinkException">The kernel refused or sent something that is not a reply.</exception>
    public void Dump(byte family, TransportProtocol protocol, uint states, int port, List<Listener> rows)
    {
        var before = rows.Count;
        var request = SockDiag.Request(family, protocol, states, port);
        for (var attempt = 0; ; attempt++)
        {
            if (SocketCalls.Send(_handle, request, out var error) != request.Length)
            {
                throw new NetlinkException(error);
            }

            var reply = ReadDump(port, protocol, rows, out error);
            if (reply == SockDiagReply.Done)
            {
                return;
            }

            if (reply != SockDiagReply.Interrupted || attempt == 3)
            {
                throw new NetlinkException(error);
            }

            rows.RemoveRange(before, rows.Count - before);
            Drain();
        }
    }

    public void Dispose() => SocketCalls.Close(_handle);

    private SockDiagReply ReadDump(int port, TransportProtocol protocol, List<Listener> rows, out int error)
    {
        SockDiagReply reply;
        do
        {
            var length = ReceiveOne(out error);
            if (length < 0)
            {
                return SockDiagReply.Refused;
            }

            reply = length == 0 || length > _buffer.Length ? SockDiagReply.Malformed : SockDiag.Read(_buffer, length, port, protocol, rows, out error);
        }
        while (reply == SockDiagReply.More);
        return reply;
    }

    private void Drain()
    {
        while (ReceiveOne(out _) > 0)
        {
        }
    }

    private int ReceiveOne(out int error)
    {
        while (true)
        {
            var length = SocketCalls.Receive(_handle, _buffer, DontWait | RealLength, out error);
            if (error != InterruptedCall)
            {
                return length;
            }
        }
    }
}
