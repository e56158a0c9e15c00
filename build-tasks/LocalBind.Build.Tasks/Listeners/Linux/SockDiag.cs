using System;
using System.Collections.Generic;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>How a netlink reply ended.</summary>
internal enum SockDiagReply
{
    /// <summary>More messages follow in the next datagram.</summary>
    More,

    /// <summary>NLMSG_DONE: the dump is whole.</summary>
    Done,

    /// <summary>The kernel refused; the error number is set.</summary>
    Refused,

    /// <summary>The dump was changed while it was made (NLM_F_DUMP_INTR): ask again.</summary>
    Interrupted,

    /// <summary>The bytes are not a netlink reply, or are cut off.</summary>
    Malformed,
}

/// <summary>
/// The bytes of NETLINK_SOCK_DIAG: requests for, and rows of, the sockets of one local port. Layouts: linux/netlink.h,
/// linux/sock_diag.h and linux/inet_diag.h. Netlink speaks the byte order of the machine; ports are big endian.
/// </summary>
internal static class SockDiag
{
    /// <summary>AF_INET.</summary>
    public const byte IPv4 = 2;

    /// <summary>AF_INET6.</summary>
    public const byte IPv6 = 10;

    private const int HeaderSize = 16;
    private const int MessageSize = 72;
    private const int RequestSize = HeaderSize + 56;

    /// <summary>A dump request. The kernel honours the source port in it, so that only rows of that port are copied.</summary>
    public static byte[] Request(byte family, TransportProtocol protocol, uint states, int port)
    {
        var request = new byte[RequestSize];
        Put(request, 0, BitConverter.GetBytes((uint)RequestSize));
        Put(request, 4, BitConverter.GetBytes((ushort)20)); // SOCK_DIAG_BY_FAMILY
        Put(request, 6, BitConverter.GetBytes((ushort)0x301)); // NLM_F_REQUEST | NLM_F_DUMP
        request[16] = family;
        request[17] = protocol == TransportProtocol.Udp ? (byte)17 : (byte)6; // IPPROTO_UDP, IPPROTO_TCP
        Put(request, 20, BitConverter.GetBytes(states));
        request[24] = (byte)(port >> 8);
        request[25] = (byte)port;
        return request;
    }

    /// <summary>Reads one datagram of the reply and adds its rows.</summary>
    /// <param name="buffer">The bytes received.</param>
    /// <param name="length">How many of them were received.</param>
    /// <param name="port">The port asked for; rows of others are passed over.</param>
    /// <param name="protocol">The protocol asked for.</param>
    /// <param name="rows">Where rows are added.</param>
    /// <param name="error">The positive error number when the reply is <see cref="SockDiagReply.Refused"/>, else 0.</param>
    public static SockDiagReply Read(byte[] buffer, int length, int port, TransportProtocol protocol, List<Listener> rows, out int error)
    {
        error = 0;
        var at = 0;
        while (at < length)
        {
            if (length - at < HeaderSize)
            {
                return SockDiagReply.Malformed;
            }

            var size = BitConverter.ToUInt32(buffer, at);
            if (size < HeaderSize || size > length - at)
            {
                return SockDiagReply.Malformed;
            }

            if ((BitConverter.ToUInt16(buffer, at + 6) & 0x10) != 0) // NLM_F_DUMP_INTR
            {
                return SockDiagReply.Interrupted;
            }

            switch (BitConverter.ToUInt16(buffer, at + 4))
            {
                case 3: // NLMSG_DONE; carries an error number when the dump broke off
                    error = size >= HeaderSize + 4 ? -BitConverter.ToInt32(buffer, at + HeaderSize) : 0;
                    return error > 0 ? SockDiagReply.Refused : SockDiagReply.Done;
                case 2: // NLMSG_ERROR
                    error = size >= HeaderSize + 4 ? -BitConverter.ToInt32(buffer, at + HeaderSize) : 0;
                    return SockDiagReply.Refused;
                case 20: // SOCK_DIAG_BY_FAMILY
                    if (size < HeaderSize + MessageSize)
                    {
                        return SockDiagReply.Malformed;
                    }

                    AddRow(buffer, at + HeaderSize, at + (int)size, port, protocol, rows);
                    break;
            }

            at += (int)(size + 3 & ~3u);
        }

        return SockDiagReply.More;
    }

    private static void AddRow(byte[] buffer, int at, int end, int port, TransportProtocol protocol, List<Listener> rows)
    {
        if (Port(buffer, at + 4) != port)
        {
            return;
        }

        var family = buffer[at];
        var state = buffer[at + 1];
        var inode = BitConverter.ToUInt32(buffer, at + 68);
        var address = Address(buffer, at + 8, family);
        var isIPv6Only = true;
        ulong cgroup = 0;
        for (var attribute = at + MessageSize; attribute + 4 <= end;)
        {
            var size = BitConverter.ToUInt16(buffer, attribute);
            if (size < 4 || attribute + size > end)
            {
                break;
            }

            switch (BitConverter.ToUInt16(buffer, attribute + 2))
            {
                case 11 when size >= 5: // INET_DIAG_SKV6ONLY
                    isIPv6Only = buffer[attribute + 4] != 0;
                    break;
                case 21 when size >= 12: // INET_DIAG_CGROUP_ID
                    cgroup = BitConverter.ToUInt64(buffer, attribute + 4);
                    break;
            }

            attribute += size + 3 & ~3;
        }

        var peerPort = Port(buffer, at + 6);
        rows.Add(new Listener(address, port, protocol)
        {
            State = TcpStates.ToSocketState(state, inode),
            IsDualStack = family == IPv6 && !isIPv6Only && address.Equals(IPAddress.IPv6Any),
            Peer = peerPort == 0 ? null : new IPEndPoint(Address(buffer, at + 24, family), peerPort),
            UserId = BitConverter.ToUInt32(buffer, at + 64),
            Inode = inode,
            CgroupId = cgroup,
        });
    }

    private static int Port(byte[] buffer, int at) => buffer[at] << 8 | buffer[at + 1];

    private static IPAddress Address(byte[] buffer, int at, byte family)
    {
        var bytes = new byte[family == IPv6 ? 16 : 4];
        Array.Copy(buffer, at, bytes, 0, bytes.Length);
        var address = new IPAddress(bytes);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static void Put(byte[] request, int at, byte[] value) => value.CopyTo(request, at);
}
