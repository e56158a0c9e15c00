using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace LocalBind.Endpoints.Tests;

/// <summary>The bind table against the sockets of the system that the tests run on.</summary>
public class BindAddressSocketTests
{
    private const int Attempts = 8;

    public static TheoryData<string, string> Pairs()
    {
        string[] addresses = Socket.OSSupportsIPv6 ? ["127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::"] : ["127.0.0.1", "127.0.0.2", "0.0.0.0"];
        var pairs = new TheoryData<string, string>();
        foreach (var first in addresses)
        {
            foreach (var second in addresses)
            {
                pairs.Add(first, second);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Overlaps_SaysWhatLinuxSays(string first, string second)
    {
        // The table is Linux'; other systems let a wildcard and a specific address share a port.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var expected = BindAddress.FromAddress(IPAddress.Parse(first)).Overlaps(BindAddress.FromAddress(IPAddress.Parse(second)));

        // A free port may be in use on the second address by somebody else: only a result that every port gives counts.
        var collisions = Enumerable.Range(0, Attempts).Select(_ => Collide(IPAddress.Parse(first), IPAddress.Parse(second)));
        Assert.Equal(expected, collisions.All(collides => collides));
    }

    private static bool Collide(IPAddress first, IPAddress second)
    {
        using var one = NewSocket(first);
        one.Bind(new IPEndPoint(first, 0));
        one.Listen();
        using var other = NewSocket(second);
        try
        {
            other.Bind(new IPEndPoint(second, ((IPEndPoint)one.LocalEndPoint!).Port));
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }

    // As Kestrel opens them: a wildcard of IPv6 takes IPv4 as well.
    private static Socket NewSocket(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (address.Equals(IPAddress.IPv6Any))
        {
            socket.DualMode = true;
        }

        return socket;
    }
}
