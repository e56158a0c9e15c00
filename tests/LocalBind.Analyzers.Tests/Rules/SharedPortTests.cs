using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT1004.</summary>
public class SharedPortTests
{
    [Fact]
    public Task ReuseAddress_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port)
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    {|#0:socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true)|};
                    socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                    socket.Listen();
                }
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1004").WithLocation(0).WithArguments("SocketOptionName.ReuseAddress", "remove it") },
    }.RunAsync();

    [Fact]
    public Task NotExclusive_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port)
                {
                    var listener = new TcpListener(IPAddress.Loopback, port);
                    {|#0:listener.ExclusiveAddressUse = false|};
                    listener.Start();
                }
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1004").WithLocation(0).WithArguments("ExclusiveAddressUse = false", "set it to true or leave it out") },
    }.RunAsync();

    [Theory]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); {|LBT1004:l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true)|}; l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); {|LBT1004:l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 1)|}; l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port) { {|LBT1004:ExclusiveAddressUse = false|} }; l.Start();")]
    [InlineData("var u = new UdpClient(); {|LBT1004:u.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true)|}; u.Client.Bind(new IPEndPoint(IPAddress.Loopback, port));")]
    [InlineData("var u = new UdpClient { {|LBT1004:ExclusiveAddressUse = false|} }; u.Client.Bind(new IPEndPoint(IPAddress.Loopback, port));")]
    [InlineData("const bool reuse = true; var l = new TcpListener(IPAddress.Loopback, port); {|LBT1004:l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, reuse)|}; l.Start();")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false); l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 0); l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, flag); l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseUnicastPort, true); l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port); l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true); l.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true }; l.Start();")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); s.Connect(host, port);")]
    [InlineData("var u = new UdpClient(); u.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); u.Client.Bind(new IPEndPoint(IPAddress.Any, 0)); u.JoinMulticastGroup(address);")]
    [InlineData("var u = new UdpClient { ExclusiveAddressUse = false }; u.JoinMulticastGroup(address);")]
    public Task Statements_DoNotTrigger(string statements) => Situation.Statements(statements);
}
