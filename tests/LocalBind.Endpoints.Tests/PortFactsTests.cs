using System.Linq;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class PortFactsTests
{
    /// <summary>The "bad port" table of the Fetch standard, as its conformance test (fetch/api/request/request-bad-port) lists it.</summary>
    private const string FetchTable =
        "1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 "
        + "587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080";

    [Fact]
    public void BrowserBlockedPorts_AreThoseOfTheStandard() =>
        Assert.Equal(FetchTable, string.Join(" ", Enumerable.Range(0, 65536).Where(BrowserBlockedPorts.Contains)));

    [Fact]
    public void BrowserBlockedPorts_WithoutPortZero_WhichMeansAnyPort() => Assert.False(BrowserBlockedPorts.Contains(0));

    [Theory]
    [InlineData(3000)]
    [InlineData(4200)]
    [InlineData(5000)]
    [InlineData(5001)]
    [InlineData(5173)]
    [InlineData(8000)]
    [InlineData(8080)]
    [InlineData(8888)]
    public void DevelopmentPorts_NameTheirUsers(int port) => Assert.NotEmpty(DevelopmentPorts.Users[port]);

    [Theory]
    [InlineData(ServerKind.Socket, false)]
    [InlineData(ServerKind.Kestrel, true)]
    [InlineData(ServerKind.HttpListener, true)]
    [InlineData(ServerKind.HttpSys, true)]
    [InlineData(ServerKind.OtherHttp, true)]
    public void SpeaksHttp_AllButSockets(ServerKind kind, bool expected) => Assert.Equal(expected, kind.SpeaksHttp());
}
