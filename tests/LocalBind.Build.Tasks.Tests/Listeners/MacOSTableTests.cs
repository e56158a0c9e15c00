using System;
using System.Collections.Generic;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.MacOS;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>struct socket_fdinfo by its offsets, and the texts of several versions of netstat.</summary>
public class MacOSTableTests
{
    [Fact]
    public void IPv4Listener_IsRead()
    {
        var row = SocketFdInfo.Read(Socket(family: 2, vflag: 1, port: 5080, state: 1, v4: "127.0.0.1"), 792, 5080, TransportProtocol.Tcp);
        Assert.Equal(new Listener(IPAddress.Loopback, 5080, TransportProtocol.Tcp), row);
    }

    [Fact]
    public void DualStackListener_IsRead()
    {
        var row = SocketFdInfo.Read(Socket(family: 30, vflag: 3, port: 5000, state: 1), 792, 5000, TransportProtocol.Tcp);
        Assert.Equal((IPAddress.IPv6Any, true), (row!.Address, row.IsDualStack));
    }

    [Fact]
    public void IPv6OnlyListener_IsNotDualStack() =>
        Assert.False(SocketFdInfo.Read(Socket(family: 30, vflag: 2, port: 5000, state: 1), 792, 5000, TransportProtocol.Tcp)!.IsDualStack);

    [Fact]
    public void Connection_HasItsPeer()
    {
        var info = Socket(family: 2, vflag: 1, port: 50123, state: 4, v4: "10.0.0.2");
        BitConverter.GetBytes((ushort)IPAddress.HostToNetworkOrder((short)443)).CopyTo(info, 264);
        IPAddress.Parse("10.0.0.5").GetAddressBytes().CopyTo(info, 296 + 12);
        var row = SocketFdInfo.Read(info, 792, 50123, TransportProtocol.Tcp);
        Assert.Equal((SocketState.Connected, new IPEndPoint(IPAddress.Parse("10.0.0.5"), 443)), (row!.State, row.Peer));
    }

    [Fact]
    public void UdpSocket_IsRead()
    {
        var info = Socket(family: 2, vflag: 1, port: 5353, state: 0);
        BitConverter.GetBytes(1).CopyTo(info, 256);
        BitConverter.GetBytes(17).CopyTo(info, 180);
        Assert.Equal(SocketState.Bound, SocketFdInfo.Read(info, 792, 5353, TransportProtocol.Udp)!.State);
        Assert.Null(SocketFdInfo.Read(info, 792, 5353, TransportProtocol.Tcp));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(768)]
    [InlineData(800)]
    public void AnotherSize_IsAnotherLayout(int written) =>
        Assert.Null(SocketFdInfo.Read(Socket(family: 2, vflag: 1, port: 5080, state: 1), written, 5080, TransportProtocol.Tcp));

    [Fact]
    public void OtherPort_IsNotRead() =>
        Assert.Null(SocketFdInfo.Read(Socket(family: 2, vflag: 1, port: 5080, state: 1), 792, 5081, TransportProtocol.Tcp));

    [Fact]
    public void DescriptorTable_GivesItsSockets()
    {
        // {0, vnode}, {7, socket}, {9, pipe}, {12, socket}, and half an entry
        var table = Convert.FromHexString("0000000001000000" + "0700000002000000" + "0900000006000000" + "0C00000002000000" + "0D000000");
        Assert.Equal(new[] { 7, 12 }, LibProc.ReadDescriptors(table, table.Length));
    }

    // macOS 14: the columns rhiwat, shiwat, pid, epid.
    private const string Sonoma = """
        Active Internet connections (including servers)
        Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)     rhiwat  shiwat    pid   epid  state  options
        tcp4       0      0  127.0.0.1.5080         *.*                    LISTEN      131072  131072   4242      0  00100 00000006
        tcp46      0      0  *.5000                 *.*                    LISTEN      131072  131072    581      0  00100 00000006
        tcp6       0      0  ::1.7000               *.*                    LISTEN      131072  131072    581      0  00100 00000006
        tcp4       0      0  192.168.1.7.50123      17.57.146.20.443       ESTABLISHED 131072  132432    801      0  00102 00000000
        """;

    // macOS 15.4 and later: process:pid in one column, the name with blanks.
    private const string Tahoe = """
        Active Internet connections (including servers)
        Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)      rxbytes      txbytes  rhiwat  shiwat      process:pid    state  options           gencnt    flags   flags1 usecnt rtncnt fltrs
        tcp4       0      0  127.0.0.1.5080         *.*                    LISTEN            0            0  131072  131072   Code Helper (P:4242   00100 00000006 000000000000c5b4 00000000 00000900      1      0 000000
        """;

    [Theory]
    [InlineData(5080, "127.0.0.1", 4242)]
    [InlineData(5000, "::", 581)]
    [InlineData(7000, "::1", 581)]
    public void ColumnPid_IsRead(int port, string address, int pid)
    {
        var row = Assert.Single(Netstat(Sonoma, port));
        Assert.Equal((IPAddress.Parse(address), pid), (row.Address, row.ProcessId));
    }

    [Fact]
    public void NameAndPid_AreRead() => Assert.Equal(4242, Assert.Single(Netstat(Tahoe, 5080)).ProcessId);

    [Fact]
    public void DualStackOfNetstat_IsTold() => Assert.True(Assert.Single(Netstat(Sonoma, 5000)).IsDualStack);

    [Fact]
    public void ConnectionOfNetstat_HasItsPeer() =>
        Assert.Equal(new IPEndPoint(IPAddress.Parse("17.57.146.20"), 443), Assert.Single(Netstat(Sonoma, 50123)).Peer);

    [Fact]
    public void PeerPort_IsNotALocalPort() => Assert.Empty(Netstat(Sonoma, 443));

    [Theory]
    [InlineData("")]
    [InlineData("tcp4 0 0")]
    [InlineData("tcp4 0 0 127.0.0.1.99999 *.* LISTEN")]
    [InlineData("tcp4 0 0 nonsense.5080 *.* LISTEN")]
    public void StrangeLine_IsPassedOver(string text) => Assert.Empty(Netstat(text, 5080));

    private static List<Listener> Netstat(string text, int port)
    {
        var rows = new List<Listener>();
        NetstatText.Read(text, port, TransportProtocol.Tcp, onlyListening: false, rows);
        return rows;
    }

    private static byte[] Socket(int family, byte vflag, int port, int state, string? v4 = null)
    {
        var info = new byte[792];
        BitConverter.GetBytes(6).CopyTo(info, 180);
        BitConverter.GetBytes(family).CopyTo(info, 184);
        BitConverter.GetBytes(2).CopyTo(info, 256);
        info[268] = (byte)(port >> 8);
        info[269] = (byte)port;
        info[288] = vflag;
        if (v4 is not null)
        {
            IPAddress.Parse(v4).GetAddressBytes().CopyTo(info, 312 + 12);
        }

        BitConverter.GetBytes(state).CopyTo(info, 344);
        return info;
    }
}
