using System;
using System.Linq;
using System.Net;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class ServerUrlTests
{
    [Theory]
    [InlineData("localhost:5080", ServerUrlProblem.NoScheme)]
    [InlineData("", ServerUrlProblem.NoScheme)]
    [InlineData("http:/localhost", ServerUrlProblem.NoScheme)]
    [InlineData("ftp://localhost:5080", ServerUrlProblem.UnknownScheme)]
    [InlineData(" http://localhost:5080", ServerUrlProblem.UnknownScheme)]
    [InlineData("tcp://*:5080", ServerUrlProblem.UnknownScheme)]
    [InlineData("http://", ServerUrlProblem.NoHost)]
    [InlineData("http://:5080", ServerUrlProblem.NoHost)]
    [InlineData("http:///path", ServerUrlProblem.NoHost)]
    [InlineData("http://localhost:5080/api", ServerUrlProblem.PathBase)]
    [InlineData("http://localhost:5080//", ServerUrlProblem.PathBase)]
    [InlineData("http://localhost:5080/api/", ServerUrlProblem.PathBase)]
    [InlineData("http://localhost:http", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://localhost:", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://localhost:5000?x=1", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://localhost:%PORT%", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://*:8080,8081", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://127.0.0.1:99999999999", ServerUrlProblem.PortNotNumber)]
    [InlineData("http://localhost:70000", ServerUrlProblem.PortOutOfRange)]
    [InlineData("http://*:-1", ServerUrlProblem.PortOutOfRange)]
    [InlineData("http://127.0.0.1:65536", ServerUrlProblem.PortOutOfRange)]
    [InlineData("http://localhost:0", ServerUrlProblem.DynamicPortOnLocalhost)]
    [InlineData("https://api.localhost:0", ServerUrlProblem.DynamicPortOnLocalhost)]
    [InlineData("http://[::ffff:127.0.0.1]:5080", ServerUrlProblem.MappedAddress)]
    [InlineData("http://unix:/", ServerUrlProblem.RelativeSocketPath)]
    [InlineData("http://unix:/tmp/", ServerUrlProblem.RelativeSocketPath)]
    [InlineData("http://unix:/tmp/app.sock:/base", ServerUrlProblem.PathBase)]
    [InlineData("http://localhost:5080", ServerUrlProblem.None)]
    [InlineData("http://localhost:5080/", ServerUrlProblem.None)]
    [InlineData("HTTP://localhost:5080", ServerUrlProblem.None)]
    [InlineData("http://*", ServerUrlProblem.None)]
    [InlineData("http://127.0.0.1:0", ServerUrlProblem.None)]
    [InlineData("http://*:0", ServerUrlProblem.None)]
    [InlineData("http://unix:/tmp/app.sock", ServerUrlProblem.None)]
    [InlineData("http://localhost: 5080 ", ServerUrlProblem.None)]
    [InlineData("http://localhost:+5080", ServerUrlProblem.None)]
    public void Parse_KnowsWhatKestrelRefusesOrMisreads(string text, ServerUrlProblem expected) => Assert.Equal(expected, ServerUrl.Parse(text).Problem);

    [Theory]
    [InlineData("http://localhost:5080", "localhost")]
    [InlineData("http://LOCALHOST:5080", "localhost")]
    [InlineData("http://api.localhost:5080", "localhost")]
    [InlineData("http://a.b.localhost:5080", "localhost")]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1")]
    [InlineData("http://127.1:5080", "127.0.0.1")]
    [InlineData("http://0:5080", "0.0.0.0")]
    [InlineData("http://0.0.0.0:5080", "0.0.0.0")]
    [InlineData("http://[::]:5080", "::")]
    [InlineData("http://[::1]:5080", "::1")]
    [InlineData("http://192.168.1.5:5080", "192.168.1.5")]
    [InlineData("http://*:5080", "*")]
    [InlineData("http://+:5080", "*")]
    [InlineData("http://myhost.example:5080", "*")]
    [InlineData("http://loopback:5080", "*")]
    [InlineData("http://localhost.example.com:5080", "*")]
    [InlineData("http://.localhost:5080", "*")]
    [InlineData("http://localhost.:5080", "*")]
    [InlineData("http://mylocalhost:5080", "*")]
    [InlineData("http://localhost.localdomain:5080", "*")]
    [InlineData("http://user@localhost:5080", "*")]
    [InlineData("http://localhost:http", "*")]
    public void Parse_KnowsWhereKestrelListens(string text, string expected) => Assert.Equal(expected, ServerUrl.Parse(text).Address?.Text);

    [Theory]
    [InlineData("http://localhost", 80)]
    [InlineData("https://localhost", 443)]
    [InlineData("HTTPS://localhost", 443)]
    [InlineData("http://localhost:5080", 5080)]
    [InlineData("http://localhost:05080", 5080)]
    [InlineData("http://localhost:http", 80)]
    [InlineData("https://localhost:", 443)]
    [InlineData("http://*:70000", 70000)]
    [InlineData("http://[::1]:5080", 5080)]
    public void Parse_ReadsThePort(string text, long expected) => Assert.Equal(expected, ServerUrl.Parse(text).Port);

    [Theory]
    [InlineData("http://localhost:5080/", "localhost")]
    [InlineData("https://[::1]:5080", "[::1]")]
    [InlineData("http://*", "*")]
    public void HostRange_IsWhereTheHostStands(string text, string expected) => Assert.Equal(expected, ServerUrl.Parse(text).HostRange.Of(text));

    [Theory]
    [InlineData("http://localhost:5080/", "5080")]
    [InlineData("https://[::1]:443", "443")]
    public void PortRange_IsWhereThePortStands(string text, string expected) => Assert.Equal(expected, ServerUrl.Parse(text).PortRange?.Of(text));

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:")]
    [InlineData("http://unix:/tmp/app.sock")]
    public void PortRange_WithoutAPort_IsNull(string text) => Assert.Null(ServerUrl.Parse(text).PortRange);

    [Fact]
    public void PathRange_IsThePathWithoutTheFinalSlash()
    {
        const string Text = "http://localhost:5080/api/v1/";
        Assert.Equal("/api/v1", ServerUrl.Parse(Text).PathRange?.Of(Text));
    }

    [Fact]
    public void UnixSocketPath_IsThePath() => Assert.Equal("/tmp/app.sock", ServerUrl.Parse("http://unix:/tmp/app.sock").UnixSocketPath);

    [Fact]
    public void UnixSocketPath_EndsAtAColon() => Assert.Equal("/tmp/app.sock", ServerUrl.Parse("http://unix:/tmp/app.sock:/base").UnixSocketPath);

    [Fact]
    public void PipeName_IsTheName() => Assert.Equal("app", ServerUrl.Parse("http://pipe:/app").PipeName);

    [Theory]
    [InlineData("http://unix:/tmp/app.sock")]
    [InlineData("http://pipe:/app")]
    [InlineData("http://localhost:0")]
    [InlineData("http://localhost:5080/api")]
    [InlineData("nothing")]
    public void Endpoint_OfWhatOpensNoPort_IsNull(string text) => Assert.Null(ServerUrl.Parse(text).Endpoint);

    [Fact]
    public void Endpoint_OfAMisreadPort_IsTheDefaultPortOnEveryInterface() =>
        Assert.Equal(new Endpoint(BindAddress.EveryInterface, 80, TransportProtocol.Tcp, "http"), ServerUrl.Parse("http://localhost:http").Endpoint);

    [Theory]
    [InlineData("http://myhost:5080", true)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://[::]:5080", false)]
    public void HostIsUnknownName_OnlyForNames(string text, bool expected) => Assert.Equal(expected, ServerUrl.Parse(text).HostIsUnknownName);

    [Theory]
    [InlineData("http://a:1;http://b:2", "http://a:1|http://b:2")]
    [InlineData(";http://a:1;;", "http://a:1")]
    [InlineData("http://a:1; http://b:2", "http://a:1| http://b:2")]
    [InlineData("http://a:1,http://b:2", "http://a:1,http://b:2")]
    [InlineData("", "")]
    public void Split_IsAtSemicolonsWithoutTrimming(string urls, string expected) =>
        Assert.Equal(expected, string.Join("|", ServerUrl.Split(urls).Select(range => range.Of(urls))));

    [Fact]
    public void Parse_OfNull_Throws() => Assert.Throws<ArgumentNullException>(() => ServerUrl.Parse(null!));

    [Fact]
    public void AddressOf_AnAddress_IsThatAddress() => Assert.Equal(BindAddress.FromAddress(IPAddress.Parse("10.0.0.1")), ServerUrl.AddressOf("10.0.0.1"));
}
