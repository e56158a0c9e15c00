using System;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Build.Tasks.Listeners.Windows;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

public class PortReservationTests
{
    // German headings: the rows are told by their numbers.
    private const string Netsh = """

        Protokoll tcp Portausschlussbereiche

        Startport    Endport
        ----------    --------
              5357        5357
             49952       50051
             50052       50151     *

        * - Verwaltete Portausschlüsse.

        """;

    [Theory]
    [InlineData(49952)]
    [InlineData(50051)]
    [InlineData(5357)]
    public void PortInARange_IsReserved(int port) => Assert.Equal(ReservationKind.ExcludedRange, Find(port)!.Kind);

    [Theory]
    [InlineData(49951)]
    [InlineData(50152)]
    [InlineData(5356)]
    [InlineData(0)]
    [InlineData(70000)]
    public void PortOutside_IsNot(int port) => Assert.Null(Find(port));

    [Fact]
    public void RangeOfTheSystem_IsFreedByRestartingWinNat() => Assert.Contains("net stop winnat", Find(50000)!.Advice, StringComparison.Ordinal);

    [Fact]
    public void RangeOfAnAdministrator_IsDeletedByItsNumbers() =>
        Assert.Contains("delete excludedportrange protocol=tcp startport=50052 numberofports=100", Find(50100)!.Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\r\nThe following command was not found: int ipv4 show.\r\n")]
    [InlineData("12 abc\n99999 100000\n200 100\n")]
    public void StrangeOutput_HasNoRanges(string text) => Assert.Empty(ExcludedPortRanges.Read(text));

    [Fact]
    public void WindowsLineEnds_AreTaken() => Assert.Equal((10, 20, true), ExcludedPortRanges.Read("  10   20  *\r\n").Single());

    [Theory]
    [InlineData("1024\n", 80, true)]
    [InlineData("1024\n", 1024, false)]
    [InlineData("0\n", 80, false)]
    [InlineData(null, 1023, true)]
    [InlineData("1024\n", 0, false)]
    public void UnixPort_IsPrivilegedBelowTheLimit(string? setting, int port, bool reserved) =>
        Assert.Equal(reserved, new PrivilegedPorts(() => setting, isLinux: true).Find(port, TransportProtocol.Tcp) is not null);

    private static PortReservation? Find(int port) => new ExcludedPortRanges(_ => Netsh).Find(port, TransportProtocol.Tcp);
}
