using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>The probe answers what .NET's own sockets answer.</summary>
public class BindProbeTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::", true)]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    public void TryBind_IsWhatASocketAnswers(string address, bool isDualStack = false)
    {
        using var owner = new TcpListener(IPAddress.Loopback, 0);
        owner.Start();
        using var datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (var protocol in new[] { TransportProtocol.Tcp, TransportProtocol.Udp })
        {
            foreach (var port in new[] { 0, 81, ((IPEndPoint)owner.LocalEndpoint).Port, ((IPEndPoint)datagrams.Client.LocalEndPoint!).Port })
            {
                var socket = new PlannedSocket(IPAddress.Parse(address), port, protocol, isDualStack);

                Assert.Equal(BindProbe.TryBindManaged(socket), new BindProbe().TryBind(socket));
            }
        }
    }
}
