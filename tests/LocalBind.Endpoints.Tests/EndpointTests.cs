using Xunit;

namespace LocalBind.Endpoints.Tests;

public class EndpointTests
{
    [Fact]
    public void ConflictsWith_SamePortAndAddress() => Assert.True(new Endpoint(BindAddress.Loopback, 5080).ConflictsWith(new Endpoint(BindAddress.Loopback, 5080)));

    [Fact]
    public void ConflictsWith_WildcardAndSpecificAddress() => Assert.True(new Endpoint(BindAddress.IPv4Any, 5080).ConflictsWith(new Endpoint(BindAddress.Loopback, 5080)));

    [Fact]
    public void ConflictsWith_AnotherScheme() =>
        Assert.True(new Endpoint(BindAddress.Localhost, 5080, Scheme: "http").ConflictsWith(new Endpoint(BindAddress.Localhost, 5080, Scheme: "https")));

    [Fact]
    public void ConflictsWith_AnotherPort_IsFalse() => Assert.False(new Endpoint(BindAddress.Loopback, 5080).ConflictsWith(new Endpoint(BindAddress.Loopback, 5081)));

    [Fact]
    public void ConflictsWith_AnotherTransport_IsFalse() =>
        Assert.False(new Endpoint(BindAddress.Loopback, 5080).ConflictsWith(new Endpoint(BindAddress.Loopback, 5080, TransportProtocol.Udp)));

    [Fact]
    public void ConflictsWith_TwoLoopbackAddresses_IsFalse() => Assert.False(new Endpoint(BindAddress.Loopback, 5080).ConflictsWith(new Endpoint(BindAddress.IPv6Loopback, 5080)));

    [Fact]
    public void ConflictsWith_PortZero_IsFalse() => Assert.False(new Endpoint(BindAddress.Loopback, 0).ConflictsWith(new Endpoint(BindAddress.Loopback, 0)));

    [Fact]
    public void ConflictsWith_Null_IsFalse() => Assert.False(new Endpoint(BindAddress.Loopback, 5080).ConflictsWith(null!));

    [Theory]
    [InlineData("localhost", "http", "http://localhost:5080")]
    [InlineData("::1", null, "[::1]:5080")]
    [InlineData("0.0.0.0", null, "0.0.0.0:5080")]
    public void ToString_IsAsPeopleWriteIt(string host, string? scheme, string expected)
    {
        Assert.True(BindAddress.TryParse(host, out var address));
        Assert.Equal(expected, new Endpoint(address, 5080, Scheme: scheme).ToString());
    }

    [Fact]
    public void ToString_OfUdp_SaysSo() => Assert.Equal("0.0.0.0:53 (udp)", new Endpoint(BindAddress.IPv4Any, 53, TransportProtocol.Udp).ToString());
}
