using System;
using System.Collections.Generic;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Windows;

/// <summary>
/// The bytes of the tables that GetExtendedTcpTable and GetExtendedUdpTable return (tcpmib.h, udpmib.h: MIB_TCPTABLE_OWNER_PID,
/// MIB_TCP6TABLE_OWNER_PID, MIB_UDPTABLE_OWNER_PID, MIB_UDP6TABLE_OWNER_PID): a count and rows of one size, in the byte order of the machine,
/// addresses and ports big endian.
/// </summary>
internal sealed class IpHelperTable
{
    /// <summary>AF_INET.</summary>
    public const int IPv4 = 2;

    /// <summary>AF_INET6 of Windows.</summary>
    public const int IPv6 = 23;

    private const int CountSize = 4;

    private readonly TransportProtocol _protocol;
    private readonly int _addressSize;
    private readonly int _addressAt;
    private readonly int _portAt;
    private readonly int _stateAt;
    private readonly int _peerAt;
    private readonly int _peerPortAt;
    private readonly int _pidAt;

    private IpHelperTable(TransportProtocol protocol, int rowSize, int addressSize, int addressAt, int portAt, int stateAt, int peerAt, int peerPortAt, int pidAt)
    {
        _protocol = protocol;
        RowSize = rowSize;
        _addressSize = addressSize;
        _addressAt = addressAt;
        _portAt = portAt;
        _stateAt = stateAt;
        _peerAt = peerAt;
        _peerPortAt = peerPortAt;
        _pidAt = pidAt;
    }

    /// <summary>The size of a row in bytes.</summary>
    public int RowSize { get; }

    /// <summary>The layout of a family and protocol.</summary>
    public static IpHelperTable Of(int family, TransportProtocol protocol) => (family, protocol) switch
    {
        (IPv4, TransportProtocol.Tcp) => new(protocol, rowSize: 24, addressSize: 4, addressAt: 4, portAt: 8, stateAt: 0, peerAt: 12, peerPortAt: 16, pidAt: 20),
        (_, TransportProtocol.Tcp) => new(protocol, rowSize: 56, addressSize: 16, addressAt: 0, portAt: 20, stateAt: 48, peerAt: 24, peerPortAt: 44, pidAt: 52),
        (IPv4, _) => new(protocol, rowSize: 12, addressSize: 4, addressAt: 0, portAt: 4, stateAt: -1, peerAt: -1, peerPortAt: -1, pidAt: 8),
        _ => new(protocol, rowSize: 28, addressSize: 16, addressAt: 0, portAt: 20, stateAt: -1, peerAt: -1, peerPortAt: -1, pidAt: 24),
    };

    /// <summary>Adds the rows of the port. A count that promises more rows than the bytes hold is not believed.</summary>
    public void Read(byte[] table, int length, int port, List<Listener> rows)
    {
        var count = length < CountSize ? 0 : BitConverter.ToUInt32(table, 0);
        for (var (index, at) = (0u, CountSize); index < count && at + RowSize <= length; index++, at += RowSize)
        {
            if (Port(table, at + _portAt) == port)
            {
                rows.Add(Row(table, at, port));
            }
        }
    }

    private Listener Row(byte[] table, int at, int port)
    {
        var pid = BitConverter.ToInt32(table, at + _pidAt);
        var peerPort = _peerPortAt < 0 ? 0 : Port(table, at + _peerPortAt);
        var state = _stateAt < 0 ? SocketState.Bound : State(BitConverter.ToInt32(table, at + _stateAt));
        return new Listener(Address(table, at + _addressAt), port, _protocol)
        {
            State = state,
            Peer = state == SocketState.Connected && peerPort != 0 ? new IPEndPoint(Address(table, at + _peerAt), peerPort) : null,

            // 0: the owner is gone, or the system does not say.
            ProcessId = pid > 0 ? pid : null,
        };
    }

    /// <summary>MIB_TCP_STATE: 1 closed, 2 listening, 3–5 and 8 open, 6, 7, 9, 10, 11 (TIME_WAIT), 12 closing.</summary>
    private static SocketState State(int state) => state switch
    {
        2 => SocketState.Listening,
        1 => SocketState.Bound,
        3 or 4 or 5 or 8 => SocketState.Connected,
        _ => SocketState.Closing,
    };

    private IPAddress Address(byte[] table, int at)
    {
        var bytes = new byte[_addressSize];
        Array.Copy(table, at, bytes, 0, _addressSize);
        var address = new IPAddress(bytes);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>Ports are 32-bit fields whose lower 16 bits count, big endian.</summary>
    private static int Port(byte[] table, int at) => table[at] << 8 | table[at + 1];
}
