using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT1003.</summary>
public class NotLoopbackTests
{
    [Fact]
    public Task FixedAddress_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port) => new TcpListener(IPAddress.Parse({|#0:"192.168.1.20"|}), port).Start();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1003").WithLocation(0).WithArguments("TcpListener", "a port chosen at run time", "192.168.1.20", "127.0.0.1") },
    }.RunAsync();

    [Fact]
    public Task AddressOfTheMachine_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port)
                {
                    var entry = {|#0:Dns.GetHostEntry(Dns.GetHostName())|};
                    {|#1:new TcpListener(entry.AddressList[0], port)|}.Start();
                }
            }
            """,
        ExpectedDiagnostics =
        {
            VerifyCS.Diagnostic("LBT1003").WithLocation(0).WithLocation(1).WithArguments("TcpListener", "a port chosen at run time", "an address of this machine on the network", "127.0.0.1"),
        },
    }.RunAsync();

    [Theory]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1003:"10.0.0.5"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1003:"fe80::1"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1003:"2001:db8::5"|}), port);""")]
    [InlineData("new TcpListener({|LBT1003:new IPAddress(new byte[] { 192, 168, 0, 1 })|}, port);")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT1003:"192.168.1.20:0"|}));""")]
    [InlineData("new TcpListener({|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}.AddressList[0], port);")]
    [InlineData("new TcpListener({|LBT1003:Dns.GetHostAddresses(Dns.GetHostName())|}[0], port);")]
    [InlineData("new TcpListener({|LBT1003:Dns.GetHostAddresses(Environment.MachineName)|}[0], port);")]
    [InlineData("""new TcpListener({|LBT1003:Dns.GetHostAddresses("")|}[0], port);""")]
    [InlineData("var a = (await {|LBT1003:Dns.GetHostAddressesAsync(Dns.GetHostName())|}).First(); new TcpListener(a, port);")]
    [InlineData("var a = {|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}.AddressList.FirstOrDefault(x => x.AddressFamily == AddressFamily.InterNetwork); new TcpListener(a!, port);")]
    [InlineData("var a = Array.Find({|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}.AddressList, x => x.AddressFamily == AddressFamily.InterNetwork)!; new TcpListener(a, port);")]
    [InlineData("""var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Parse({|LBT1003:"172.16.0.9"|}), port)); s.Listen();""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1003:$"http://192.168.1.20:{port}/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1003:$"http://myhost:{port}/"|});""")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""app.Run({|LBT1003:"http://192.168.1.20"|});""")]
    [InlineData("""builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Parse({|LBT1003:"10.0.0.5"|}), 0));""")]
    [InlineData("""builder.WebHost.UseUrls("http://127.0.0.1:0;http://{|LBT1003:10.0.0.5|}:0");""")]
    public Task AspNetCore_Triggers(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("""new TcpListener(IPAddress.Parse("127.0.0.5"), port);""")]
    [InlineData("""new TcpListener(Dns.GetHostEntry("localhost").AddressList[0], port);""")]
    [InlineData("""new TcpListener(Dns.GetHostAddresses("127.0.0.1")[0], port);""")]
    [InlineData("new TcpListener(Dns.GetHostAddresses(host)[0], port);")]
    [InlineData("new TcpListener(IPAddress.Parse(host), port);")]
    [InlineData("""var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); s.Bind(new IPEndPoint(IPAddress.Parse("239.0.0.1"), port));""")]
    [InlineData("""var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Parse("10.0.0.5"), 0)); s.Connect(host, port);""")]
    [InlineData("""var c = new TcpClient("10.0.0.5", port);""")]
    public Task Statements_DoNotTrigger(string statements) => Situation.Statements(statements);
}
