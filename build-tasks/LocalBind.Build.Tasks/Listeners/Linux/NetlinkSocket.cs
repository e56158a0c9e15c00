using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>
/// One NETLINK_SOCK_DIAG conversation. .NET's Socket class does not open AF_NETLINK, hence libc. No privilege is needed to ask.
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
        // AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG
        _handle = Open(16, 3 | 0x80000, 4);
        if (_handle < 0)
        {
            throw new NetlinkException(Marshal.GetLastWin32Error());
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
            if (Send(_handle, request, (IntPtr)request.Length, 0) != (IntPtr)request.Length)
            {
                throw new NetlinkException(Marshal.GetLastWin32Error());
            }

            var reply = ReadDump(port, protocol, rows, out var error);
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

    public void Dispose() => _ = Close(_handle);

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
            var length = (int)Receive(_handle, _buffer, (IntPtr)_buffer.Length, DontWait | RealLength);
            error = length < 0 ? Marshal.GetLastWin32Error() : 0;
            if (error != InterruptedCall)
            {
                return length;
            }
        }
    }

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int Open(int domain, int type, int protocol);

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    private static extern IntPtr Send(int handle, byte[] buffer, IntPtr length, int flags);

    [DllImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static extern IntPtr Receive(int handle, byte[] buffer, IntPtr length, int flags);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
