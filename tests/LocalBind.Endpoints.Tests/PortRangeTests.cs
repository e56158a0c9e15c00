using System.Globalization;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class PortRangeTests
{
    [Theory]
    [InlineData("8080", 8080, 8080)]
    [InlineData("9000-9010", 9000, 9010)]
    [InlineData(" 9000 - 9010 ", 9000, 9010)]
    [InlineData("0-65535", 0, 65535)]
    [InlineData("5-5", 5, 5)]
    public void TryParse_ReadsPortsAndRanges(string text, int first, int last)
    {
        Assert.True(PortRange.TryParse(text, out var range));
        Assert.Equal(new PortRange(first, last), range);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("80-")]
    [InlineData("-80")]
    [InlineData("9010-9000")]
    [InlineData("65536")]
    [InlineData("80-70000")]
    [InlineData("abc")]
    [InlineData("1-2-3")]
    [InlineData("+80")]
    [InlineData("8 0")]
    public void TryParse_RefusesTheRest(string? text) => Assert.False(PortRange.TryParse(text, out _));

    [Theory]
    [InlineData("iana", 49152, 65535)]
    [InlineData("IANA", 49152, 65535)]
    [InlineData(" linux ", 32768, 60999)]
    [InlineData("40000-50000", 40000, 50000)]
    public void TryParseDynamic_ReadsNamesAndRanges(string text, int first, int last)
    {
        Assert.True(PortRange.TryParseDynamic(text, out var range));
        Assert.Equal(new PortRange(first, last), range);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("windows")]
    [InlineData("")]
    public void TryParseDynamic_RefusesTheRest(string? text) => Assert.False(PortRange.TryParseDynamic(text, out _));

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(105, true)]
    [InlineData(110, true)]
    [InlineData(111, false)]
    public void Contains_BothEnds(int port, bool expected) => Assert.Equal(expected, new PortRange(100, 110).Contains(port));

    [Theory]
    [InlineData(80, 80, "80")]
    [InlineData(80, 90, "80-90")]
    public void ToString_IsWhatTryParseReads(int first, int last, string expected) => Assert.Equal(expected, new PortRange(first, last).ToString());

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(65535, true)]
    [InlineData(65536, false)]
    [InlineData(4294967296 + 80, false)]
    public void IsInRange_IsSixteenBits(long number, bool expected) => Assert.Equal(expected, Ports.IsInRange(number));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1023, true)]
    [InlineData(1024, false)]
    public void IsPrivileged_Is1To1023(int port, bool expected) => Assert.Equal(expected, Ports.IsPrivileged(port));

    [Fact]
    public void Text_DoesNotFollowTheCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal("5080", Ports.Text(5080));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
