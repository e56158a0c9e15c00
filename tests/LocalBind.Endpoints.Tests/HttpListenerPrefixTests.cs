using System;
using System.Linq;
using System.Net;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class HttpListenerPrefixTests
{
    private const int Texts = 600;

    [Theory]
    [InlineData("http://localhost:8123/", HttpListenerPrefixProblem.None)]
    [InlineData("https://localhost:8123/", HttpListenerPrefixProblem.None)]
    [InlineData("HTTP://localhost:8123/", HttpListenerPrefixProblem.None)]
    [InlineData("http://*:8123/", HttpListenerPrefixProblem.None)]
    [InlineData("http://+:8123/api/", HttpListenerPrefixProblem.None)]
    [InlineData("http://localhost/", HttpListenerPrefixProblem.None)]
    [InlineData("http://[::1]:8123/", HttpListenerPrefixProblem.None)]
    [InlineData("localhost:8123/", HttpListenerPrefixProblem.NoScheme)]
    [InlineData("ws://localhost:8123/", HttpListenerPrefixProblem.NoScheme)]
    [InlineData("", HttpListenerPrefixProblem.NoScheme)]
    [InlineData("http:///", HttpListenerPrefixProblem.NoHost)]
    [InlineData("http://:8123/", HttpListenerPrefixProblem.NoHost)]
    [InlineData("http://localhost:0/", HttpListenerPrefixProblem.InvalidPort)]
    [InlineData("http://localhost:70000/", HttpListenerPrefixProblem.InvalidPort)]
    [InlineData("http://localhost:abc/", HttpListenerPrefixProblem.InvalidPort)]
    [InlineData("http://localhost:8123", HttpListenerPrefixProblem.NoFinalSlash)]
    [InlineData("http://localhost:8123/api", HttpListenerPrefixProblem.NoFinalSlash)]
    public void Parse_KnowsWhatIsRefused(string text, HttpListenerPrefixProblem expected) => Assert.Equal(expected, HttpListenerPrefix.Parse(text).Problem);

    [Theory]
    [InlineData("http://localhost:8123/", "localhost")]
    [InlineData("http://127.0.0.1:8123/", "127.0.0.1")]
    [InlineData("http://*:8123/", "*")]
    [InlineData("http://+:8123/", "*")]
    [InlineData("http://0.0.0.0:8123/", "0.0.0.0")]
    [InlineData("http://[::]:8123/", "::")]
    [InlineData("http://myhost:8123/", "myhost")]
    public void Address_IsThatOfTheHost(string text, string expected) => Assert.Equal(expected, HttpListenerPrefix.Parse(text).Address?.Text);

    [Theory]
    [InlineData("http://localhost/", 80)]
    [InlineData("https://localhost/", 443)]
    [InlineData("http://localhost:8123/", 8123)]
    [InlineData("http://[::1]/", 80)]
    [InlineData("http://localhost:70000/", 70000)]
    public void Port_IsWrittenOrTheDefaultOfTheScheme(string text, long expected) => Assert.Equal(expected, HttpListenerPrefix.Parse(text).Port);

    [Fact]
    public void HostRange_OfAnIPv6Address_HasTheBrackets()
    {
        const string Text = "http://[::1]:8123/";
        Assert.Equal("[::1]", HttpListenerPrefix.Parse(Text).HostRange.Of(Text));
    }

    [Fact]
    public void PortRange_IsWhereThePortStands()
    {
        const string Text = "http://*:8123/api/";
        Assert.Equal("8123", HttpListenerPrefix.Parse(Text).PortRange?.Of(Text));
    }

    [Fact]
    public void Parse_OfNull_Throws() => Assert.Throws<ArgumentNullException>(() => HttpListenerPrefix.Parse(null!));

    /// <summary>HttpListener checks scheme, host and final slash when a prefix is added, before it opens anything.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Parse_RefusesWhatHttpListenerRefuses(int seed)
    {
        string[] schemes = ["http://", "https://", "HTTP://", "ftp://", "http:/", ""];
        string[] hosts = ["localhost", "*", "+", "127.0.0.1", "myhost", ""];
        string[] ports = ["", ":8123", ":1", ":65535"];
        string[] paths = ["/", "/", "/api/", "/api", "", "//"];
        var random = new Random(seed);
        for (var i = 0; i < Texts; i++)
        {
            var text = new[] { schemes, hosts, ports, paths }.Aggregate("", (built, parts) => built + parts[random.Next(parts.Length)]);
            Assert.Equal((text, IsTaken(text)), (text, HttpListenerPrefix.Parse(text).Problem == HttpListenerPrefixProblem.None));
        }
    }

    private static bool IsTaken(string prefix)
    {
        // Not disposed: closing a listener looks its prefixes up, for which it opens their ports.
        var listener = new HttpListener();
        try
        {
            listener.Prefixes.Add(prefix);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
