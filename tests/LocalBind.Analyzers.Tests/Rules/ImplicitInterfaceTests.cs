using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT1002.</summary>
public class ImplicitInterfaceTests
{
    [Fact]
    public Task TcpListenerWithoutAddress_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net.Sockets;
            class C
            {
            #pragma warning disable CS0618
                void M(int port) => {|#0:new TcpListener(port)|}.Start();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1002").WithLocation(0).WithArguments("TcpListener", "a port chosen at run time") },
    }.RunAsync();

    [Theory]
    [InlineData("{|LBT1002:TcpListener.Create(port)|};")]
    [InlineData("{|LBT1002:TcpListener.Create(0)|};")]
    [InlineData("var u = {|LBT1002:new UdpClient(port)|};")]
    [InlineData("using UdpClient u = {|LBT1002:new(port)|};")]
    [InlineData("var u = {|LBT1002:new UdpClient(port, AddressFamily.InterNetworkV6)|};")]
    [InlineData("var u = {|LBT1002:new UdpClient(family: AddressFamily.InterNetwork, port: port)|};")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); {|LBT1002:s.Listen()|};")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); {|LBT1002:s.Listen(10)|}; s.Accept();")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("var u = new UdpClient();")]
    [InlineData("var u = new UdpClient(AddressFamily.InterNetwork);")]
    [InlineData("var u = new UdpClient(0);")]
    [InlineData("var u = new UdpClient(0, AddressFamily.InterNetworkV6);")]
    [InlineData("var u = new UdpClient(host, port);")]
    [InlineData("var u = new UdpClient(port); u.Connect(host, port);")]
    [InlineData("var u = new UdpClient(port); u.JoinMulticastGroup(address);")]
    [InlineData("var u = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Loopback, port)); s.Listen();")]
    [InlineData("var s = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified); s.Bind(new UnixDomainSocketEndPoint(host)); s.Listen();")]
    public Task Statements_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Fact]
    public Task ListenOnASocketFromElsewhere_DoesNotTrigger() => Situation.Types("class C { void M(Socket socket) => socket.Listen(); }");
}
