using System;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.MacOS;

/// <summary>
/// The bytes of struct socket_fdinfo (xnu, bsd/sys/proc_info.h), the same for x64 and arm64. The system returns how many bytes it wrote;
/// any other number than the size here means another layout, and the bytes are not read.
/// </summary>
internal static class SocketFdInfo
{
    /// <summary>sizeof(struct socket_fdinfo).</summary>
    public const int Size = 792;

    // struct proc_fileinfo 24, then struct socket_info with its struct vinfo_stat of 136.
    private const int SocketProtocolAt = 180; // soi_protocol
    private const int FamilyAt = 184; // soi_family
    private const int KindAt = 256; // soi_kind
    private const int PeerPortAt = 264; // insi_fport
    private const int PortAt = 268; // insi_lport
    private const int FlagsAt = 288; // insi_vflag: 1 IPv4, 2 IPv6
    private const int PeerAddressAt = 296; // insi_faddr
    private const int AddressAt = 312; // insi_laddr
    private const int StateAt = 344; // tcpsi_state
    private const int KindInternet = 1; // SOCKINFO_IN
    private const int KindTcp = 2; // SOCKINFO_TCP
    private const int FamilyIPv6 = 30; // AF_INET6 of macOS

    /// <summary>Reads the socket if it has the port.</summary>
    /// <param name="info">The bytes.</param>
    /// <param name="length">How many the system wrote.</param>
    /// <param name="port">The local port.</param>
    /// <param name="protocol">TCP or UDP.</param>
    public static Listener? Read(byte[] info, int length, int port, TransportProtocol protocol)
    {
        if (length != Size || info.Length < Size)
        {
            return null;
        }

        var isTcp = BitConverter.ToInt32(info, KindAt) == KindTcp;
        var isUdp = BitConverter.ToInt32(info, KindAt) == KindInternet && BitConverter.ToInt32(info, SocketProtocolAt) == 17;
        if ((protocol == TransportProtocol.Tcp ? !isTcp : !isUdp) || Port(info, PortAt) != port)
        {
            return null;
        }

        var isIPv6 = BitConverter.ToInt32(info, FamilyAt) == FamilyIPv6;
        var flags = info[FlagsAt];
        var address = Address(info, AddressAt, isIPv6, flags);
        var peerPort = Port(info, PeerPortAt);
        var state = isTcp ? State(BitConverter.ToInt32(info, StateAt)) : peerPort == 0 ? SocketState.Bound : SocketState.Connected;
        return new Listener(address, port, protocol)
        {
            State = state,
            IsDualStack = isIPv6 && (flags & 3) == 3 && address.Equals(IPAddress.IPv6Any),
            Peer = peerPort == 0 ? null : new IPEndPoint(Address(info, PeerAddressAt, isIPv6, flags), peerPort),
        };
    }

    /// <summary>TSI_S_*: 0 closed, 1 listening, 2–5 open, the rest closing.</summary>
    private static SocketState State(int state) => state switch
    {
        0 => SocketState.Bound,
        1 => SocketState.Listening,
        2 or 3 or 4 or 5 => SocketState.Connected,
        _ => SocketState.Closing,
    };

    /// <summary>16 bytes; an IPv4 address stands in the last four (struct in4in6_addr), also when an IPv6 socket is connected by IPv4.</summary>
    private static IPAddress Address(byte[] info, int at, bool isIPv6, byte flags)
    {
        var isIPv4 = !isIPv6 || flags == 1;
        var bytes = new byte[isIPv4 ? 4 : 16];
        Array.Copy(info, isIPv4 ? at + 12 : at, bytes, 0, bytes.Length);
        var address = new IPAddress(bytes);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>An int whose low 16 bits are the port, big endian.</summary>
    private static int Port(byte[] info, int at) => info[at] << 8 | info[at + 1];
}
