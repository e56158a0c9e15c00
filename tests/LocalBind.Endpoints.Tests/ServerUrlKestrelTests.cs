using System;
using System.Linq;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace LocalBind.Endpoints.Tests;

/// <summary>The grammar of server addresses against that of the installed ASP.NET Core: <c>BindingAddress</c> and Kestrel's own reading of it.</summary>
public class ServerUrlKestrelTests
{
    private const int Texts = 2500;

    private static readonly string[] Schemes = ["http", "https", "HTTP", "Https", "ftp", "tcp", "", " http", "http "];
    private static readonly string[] Delimiters = ["://", "://", "://", "://", "://", ":/", ":", ""];
    private static readonly string[] Hosts =
    [
        "localhost", "LOCALHOST", "api.localhost", ".localhost", "localhost.", "mylocalhost", "localhost.localdomain", "a..localhost", "127.0.0.1", "127.1", "127.0.0.2", "0", "0.0", "0.0.0.0",
        "0x0", "1", "256.1.1.1", "[::]", "::", "[::1]", "::1", "[::0]", "[fe80::1]", "[::1", "::1]", "192.168.1.5", "*", "+", "myhost", "my host", "user@localhost", "example.com", "", " ", "unix:", "unix:/tmp/a.sock",
        "unix:/", "pipe:", "pipe:/name", "[::ffff:10.0.0.1]", "%2e", "ö.localhost", "-", "?", "#",
    ];

    private static readonly string[] Ports =
    [
        "", ":", ":0", ":80", ":5080", ":05080", ":65535", ":65536", ":70000", ":-1", ":-0", ":+80", ": 80", ":80 ", ":8 0", ":abc", ":%PORT%", ":80a", ":0x50", ":1e3", ":80,81", "::80", ":80:81",
        ":2147483647", ":2147483648", ":99999999999", ":٣", ":5080?x=1", ":5080#f",
    ];

    private static readonly string[] Paths = ["", "", "", "/", "//", "/a", "/a/", "/a//", "?q", "/;", "/:80", " "];

    private static readonly MethodInfo ParseAddress =
        typeof(KestrelServer).Assembly.GetType("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.AddressBinder", throwOnError: true)!
            .GetMethod("ParseAddress", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        ?? throw new MissingMethodException("AddressBinder", "ParseAddress");

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parse_TakesTextsApartAsBindingAddressDoes(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Texts; i++)
        {
            var text = Text(random);
            Assert.Equal((text, FrameworkParts(text)), (text, Parts(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parse_OpensWhatKestrelOpens(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Texts; i++)
        {
            var text = Text(random);
            Assert.Equal((text, KestrelOpens(text)), (text, Opens(text)));
        }
    }

    private static string Text(Random random)
    {
        var text = string.Concat(Pick(random, Schemes), Pick(random, Delimiters), Pick(random, Hosts), Pick(random, Ports), Pick(random, Paths));
        return random.Next(8) == 0 && text.Length > 0 ? text.Remove(random.Next(text.Length), 1) : text;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string FrameworkParts(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return !IsHttp(address.Scheme) ? "unknown scheme"
                : address.IsUnixPipe ? $"unix {address.UnixPipePath}"
                : address.IsNamedPipe ? $"pipe {address.NamedPipeName}"
                : $"{address.Host} {address.Port} {address.PathBase}";
        }
        catch (FormatException)
        {
            return "format";
        }
        catch (ArgumentOutOfRangeException)
        {
            return "range";
        }
    }

    private static string Parts(string text)
    {
        var url = ServerUrl.Parse(text);
        return url.Problem switch
        {
            ServerUrlProblem.NoScheme or ServerUrlProblem.NoHost => "format",
            ServerUrlProblem.RelativeSocketPath => "range",
            ServerUrlProblem.UnknownScheme => "unknown scheme",
            _ when url.UnixSocketPath is { } path => $"unix {path}",
            _ when url.PipeName is { } name => $"pipe {name}",
            _ => $"{url.Host} {url.Port} {url.PathRange?.Of(text)}",
        };
    }

    private static bool IsHttp(string scheme) =>
        string.Equals(scheme, "http", StringComparison.OrdinalIgnoreCase) || string.Equals(scheme, "https", StringComparison.OrdinalIgnoreCase);

    private static string KestrelOpens(string text)
    {
        try
        {
            var options = (ListenOptions)ParseAddress.Invoke(null, [text, false])!;
            return options.GetType().Name switch
            {
                "LocalhostListenOptions" => $"localhost {options.IPEndPoint!.Port}",
                "AnyIPListenOptions" => $"every interface {options.IPEndPoint!.Port}",
                _ when options.IPEndPoint is { } endpoint => IsMapped(endpoint.Address) ? "mapped" : endpoint.ToString(),
                _ when options.SocketPath is { } path => $"unix {path}",
                _ => $"pipe {options.PipeName}",
            };
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }

    private static bool IsMapped(IPAddress address) => address.IsIPv4MappedToIPv6;

    private static string Opens(string text)
    {
        var url = ServerUrl.Parse(text);
        switch (url.Problem)
        {
            case ServerUrlProblem.NoScheme or ServerUrlProblem.NoHost:
                return nameof(FormatException);
            case ServerUrlProblem.UnknownScheme or ServerUrlProblem.PathBase or ServerUrlProblem.DynamicPortOnLocalhost:
                return nameof(InvalidOperationException);
            case ServerUrlProblem.PortOutOfRange or ServerUrlProblem.RelativeSocketPath:
                return nameof(ArgumentOutOfRangeException);
            case ServerUrlProblem.MappedAddress:
                return "mapped";
        }

        if (url.Endpoint is not { } endpoint)
        {
            return url.UnixSocketPath is { } path ? $"unix {path}" : $"pipe {url.PipeName}";
        }

        return ReferenceEquals(endpoint.Address, BindAddress.Localhost) ? $"localhost {endpoint.Port}"
            : ReferenceEquals(endpoint.Address, BindAddress.EveryInterface) ? $"every interface {endpoint.Port}"
            : new IPEndPoint(endpoint.Address.Addresses[0], endpoint.Port).ToString();
    }
}
