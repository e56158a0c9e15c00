using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

public class ProcNetTextTests
{
    // Recorded on Linux 6.18, x64.
    private const string Tcp = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 00000000:07E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1587 1 0000000061233ad6 100 0 0 10 0
           1: 0100007F:A0DF 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 577014 1 00000000a1c01153 100 0 0 10 0
           2: 0100007F:AD14 0200007F:A0DF 01 00000000:00000000 00:00000000 00000000  1000        0 577196 1 0000000097d1cefb 20 4 32 16 -1
           3: 0100007F:A5E6 0100007F:8C1B 06 00000000:00000000 03:0000070A 00000000     0        0 0 3 00000000883cba26
        """;

    private const string Tcp6 = """
          sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 00000000000000000000000000000000:07E8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1590 1 0000000097d1cefb 100 0 0 10 0
           1: 0000000000000000FFFF00000100007F:A0DF 0000000000000000FFFF00000100007F:AD14 01 00000000:00000000 00:00000000 00000000    33        0 577197 1 0000000097d1cefb 20 4 32 16 -1
           2: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1600 1 0000000097d1cefb 100 0 0 10 0
        """;

    [Fact]
    public void Listener_IsReadWithAddressUserAndInode()
    {
        var row = Assert.Single(Read(Tcp, 41183, TcpStates.ListenMask));
        Assert.Equal(IPAddress.Loopback, row.Address);
        Assert.Equal(1000, row.UserId);
        Assert.Equal(577014ul, row.Inode);
        Assert.Equal(SocketState.Listening, row.State);
        Assert.Null(row.Peer);
    }

    [Fact]
    public void Connection_IsNotAListener() => Assert.Empty(Read(Tcp, 0xAD14, TcpStates.ListenMask));

    [Fact]
    public void Connection_IsFoundInAnyStateWithItsPeer()
    {
        var row = Assert.Single(Read(Tcp, 0xAD14, TcpStates.EveryMask));
        Assert.Equal(SocketState.Connected, row.State);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0xA0DF), row.Peer);
    }

    [Fact]
    public void PortOfThePeer_IsNotTheLocalPort() => Assert.DoesNotContain(Read(Tcp, 0x8C1B, TcpStates.EveryMask), _ => true);

    [Fact]
    public void TimeWait_IsClosing() => Assert.Equal(SocketState.Closing, Assert.Single(Read(Tcp, 0xA5E6, TcpStates.EveryMask)).State);

    [Fact]
    public void IPv6Wildcard_IsTakenAsDualStack()
    {
        var row = Assert.Single(Read(Tcp6, 2024, TcpStates.ListenMask));
        Assert.Equal(IPAddress.IPv6Any, row.Address);
        Assert.True(row.IsDualStack);
    }

    [Fact]
    public void IPv6Loopback_IsReadFromSwappedWords()
    {
        var row = Assert.Single(Read(Tcp6, 8080, TcpStates.ListenMask));
        Assert.Equal(IPAddress.IPv6Loopback, row.Address);
        Assert.False(row.IsDualStack);
    }

    [Fact]
    public void MappedAddress_IsShownAsIPv4() => Assert.Equal(IPAddress.Loopback, Assert.Single(Read(Tcp6, 0xA0DF, TcpStates.EveryMask)).Address);

    [Theory]
    [InlineData("   1: 0100007F:A0DF 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000")]
    [InlineData("   1: 0100007F:A0DF ")]
    [InlineData("   1: 0100ZZ7F:A0DF 00000000:0000 0A 0:0 00:0 0 1000 0 577014 1")]
    [InlineData("   1: 0100007F:A0DF 00000000:0000 XX 0:0 00:0 0 1000 0 577014 1")]
    [InlineData("   1: 0100007F:A0DF 00000000:0000 0A 0:0 00:0 0 -1 0 577014 1")]
    [InlineData("garbage:A0DF more garbage of many words in one line and :A0DF again")]
    [InlineData("")]
    public void CutOrStrangeLine_IsPassedOver(string line) => Assert.Empty(Read(line, 41183, TcpStates.EveryMask));

    [Fact]
    public void EveryPrefixOfTheFile_IsReadWithoutFailure()
    {
        for (var length = 0; length <= Tcp.Length; length++)
        {
            Assert.InRange(Read(Tcp.Substring(0, length), 41183, TcpStates.EveryMask).Count, 0, 1);
        }
    }

    private static List<Listener> Read(string text, int port, uint states)
    {
        var rows = new List<Listener>();
        ProcNetText.Read(new StringReader(text), port, TransportProtocol.Tcp, states, rows);
        return rows.ToList();
    }
}
