using System;
using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>
/// The bind of .NET's Socket class on Linux, by libc: the class itself starts an event loop and compiles a good deal of code when it is first used, which
/// is the larger part of what a check of a free port would cost.
/// </summary>
internal static class LinuxBind
{
    /// <summary>Binds the socket and closes it at once.</summary>
    public static BindAnswer TryBind(PlannedSocket socket)
    {
        var isIPv6 = socket.Address.AddressFamily == AddressFamily.InterNetworkV6;
        var isTcp = socket.Protocol == TransportProtocol.Tcp;
        var handle = SocketCalls.Open(isIPv6 ? 10 : 2, isTcp ? 1 : 2, isTcp ? 6 : 17, out var error);
        if (handle < 0)
        {
            return Answer(error);
        }

        // As .NET does before every bind: IPv6 alone unless both are asked for, and TCP does not wait for connections that are over.
        // SOL_SOCKET 1 with SO_REUSEADDR 2, IPPROTO_IPV6 41 with IPV6_V6ONLY 26
        var isSet = (!isIPv6 || SocketCalls.Set(handle, 41, 26, socket.IsDualStack ? 0 : 1)) && (!isTcp || SocketCalls.Set(handle, 1, 2, 1));
        var answer = !isSet ? BindAnswer.Unknown
            : SocketCalls.Bind(handle, Address(socket, isIPv6), out error) == 0 ? BindAnswer.Bound
            : Answer(error);
        SocketCalls.Close(handle);
        return answer;
    }

    // asm-generic/errno.h, errno-base.h
    private static BindAnswer Answer(int error) => error switch
    {
        98 => BindAnswer.InUse, // EADDRINUSE
        1 or 13 => BindAnswer.Denied, // EPERM, EACCES
        99 => BindAnswer.NotLocal, // EADDRNOTAVAIL
        97 or 93 => BindAnswer.NoFamily, // EAFNOSUPPORT, EPROTONOSUPPORT
        _ => BindAnswer.Unknown,
    };

    // sockaddr_in and sockaddr_in6: the family and the zone in the machine's order, the port in the network's.
    private static byte[] Address(PlannedSocket socket, bool isIPv6)
    {
        var address = new byte[isIPv6 ? 28 : 16];
        BitConverter.GetBytes((ushort)(isIPv6 ? 10 : 2)).CopyTo(address, 0);
        address[2] = (byte)(socket.Port >> 8);
        address[3] = (byte)socket.Port;
        Bytes(socket.Address).CopyTo(address, isIPv6 ? 8 : 4);
        if (isIPv6)
        {
            BitConverter.GetBytes((uint)socket.Address.ScopeId).CopyTo(address, 24);
        }

        return address;
    }

    // The usual addresses by hand: GetAddressBytes has to be compiled in every run anew.
    private static byte[] Bytes(IPAddress address) =>
        address.Equals(IPAddress.Loopback) ? [127, 0, 0, 1]
        : address.Equals(IPAddress.Any) ? new byte[4]
        : address.Equals(IPAddress.IPv6Any) ? new byte[16]
        : address.Equals(IPAddress.IPv6Loopback) ? [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        : address.GetAddressBytes();
}
