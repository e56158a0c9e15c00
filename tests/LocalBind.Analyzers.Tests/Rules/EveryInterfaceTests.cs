using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT1001.</summary>
public class EveryInterfaceTests
{
    [Fact]
    public Task TcpListener_OnAny_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port) => new TcpListener({|#0:IPAddress.Any|}, port).Start();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1001").WithLocation(0).WithArguments("TcpListener", "a port chosen at run time", "", "127.0.0.1") },
    }.RunAsync();

    [Fact]
    public Task TcpListener_OnIPv6Any_IsAdvisedTheIPv6Loopback() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M() => new TcpListener({|#0:IPAddress.IPv6Any|}, 0).Start();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1001").WithLocation(0).WithArguments("TcpListener", "a port of the system's choice", "", "::1") },
    }.RunAsync();

    [Fact]
    public Task CarriedAddress_NamesTheListeningCall() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                private static readonly IPAddress Address = {|#0:IPAddress.Any|};
                void M(int port) => {|#1:new TcpListener(Address, port)|}.Start();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT1001").WithLocation(0).WithLocation(1).WithArguments("TcpListener", "a port chosen at run time", "", "127.0.0.1") },
    }.RunAsync();

    [Fact]
    public Task UnknownHostName_SaysThatKestrelOpensEveryInterface() => new VerifyCS.Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        EditorConfig = "localbind_allowed_ports = 6123",
        TestCode = """
            Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run({|#0:"http://myhost:6123"|});
            """,
        ExpectedDiagnostics =
        {
            VerifyCS.Diagnostic("LBT1001").WithLocation(0)
                .WithArguments("Run", "port 6123", " (Kestrel opens them all for 'myhost', a host name that it does not resolve)", "localhost"),
        },
    }.RunAsync();

    [Fact]
    public Task ValueFromAnotherFile_StandsOnTheArgument()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Net.Sockets;
                class C
                {
                    void M(int port) => new TcpListener({|LBT1001:Settings.Address|}, port).Start();
                }
                """,
        };
        test.TestState.Sources.Add("static class Settings { public static readonly System.Net.IPAddress Address = System.Net.IPAddress.Any; }");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("new TcpListener({|LBT1001:IPAddress.Any|}, port);")]
    [InlineData("new TcpListener({|LBT1001:IPAddress.IPv6Any|}, port);")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"0.0.0.0"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"0"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"0.0"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"000.0.0.0"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"::"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"[::]"|}), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"::ffff:0.0.0.0"|}), port);""")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(0)|}, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(0L)|}, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(new byte[4])|}, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(new byte[16])|}, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(new byte[] { 0, 0, 0, 0 })|}, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress([0, 0, 0, 0])|}, port);")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT1001:"0.0.0.0:0"|}));""")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT1001:"[::]:0"|}));""")]
    [InlineData("""if (IPAddress.TryParse({|LBT1001:"0.0.0.0"|}, out var any)) { new TcpListener(any, port); }""")]
    [InlineData("new TcpListener(new IPEndPoint({|LBT1001:IPAddress.Any|}, port));")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint({|LBT1001:IPAddress.IPv6Any|}, port)); s.Listen();")]
    [InlineData("var u = new UdpClient(new IPEndPoint({|LBT1001:IPAddress.Any|}, port)); await u.ReceiveAsync();")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); s.Bind(new IPEndPoint({|LBT1001:IPAddress.Any|}, port));")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1001:"http://*/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1001:$"http://+:{port}/"|});""")]
    [InlineData("""var h = new HttpListener { Prefixes = { {|LBT1001:$"http://*:{port}/"|} } };""")]
    [InlineData("""var o = new System.Net.Quic.QuicListenerOptions { ListenEndPoint = new IPEndPoint({|LBT1001:IPAddress.Any|}, port) };""")]
    public Task Sockets_Trigger(string statements) => Situation.Statements(statements, "dotnet_diagnostic.CA2252.severity = none");

    [Theory]
    [InlineData("new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("new TcpListener(IPAddress.IPv6Loopback, port);")]
    [InlineData("""new TcpListener(IPAddress.Parse("127.0.0.1"), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse("::1"), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse("127.1"), port);""")]
    [InlineData("new TcpListener(new IPAddress(new byte[] { 127, 0, 0, 1 }), port);")]
    [InlineData("new TcpListener(new IPAddress(0x0100007F), port);")]
    [InlineData("new TcpListener(address, port);")]
    [InlineData("new TcpListener(IPAddress.Parse(host), port);")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://localhost:{port}/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://127.0.0.1:{port}/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://{host}:{port}/");""")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Loopback, port)); s.Listen();")]
    public Task Sockets_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""app.Run({|LBT1001:"http://0.0.0.0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://[::]:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://*:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://+:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://0:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://myhost:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://loopback:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://localhost.example.com:0"|});""")]
    [InlineData("""app.Run({|LBT1001:"http://.localhost:0"|});""")]
    [InlineData("""await app.RunAsync({|LBT1001:"http://*:0"|});""")]
    [InlineData("""app.Urls.Add({|LBT1001:"http://*:0"|});""")]
    [InlineData("""builder.WebHost.UseUrls({|LBT1001:"http://*:0"|});""")]
    [InlineData("""builder.WebHost.UseUrls("http://127.0.0.1:0", {|LBT1001:"http://*:0"|});""")]
    [InlineData("""builder.WebHost.UseUrls("http://127.0.0.1:0;http://{|LBT1001:*|}:0");""")]
    [InlineData("""builder.WebHost.UseUrls("http://{|LBT1001:0.0.0.0|}:0;http://{|LBT1001:[::]|}:0");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.{|LBT1001:ListenAnyIP|}(0));")]
    [InlineData("builder.WebHost.UseKestrel(o => o.{|LBT1001:ListenAnyIP|}(0, l => l.UseHttps()));")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen({|LBT1001:IPAddress.Any|}, 0));")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen(new IPEndPoint({|LBT1001:IPAddress.IPv6Any|}, 0)));")]
    [InlineData("builder.WebHost.ConfigureKestrel((context, o) => o.Configure().{|LBT1001:AnyIPEndpoint|}(0));")]
    [InlineData("builder.WebHost.ConfigureKestrel((context, o) => o.Configure().Endpoint({|LBT1001:IPAddress.Any|}, 0));")]
    [InlineData("builder.Services.Configure<KestrelServerOptions>(o => o.{|LBT1001:ListenAnyIP|}(0));")]
    [InlineData("""builder.WebHost.UseSetting("urls", {|LBT1001:"http://*:0"|});""")]
    [InlineData("""builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, {|LBT1001:"http://*:0"|});""")]
    [InlineData("""builder.Configuration["urls"] = {|LBT1001:"http://*:0"|};""")]
    [InlineData("""builder.Configuration["Kestrel:Endpoints:Http:Url"] = {|LBT1001:"http://*:0"|};""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = {|LBT1001:"http://*:0"|} });""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { { "Urls", {|LBT1001:"http://*:0"|} } });""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection([new("urls", {|LBT1001:"http://*:0"|})]);""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection(new[] { new KeyValuePair<string, string?>("urls", {|LBT1001:"http://*:0"|}) });""")]
    [InlineData("""Environment.SetEnvironmentVariable("ASPNETCORE_URLS", {|LBT1001:"http://*:0"|});""")]
    [InlineData("""Environment.SetEnvironmentVariable("DOTNET_URLS", {|LBT1001:"http://+:0"|});""")]
    [InlineData("""Environment.SetEnvironmentVariable("Kestrel__Endpoints__Http__Url", {|LBT1001:"http://*:0"|});""")]
    [InlineData("""Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", {|LBT1001:"0"|});""")]
    [InlineData("""builder.WebHost.UseSetting("https_ports", {|LBT1001:"0"|});""")]
    [InlineData("""app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Add({|LBT1001:"http://*:0"|});""")]
    [InlineData("""Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseUrls({|LBT1001:"http://*:0"|}));""")]
    [InlineData("""Microsoft.AspNetCore.WebHost.CreateDefaultBuilder(args).UseUrls({|LBT1001:"http://*:0"|});""")]
    [InlineData("""Microsoft.AspNetCore.WebHost.Start({|LBT1001:"http://*:0"|}, context => Task.CompletedTask);""")]
    public Task AspNetCore_Triggers(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("app.Run();")]
    [InlineData("""app.Run("http://localhost");""")]
    [InlineData("""app.Run("http://LOCALHOST");""")]
    [InlineData("""app.Run("http://api.localhost");""")]
    [InlineData("""app.Run("http://127.0.0.1:0");""")]
    [InlineData("""app.Run("http://[::1]:0");""")]
    [InlineData("""app.Run("http://unix:/tmp/app.sock");""")]
    [InlineData("app.Run(args[0]);")]
    [InlineData("""app.Run(app.Configuration["Url"]);""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));")]
    [InlineData("""builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket("/tmp/app.sock"));""")]
    [InlineData("""builder.WebHost.UseSetting("environment", "http://*:0");""")]
    [InlineData("""builder.Configuration["Service:Url"] = "http://*:0";""")]
    [InlineData("""Environment.SetEnvironmentVariable("MY_URL", "http://*:0");""")]
    [InlineData("""app.Map("/*", () => "http://*:0");""")]
    public Task AspNetCore_DoesNotTrigger(string statements) => Situation.WebProgram(statements);
}
