using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Windows;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>The layouts of the IP Helper tables, written out byte by byte.</summary>
public class WindowsTableTests
{
    // MIB_TCPROW_OWNER_PID: state, address, port, remote address, remote port, pid.
    private const string TcpListener = "02000000 7F000001 1F900000 00000000 00000000 D2040000";
    private const string TcpConnection = "05000000 7F000001 C0010000 0A000005 01BB0000 D3040000";
    private const string TcpTimeWait = "0B000000 7F000001 C0010000 0A000005 01BB0000 00000000";

    // MIB_TCP6ROW_OWNER_PID: address, scope, port, remote address, scope, port, state, pid.
    private const string Tcp6Listener =
        "00000000000000000000000000000001 00000000 1F900000 00000000000000000000000000000000 00000000 00000000 02000000 D4040000";

    [Theory]
    [InlineData(IpHelperTable.IPv4, TransportProtocol.Tcp, 24)]
    [InlineData(IpHelperTable.IPv6, TransportProtocol.Tcp, 56)]
    [InlineData(IpHelperTable.IPv4, TransportProtocol.Udp, 12)]
    [InlineData(IpHelperTable.IPv6, TransportProtocol.Udp, 28)]
    public void RowSize_IsThatOfTheHeader(int family, TransportProtocol protocol, int size) => Assert.Equal(size, IpHelperTable.Of(family, protocol).RowSize);

    [Fact]
    public void IPv4Listener_IsRead()
    {
        var row = Assert.Single(Read(IpHelperTable.IPv4, TransportProtocol.Tcp, 8080, TcpListener, TcpConnection));
        Assert.Equal(new Listener(IPAddress.Loopback, 8080, TransportProtocol.Tcp) { ProcessId = 1234 }, row);
    }

    [Fact]
    public void IPv6Listener_IsRead()
    {
        var row = Assert.Single(Read(IpHelperTable.IPv6, TransportProtocol.Tcp, 8080, Tcp6Listener));
        Assert.Equal(new Listener(IPAddress.IPv6Loopback, 8080, TransportProtocol.Tcp) { ProcessId = 1236 }, row);
    }

    [Fact]
    public void Connection_HasItsPeer()
    {
        var row = Assert.Single(Read(IpHelperTable.IPv4, TransportProtocol.Tcp, 0xC001, TcpConnection));
        Assert.Equal((SocketState.Connected, new IPEndPoint(IPAddress.Parse("10.0.0.5"), 443)), (row.State, row.Peer));
    }

    [Fact]
    public void ProcessZero_IsUnknown()
    {
        var row = Assert.Single(Read(IpHelperTable.IPv4, TransportProtocol.Tcp, 0xC001, TcpTimeWait));
        Assert.Equal(((int?)null, SocketState.Closing), (row.ProcessId, row.State));
    }

    [Fact]
    public void UdpRows_AreRead()
    {
        Assert.Equal(99, Assert.Single(Read(IpHelperTable.IPv4, TransportProtocol.Udp, 5353, "00000000 14E90000 63000000")).ProcessId);
        Assert.Equal(100, Assert.Single(Read(IpHelperTable.IPv6, TransportProtocol.Udp, 5353, "00000000000000000000000000000000 00000000 14E90000 64000000")).ProcessId);
    }

    [Fact]
    public void OtherPort_IsNotRead() => Assert.Empty(Read(IpHelperTable.IPv4, TransportProtocol.Tcp, 808, TcpListener));

    [Fact]
    public void CutTable_IsReadAsFarAsItGoes()
    {
        var bytes = Table(TcpListener, TcpListener);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var rows = new List<Listener>();
            IpHelperTable.Of(IpHelperTable.IPv4, TransportProtocol.Tcp).Read(bytes, length, 8080, rows);
            Assert.Equal(Math.Max(0, (length - 4) / 24), rows.Count);
        }
    }

    [Fact]
    public void DualStackListener_IsOneRow()
    {
        var rows = WindowsListenerTable.MergeDualStack(new[] { Row(IPAddress.Any, 5), Row(IPAddress.IPv6Any, 5) });
        Assert.True(Assert.Single(rows).IsDualStack);
    }

    [Fact]
    public void WildcardsOfTwoProcesses_AreTwoRows()
    {
        var rows = WindowsListenerTable.MergeDualStack(new[] { Row(IPAddress.Any, 5), Row(IPAddress.IPv6Any, 6) });
        Assert.All(rows, row => Assert.False(row.IsDualStack));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void BothLoopbacksOfOneProcess_StayTwoRows() =>
        Assert.Equal(2, WindowsListenerTable.MergeDualStack(new[] { Row(IPAddress.Loopback, 5), Row(IPAddress.IPv6Loopback, 5) }).Count);

    [Fact]
    public void TableThatGrowsBetweenCalls_IsReadInTheEnd()
    {
        var needed = 20_000;
        var calls = 0;
        var buffer = GrowingBuffer.Read(
            (byte[] bytes, ref int size) =>
            {
                calls++;
                var fits = bytes.Length >= needed;
                size = needed;
                needed += calls <= 4 ? needed / 2 : 0;
                return fits ? 0u : 122u;
            },
            out var length,
            out var error);
        Assert.Equal(0u, error);
        Assert.True(buffer.Length >= length && length > 20_000);
        Assert.Equal(6, calls);
    }

    [Fact]
    public void TableThatNeverStopsGrowing_IsAnError()
    {
        GrowingBuffer.Read(
            (byte[] bytes, ref int size) =>
            {
                size = bytes.Length * 2;
                return 122;
            },
            out var length,
            out var error);
        Assert.Equal((122u, 0), (error, length));
    }

    [Fact]
    public void RefusedTable_IsAnError()
    {
        GrowingBuffer.Read((byte[] _, ref int _) => 5, out _, out var error);
        Assert.Equal(5u, error);
    }

    private static Listener Row(IPAddress address, int pid) => new(address, 80, TransportProtocol.Tcp) { ProcessId = pid };

    private static List<Listener> Read(int family, TransportProtocol protocol, int port, params string[] rows)
    {
        var bytes = Table(rows);
        var found = new List<Listener>();
        IpHelperTable.Of(family, protocol).Read(bytes, bytes.Length, port, found);
        return found;
    }

    private static byte[] Table(params string[] rows) =>
        BitConverter.GetBytes(rows.Length).Concat(rows.SelectMany(row => Convert.FromHexString(row.Replace(" ", "", StringComparison.Ordinal)))).ToArray();
}
