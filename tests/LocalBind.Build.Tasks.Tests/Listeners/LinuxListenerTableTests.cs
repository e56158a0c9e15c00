using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>Real sockets, found by netlink and by the text files alike.</summary>
public class LinuxListenerTableTests
{
    private static readonly IListenerTable[] Tables = { new LinuxListenerTable(), new LinuxListenerTable(File.OpenText, useNetlink: false) };

    [LinuxFact]
    public void IPv4Listener_IsFound()
    {
        using var socket = Listen(IPAddress.Loopback, out var port);
        Assert.All(Tables, table =>
        {
            var row = Assert.Single(table.Find(port, TransportProtocol.Tcp).Rows);
            Assert.Equal((IPAddress.Loopback, SocketState.Listening, false), (row.Address, row.State, row.IsDualStack));
            Assert.NotEqual(0ul, row.Inode);
        });
    }

    [LinuxFact]
    public void IPv6Listener_IsFound()
    {
        using var socket = Listen(IPAddress.IPv6Loopback, out var port);
        Assert.All(Tables, table => Assert.Equal(IPAddress.IPv6Loopback, Assert.Single(table.Find(port, TransportProtocol.Tcp).Rows).Address));
    }

    [LinuxFact]
    public void DualStackListener_IsTold()
    {
        using var socket = Listen(IPAddress.IPv6Any, out var port, dual: true);
        Assert.All(Tables, table => Assert.True(Assert.Single(table.Find(port, TransportProtocol.Tcp).Rows).IsDualStack));
    }

    [LinuxFact]
    public void IPv6OnlyWildcard_IsNotDualStack()
    {
        using var socket = Listen(IPAddress.IPv6Any, out var port, dual: false);
        Assert.False(Assert.Single(Tables[0].Find(port, TransportProtocol.Tcp).Rows).IsDualStack);
    }

    [LinuxFact]
    public void BothWays_FindTheSameSocket()
    {
        using var socket = Listen(IPAddress.Loopback, out var port);
        var rows = Tables.Select(table => Assert.Single(table.Find(port, TransportProtocol.Tcp).Rows) with { CgroupId = 0 }).ToList();
        Assert.Equal(rows[0], rows[1]);
    }

    [LinuxFact]
    public void UdpSocket_IsFoundAsBound()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
        Assert.All(Tables, table => Assert.Equal(SocketState.Bound, Assert.Single(table.Find(port, TransportProtocol.Udp).Rows).State));
    }

    [LinuxFact]
    public void UdpSocket_IsNotATcpListener()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var probe = Listen(IPAddress.Loopback, out var port);
        Assert.All(Tables, table => Assert.DoesNotContain(table.Find(port, TransportProtocol.Tcp).Rows, row => row.Protocol == TransportProtocol.Udp));
    }

    [LinuxFact]
    public void OutgoingConnection_IsFoundOnlyInAnyState()
    {
        using var server = Listen(IPAddress.Loopback, out var target);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(IPAddress.Loopback, target);
        var port = ((IPEndPoint)client.LocalEndPoint!).Port;
        Assert.All(Tables, table =>
        {
            Assert.Empty(table.Find(port, TransportProtocol.Tcp).Rows);
            var row = Assert.Single(table.FindInAnyState(port, TransportProtocol.Tcp).Rows);
            Assert.Equal((SocketState.Connected, target), (row.State, row.Peer!.Port));
        });
    }

    [LinuxFact]
    public void ClosedListener_IsFoundNoMore()
    {
        // An address of this test's own: the port may be somebody else's on 127.0.0.1 a moment later.
        var address = new IPAddress([127, 77, (byte)(Environment.ProcessId >> 8), (byte)Environment.ProcessId]);
        int port;
        using (Listen(address, out port))
        {
            Assert.All(Tables, table => Assert.Contains(table.Find(port, TransportProtocol.Tcp).Rows, row => row.Address.Equals(address)));
        }

        Assert.All(Tables, table => Assert.DoesNotContain(table.Find(port, TransportProtocol.Tcp).Rows, row => row.Address.Equals(address)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(70000)]
    [InlineData(int.MinValue)]
    public void NumberThatIsNoPort_IsAFailureWithAReason(int port)
    {
        Assert.All(Tables, table =>
        {
            var found = table.Find(port, TransportProtocol.Tcp);
            Assert.False(found.IsFree);
            Assert.Contains("not a port", found.Failure, StringComparison.Ordinal);
            Assert.NotNull(table.FindInAnyState(port, TransportProtocol.Udp).Failure);
        });
    }

    [Fact]
    public void MissingIPv6File_IsNoFailure()
    {
        var table = new LinuxListenerTable(path => path.EndsWith('6') ? throw new FileNotFoundException() : new StringReader(""), useNetlink: false);
        Assert.True(table.Find(5000, TransportProtocol.Tcp).IsFree);
    }

    [Fact]
    public void ClosedFile_IsAFailureAndKeepsWhatWasRead()
    {
        const string Line = " 1: 0100007F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 577014 1";
        var table = new LinuxListenerTable(path => path.EndsWith('6') ? throw new UnauthorizedAccessException("no.") : new StringReader(Line), useNetlink: false);
        var found = table.Find(5000, TransportProtocol.Tcp);
        Assert.Single(found.Rows);
        Assert.Equal("/proc/net/tcp6 cannot be read: no", found.Failure);
    }

    [Fact]
    public void UnexpectedException_IsAFailure()
    {
        var table = new LinuxListenerTable(_ => throw new InvalidTimeZoneException("odd"), useNetlink: false);
        Assert.Equal("the socket table cannot be read: odd", table.Find(5000, TransportProtocol.Tcp).Failure);
    }

    private static Socket Listen(IPAddress address, out int port, bool dual = false)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            socket.DualMode = dual;
        }

        socket.Bind(new IPEndPoint(address, 0));
        socket.Listen();
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }
}
