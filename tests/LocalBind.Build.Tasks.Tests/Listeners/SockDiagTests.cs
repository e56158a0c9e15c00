using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

public class SockDiagTests
{
    private const int DualPort = 57693;
    private const int LoopbackPort = 44525;

    // Recorded on Linux 6.18, x64: a dual-stack listener on [::]:57693, then the end of the dump.
    private static readonly byte[] DualStack = Convert.FromHexString(
        "8400000014000200000000007f3100000a0a0000e15d0000000000000000000000000000000000000000000000000000000000000000000000000000245e0000"
        + "00000000000000000100000080000000000000001c2d0900050008000000000005000b000000000008000f00000000000c00150001000000000000000600160012000000"
        + "1400000003000200000000007f31000000000000");

    // The same of a listener on 127.0.0.1:44525.
    private static readonly byte[] Loopback = Convert.FromHexString(
        "7c00000014000200000000007f310000020a0000aded00007f0000010000000000000000000000000000000000000000000000000000000000000000255e0000"
        + "00000000000000000000000080000000000000001f2d0900050008000000000008000f00000000000c00150001000000000000000600160052000000"
        + "1400000003000200000000007f31000000000000");

    [Fact]
    public void Request_IsTheHeadersLayout()
    {
        var request = SockDiag.Request(SockDiag.IPv6, TransportProtocol.Udp, 0x82, 5080);
        Assert.Equal(72, request.Length);
        Assert.Equal("48000000140001030000000000000000", Convert.ToHexStringLower(request[..16]));
        Assert.Equal("0a110000" + "82000000" + "13d8", Convert.ToHexStringLower(request[16..26]));
        Assert.All(request[26..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void DualStackListener_IsRead()
    {
        Assert.Equal(SockDiagReply.Done, Read(DualStack, DualPort, out var rows));
        var row = Assert.Single(rows);
        Assert.Equal((IPAddress.IPv6Any, true, SocketState.Listening), (row.Address, row.IsDualStack, row.State));
        Assert.Equal((0L, 601372ul, 1ul), (row.UserId, row.Inode, row.CgroupId));
    }

    [Fact]
    public void IPv6OnlyAttribute_IsHeeded()
    {
        var bytes = (byte[])DualStack.Clone();
        var attribute = bytes.AsSpan().IndexOf(new byte[] { 5, 0, 11, 0 });
        bytes[attribute + 4] = 1;
        Read(bytes, DualPort, out var rows);
        Assert.False(Assert.Single(rows).IsDualStack);
    }

    [Fact]
    public void IPv4Listener_IsRead()
    {
        Read(Loopback, LoopbackPort, out var rows);
        Assert.Equal((IPAddress.Loopback, false), (Assert.Single(rows).Address, rows[0].IsDualStack));
    }

    [Fact]
    public void RowOfAnotherPort_IsPassedOver()
    {
        Assert.Equal(SockDiagReply.Done, Read(Loopback, LoopbackPort + 1, out var rows));
        Assert.Empty(rows);
    }

    [Fact]
    public void DatagramWithoutTheEnd_WantsMore() => Assert.Equal(SockDiagReply.More, Read(Loopback[..0x7C], LoopbackPort, out _));

    [Fact]
    public void CutReply_IsMalformedOrWantsMore_AndNeverThrows()
    {
        for (var length = 0; length < DualStack.Length; length++)
        {
            var expected = length is 0 or 0x84 ? SockDiagReply.More : SockDiagReply.Malformed;
            Assert.Equal(expected, Read(DualStack[..length], DualPort, out _));
        }
    }

    [Fact]
    public void AnyChangedByte_NeverThrows()
    {
        for (var at = 0; at < DualStack.Length; at++)
        {
            foreach (var value in new byte[] { 0, 1, 0x7F, 0xFF })
            {
                var bytes = (byte[])DualStack.Clone();
                bytes[at] = value;
                Assert.True(Read(bytes, DualPort, out var rows) >= 0 && rows.Count <= 1);
            }
        }
    }

    [Theory]
    [InlineData(1)] // EPERM
    [InlineData(2)] // ENOENT: no inet_diag
    [InlineData(93)] // EPROTONOSUPPORT
    public void ErrorMessage_GivesItsNumber(int number)
    {
        var bytes = Message(2, 0, BitConverter.GetBytes(-number).Concat(new byte[16]).ToArray());
        Assert.Equal(SockDiagReply.Refused, SockDiag.Read(bytes, bytes.Length, 80, TransportProtocol.Tcp, new List<Listener>(), out var error));
        Assert.Equal(number, error);
    }

    [Fact]
    public void EndWithAnError_IsRefused() => Assert.Equal(SockDiagReply.Refused, Read(Message(3, 2, BitConverter.GetBytes(-105)), 80, out _));

    [Fact]
    public void TableThatChangedMeanwhile_IsInterrupted() => Assert.Equal(SockDiagReply.Interrupted, Read(Message(3, 0x12, new byte[4]), 80, out _));

    private static SockDiagReply Read(byte[] bytes, int port, out List<Listener> rows)
    {
        rows = new List<Listener>();
        return SockDiag.Read(bytes, bytes.Length, port, TransportProtocol.Tcp, rows, out _);
    }

    private static byte[] Message(ushort type, ushort flags, byte[] body) =>
        BitConverter.GetBytes(16 + body.Length).Concat(BitConverter.GetBytes(type)).Concat(BitConverter.GetBytes(flags)).Concat(new byte[8]).Concat(body).ToArray();
}
