using System;
using System.Net;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class BindAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", Exposure.Loopback)]
    [InlineData("127.255.0.9", Exposure.Loopback)]
    [InlineData("127.1", Exposure.Loopback)]
    [InlineData("::1", Exposure.Loopback)]
    [InlineData("[::1]", Exposure.Loopback)]
    [InlineData("::ffff:127.0.0.1", Exposure.Loopback)]
    [InlineData("localhost", Exposure.Loopback)]
    [InlineData("LocalHost", Exposure.Loopback)]
    [InlineData("0.0.0.0", Exposure.EveryInterface)]
    [InlineData("0", Exposure.EveryInterface)]
    [InlineData("0.0", Exposure.EveryInterface)]
    [InlineData("000.0.0.0", Exposure.EveryInterface)]
    [InlineData("0x0", Exposure.EveryInterface)]
    [InlineData("::", Exposure.EveryInterface)]
    [InlineData("[::]", Exposure.EveryInterface)]
    [InlineData("::0", Exposure.EveryInterface)]
    [InlineData("0:0:0:0:0:0:0:0", Exposure.EveryInterface)]
    [InlineData("::ffff:0.0.0.0", Exposure.EveryInterface)]
    [InlineData("::%1", Exposure.EveryInterface)]
    [InlineData("::1%1", Exposure.Loopback)]
    [InlineData("192.168.1.5", Exposure.Network)]
    [InlineData("10.0.0.1", Exposure.Network)]
    [InlineData("128.0.0.1", Exposure.Network)]
    [InlineData("fe80::1", Exposure.Network)]
    [InlineData("2001:db8::1", Exposure.Network)]
    [InlineData("255.255.255.255", Exposure.Network)]
    [InlineData("224.0.0.251", Exposure.Multicast)]
    [InlineData("239.255.255.250", Exposure.Multicast)]
    [InlineData("ff02::1", Exposure.Multicast)]
    public void TryParse_KnowsFromWhereTheAddressIsReached(string text, Exposure expected)
    {
        Assert.True(BindAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Exposure);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("+")]
    [InlineData("myhost")]
    [InlineData("localhost.")]
    [InlineData("api.localhost")]
    [InlineData("0.0.0.0:80")]
    [InlineData("256.0.0.1")]
    public void TryParse_RefusesWhatIsNoAddress(string? text) => Assert.False(BindAddress.TryParse(text, out _));

    [Fact]
    public void FromHostName_OfLocalhost_IsBothLoopbacks() => Assert.Same(BindAddress.Localhost, BindAddress.FromHostName("LOCALHOST"));

    [Fact]
    public void FromHostName_OfAnotherName_IsReachedFromTheNetwork() => Assert.Equal(Exposure.Network, BindAddress.FromHostName("db.example").Exposure);

    [Fact]
    public void FromHostName_HasNoAddressBeforeItIsResolved() => Assert.Empty(BindAddress.FromHostName("db.example").Addresses);

    [Fact]
    public void FromAddress_OfNull_Throws() => Assert.Throws<ArgumentNullException>(() => BindAddress.FromAddress(null!));

    [Fact]
    public void FromHostName_OfNull_Throws() => Assert.Throws<ArgumentNullException>(() => BindAddress.FromHostName(null!));

    [Fact]
    public void IPv6Any_IsDualStack() => Assert.True(BindAddress.IPv6Any.IsDualStack);

    [Fact]
    public void IPv4Any_IsNotDualStack() => Assert.False(BindAddress.IPv4Any.IsDualStack);

    [Fact]
    public void IPv6Loopback_IsNotDualStack() => Assert.False(BindAddress.IPv6Loopback.IsDualStack);

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.0.0", true)]
    [InlineData("127.0.0.1", "::1", false)]
    [InlineData("127.0.0.1", "::", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("0.0.0.0", "0.0.0.0", true)]
    [InlineData("0.0.0.0", "::1", false)]
    [InlineData("0.0.0.0", "::", true)]
    [InlineData("0.0.0.0", "127.0.0.2", true)]
    [InlineData("0.0.0.0", "192.168.1.5", true)]
    [InlineData("0.0.0.0", "localhost", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("::1", "::1%1", true)]
    [InlineData("::1", "::%1", true)]
    [InlineData("127.0.0.1", "::%1", false)]
    [InlineData("fe80::1%1", "fe80::1%2", false)]
    [InlineData("::1", "::", true)]
    [InlineData("::1", "127.0.0.2", false)]
    [InlineData("::1", "localhost", true)]
    [InlineData("::", "::", true)]
    [InlineData("::", "192.168.1.5", true)]
    [InlineData("::", "localhost", true)]
    [InlineData("192.168.1.5", "192.168.1.6", false)]
    [InlineData("192.168.1.5", "192.168.1.5", true)]
    [InlineData("192.168.1.5", "localhost", false)]
    [InlineData("localhost", "localhost", true)]
    public void Overlaps_FollowsTheBindTable(string first, string second, bool expected)
    {
        Assert.True(BindAddress.TryParse(first, out var one));
        Assert.True(BindAddress.TryParse(second, out var other));
        Assert.Equal((expected, expected), (one.Overlaps(other), other.Overlaps(one)));
    }

    [Fact]
    public void Overlaps_EveryInterface_MeetsEveryAddress() =>
        Assert.All(
            new[] { BindAddress.Loopback, BindAddress.IPv6Loopback, BindAddress.IPv4Any, BindAddress.IPv6Any, BindAddress.Localhost, BindAddress.EveryInterface },
            address => Assert.True(BindAddress.EveryInterface.Overlaps(address)));

    [Fact]
    public void Overlaps_NameThatIsNotResolved_MeetsNothing() => Assert.False(BindAddress.FromHostName("db.example").Overlaps(BindAddress.EveryInterface));

    [Fact]
    public void Overlaps_Null_IsFalse() => Assert.False(BindAddress.Loopback.Overlaps(null!));

    [Fact]
    public void Equals_IgnoresTheSpelling() => Assert.Equal(BindAddress.FromAddress(IPAddress.Parse("0:0::1")), BindAddress.IPv6Loopback);

    [Fact]
    public void Equals_OfHostNames_IgnoresCase() => Assert.Equal(BindAddress.FromHostName("Db.Example"), BindAddress.FromHostName("db.example"));

    [Fact]
    public void Equals_OfDifferentHostNames_IsFalse() => Assert.NotEqual(BindAddress.FromHostName("a.example"), BindAddress.FromHostName("b.example"));

    [Fact]
    public void Equals_LocalhostAndOneLoopback_IsFalse() => Assert.NotEqual(BindAddress.Localhost, BindAddress.Loopback);

    [Fact]
    public void GetHashCode_OfEqualAddresses_IsEqual() => Assert.Equal(BindAddress.IPv4Any.GetHashCode(), BindAddress.FromAddress(IPAddress.Any).GetHashCode());

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:0.0.0.0", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    public void IsWildcard_KnowsTheUnspecifiedAddresses(string text, bool expected) => Assert.Equal(expected, BindAddress.IsWildcard(IPAddress.Parse(text)));
}
