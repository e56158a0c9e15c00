using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT2009, with the port allowed so that the other port rules are silent.</summary>
public class DuplicatePortTests
{
    private const string Allowed = "localbind_allowed_ports = 1-65535\nlocalbind_exposure = network";

    [Fact]
    public Task TwoListeners_Triggers() => new VerifyCS.Test
    {
        EditorConfig = Allowed,
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M()
                {
                    var a = new TcpListener(IPAddress.Loopback, {|#1:6123|});
                    var b = new TcpListener(IPAddress.Loopback, {|#0:6123|});
                }
            }
            """,
        ExpectedDiagnostics =
        {
            VerifyCS.Diagnostic("LBT2009").WithLocation(0).WithLocation(1).WithArguments(6123L, "TcpListener", "Test0.cs", 7),
        },
    }.RunAsync();

    [Fact]
    public Task OneConstantForBoth_StandsOnTheLaterUse() => new VerifyCS.Test
    {
        EditorConfig = Allowed,
        TestCode = """
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                const int Port = 6123;
                void M()
                {
                    var a = new TcpListener(IPAddress.Loopback, {|#1:Port|});
                    var b = new TcpListener(IPAddress.Any, {|#0:Port|});
                }
            }
            """,
        ExpectedDiagnostics =
        {
            VerifyCS.Diagnostic("LBT2009").WithLocation(0).WithLocation(1).WithArguments(6123L, "TcpListener", "Test0.cs", 8),
        },
    }.RunAsync();

    [Fact]
    public Task TwoUrlsOfOneText_StandOnTheirPorts() => new VerifyCS.Test
    {
        EditorConfig = Allowed,
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.UseUrls("http://localhost:{|#1:6123|};http://127.0.0.1:{|#0:6123|}");
            """,
        ExpectedDiagnostics =
        {
            VerifyCS.Diagnostic("LBT2009").WithLocation(0).WithLocation(1).WithArguments(6123L, "UseUrls", "Test0.cs", 4),
        },
    }.RunAsync();

    [Theory]
    [InlineData("new TcpListener(IPAddress.Loopback, 6123).Start(); new TcpListener(IPAddress.Any, {|LBT2009:6123|}).Start();")]
    [InlineData("new TcpListener(IPAddress.IPv6Any, 6123).Start(); new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();")]
    [InlineData("TcpListener a = new(IPAddress.Loopback, 6123), b = new(IPAddress.Loopback, {|LBT2009:6123|});")]
    [InlineData("int p = 6123; var a = new TcpListener(IPAddress.Loopback, p); var b = new TcpListener(IPAddress.Loopback, {|LBT2009:p|});")]
    [InlineData("const int p = 6123, q = {|LBT2009:6123|}; var a = new TcpListener(IPAddress.Loopback, p); var b = new TcpListener(IPAddress.Loopback, q);")]
    [InlineData("const int p = 6122; var a = new TcpListener(IPAddress.Loopback, 6123); var b = new TcpListener(IPAddress.Loopback, {|LBT2009:p + 1|});")]
    [InlineData("var a = new UdpClient(new IPEndPoint(IPAddress.Loopback, 6123)); var b = new UdpClient(new IPEndPoint(IPAddress.Loopback, {|LBT2009:6123|}));")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); if (flag) { var b = new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}); }")]
    [InlineData("""var a = new TcpListener(IPAddress.Loopback, 6123); var h = new HttpListener(); h.Prefixes.Add({|LBT2009:"http://localhost:6123/"|});""")]
    [InlineData("""var g = new HttpListener(); g.Prefixes.Add("http://localhost:6123/"); var h = new HttpListener(); h.Prefixes.Add({|LBT2009:"http://localhost:6123/"|});""")]
    [InlineData("Start(6123); Start({|LBT2009:6123|});")]
    [InlineData("Start(6123); new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();")]
    [InlineData("Task.Run(() => new TcpListener(IPAddress.Loopback, 6123).Start()); Task.Run(() => new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start());")]
    [InlineData("""var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Loopback, 6123)); s.Listen(); new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();""")]
    public Task Statements_Trigger(string statements) => Statements(statements);

    [Theory]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); var b = new TcpListener(IPAddress.Loopback, 6124);")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); var b = new UdpClient(new IPEndPoint(IPAddress.Loopback, 6123));")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); var b = new TcpListener(IPAddress.IPv6Loopback, 6123);")]
    [InlineData("""var a = new TcpListener(IPAddress.Loopback, 6123); var b = new TcpListener(IPAddress.Parse("127.0.0.2"), 6123);""")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 0); var b = new TcpListener(IPAddress.Loopback, 0);")]
    [InlineData("if (flag) { var a = new TcpListener(IPAddress.Loopback, 6123); } else { var b = new TcpListener(IPAddress.Any, 6123); }")]
    [InlineData("if (flag) { var a = new TcpListener(IPAddress.Loopback, 6123); return; } var b = new TcpListener(IPAddress.Any, 6123);")]
    [InlineData("var l = flag ? new TcpListener(IPAddress.Loopback, 6123) : new TcpListener(IPAddress.Any, 6123);")]
    [InlineData("var l = new TcpListener(flag ? IPAddress.Loopback : IPAddress.Any, 6123);")]
    [InlineData("var l = args.Length switch { 0 => new TcpListener(IPAddress.Loopback, 6123), _ => new TcpListener(IPAddress.Any, 6123) };")]
    [InlineData("switch (args.Length) { case 0: new TcpListener(IPAddress.Loopback, 6123).Start(); break; default: new TcpListener(IPAddress.Any, 6123).Start(); break; }")]
    [InlineData("""if (args[0] == "a") { new TcpListener(IPAddress.Loopback, 6123).Start(); } if (args[0] == "b") { new TcpListener(IPAddress.Any, 6123).Start(); }""")]
    [InlineData("try { new TcpListener(IPAddress.Any, 6123).Start(); } catch (SocketException) { new TcpListener(IPAddress.Loopback, 6123).Start(); }")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); a.Start(); a.Stop(); var b = new TcpListener(IPAddress.Loopback, 6123);")]
    [InlineData("var a = new TcpListener(IPAddress.Loopback, 6123); a = new TcpListener(IPAddress.Loopback, 6123);")]
    [InlineData("using (var a = new TcpListener(IPAddress.Loopback, 6123)) { a.Start(); } using (var b = new TcpListener(IPAddress.Loopback, 6123)) { b.Start(); }")]
    [InlineData("Action x = () => new TcpListener(IPAddress.Loopback, 6123).Start(); Action y = () => new TcpListener(IPAddress.Loopback, 6123).Start();")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add("http://localhost:6123/a/"); h.Prefixes.Add("http://localhost:6123/b/");""")]
    [InlineData("""var a = new TcpListener(IPAddress.Loopback, 6123); var c = new TcpClient("example.com", 6123);""")]
    [InlineData("""var a = new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("A") ?? "6123")); var b = new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("B") ?? "6123"));""")]
    [InlineData("Start(6123); Start(6124);")]
    [InlineData("Start(flag ? 6123 : 6123);")]
    [InlineData("""var a = new UdpClient(); a.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); a.Client.Bind(new IPEndPoint(IPAddress.Loopback, 6123)); var b = new UdpClient(); b.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); b.Client.Bind(new IPEndPoint(IPAddress.Loopback, 6123));""")]
    public Task Statements_DoNotTrigger(string statements) => Statements(statements);

    [Fact]
    public Task TwoMethodsOfOneStart_Triggers() => Program("""
        class Server
        {
            public void Start() { StartHttp(); StartAdmin(); }
            void StartHttp() => new TcpListener(IPAddress.Loopback, 6123).Start();
            void StartAdmin() => new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();
        }
        """);

    [Fact]
    public Task TwoTypesOfOneStart_Triggers() => Program("""
        class Http { public Http() { new TcpListener(IPAddress.Loopback, 6123).Start(); } }
        class Admin { public Admin() { new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start(); } }
        class Program { static void Main() { var a = new Http(); var b = new Admin(); } }
        """);

    [Fact]
    public Task TwoThreadsOfOneStart_Triggers() => Program("""
        class Server
        {
            public void Start() { new Thread(Http).Start(); Task.Run(Admin); }
            void Http() => new TcpListener(IPAddress.Loopback, 6123).Start();
            void Admin() => new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();
        }
        """);

    [Fact]
    public Task TwoFieldsOfOneType_Triggers() => Program("""
        class Server
        {
            readonly TcpListener _http = new(IPAddress.Loopback, 6123);
            readonly TcpListener _admin = new(IPAddress.Loopback, {|LBT2009:6123|});
        }
        """);

    [Fact]
    public Task TwoTests_DoNotTrigger() => Program("""
        class ServerTests
        {
            public void Accepts() { var l = new TcpListener(IPAddress.Loopback, 6123); l.Start(); }
            public void Refuses() { var l = new TcpListener(IPAddress.Loopback, 6123); l.Start(); }
        }
        """);

    [Fact]
    public Task TwoPrograms_DoNotTrigger() => Program("""
        class First { static void Main() => new TcpListener(IPAddress.Loopback, 6123).Start(); }
        class Second { static void Main() => new TcpListener(IPAddress.Loopback, 6123).Start(); }
        """);

    [Fact]
    public Task TwoConstructors_DoNotTrigger() => Program("""
        class Server
        {
            readonly TcpListener _listener;
            public Server() { _listener = new TcpListener(IPAddress.Loopback, 6123); }
            public Server(IPAddress address) { _listener = new TcpListener(IPAddress.Loopback, 6123); }
        }
        """);

    [Fact]
    public Task DemosThatCloseWhatTheyOpen_DoNotTrigger() => Program("""
        class Demos
        {
            static void Main() { First(); Second(); }
            static void First() { var l = new TcpListener(IPAddress.Loopback, 6123); l.Start(); l.Stop(); }
            static void Second() { using var l = new TcpListener(IPAddress.Loopback, 6123); l.Start(); }
        }
        """);

    [Fact]
    public Task AlternativesInOneMethodThatIsCalledTwice_DoNotTrigger() => Program("""
        class Server
        {
            static void Main(string[] args) { Start(args.Length > 1); Start(args.Length > 2); }
            static void Start(bool flag)
            {
                if (flag) { new TcpListener(IPAddress.Loopback, 6123).Start(); }
                else { new TcpListener(IPAddress.Any, 6123).Start(); }
            }
        }
        """);

    [Fact]
    public Task DefaultOfAParameter_AndItsCaller_DoNotTrigger() => Program("""
        class Server
        {
            public void Start(int port = 6123) => new TcpListener(IPAddress.Loopback, port).Start();
            static void Main() => new Server().Start(6123);
        }
        """);

    [Fact]
    public Task CallersInTwoFiles_Trigger()
    {
        var test = new VerifyCS.Test
        {
            EditorConfig = Allowed,
            TestCode = """
                class Program { static void Main() { Http.Start(); Admin.Start(); } }
                """,
        };
        test.TestState.Sources.Add("static class Http { public static void Start() => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, {|#1:6123|}).Start(); }");
        test.TestState.Sources.Add("static class Admin { public static void Start() => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, {|#0:6123|}).Start(); }");
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic("LBT2009").WithLocation(0).WithLocation(1).WithArguments(6123L, "TcpListener", "Test1.cs", 1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""app.Urls.Add("http://localhost:6123"); app.Urls.Add({|LBT2009:"http://127.0.0.1:6123"|});""")]
    [InlineData("""app.Urls.Add("http://localhost:6123"); app.Urls.Add({|LBT2009:"https://localhost:6123"|});""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => { o.ListenLocalhost(6123); o.Listen(IPAddress.Loopback, {|LBT2009:6123|}); });")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(6123)); builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2009:6123|}));")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:6123", {|LBT2009:"http://*:6123"|});""")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:6123"); WebApplication.CreateBuilder().WebHost.UseUrls({|LBT2009:"http://localhost:6123"|});""")]
    [InlineData("""foreach (var url in new[] { "http://localhost:6123", {|LBT2009:"http://*:6123"|} }) { app.Urls.Add(url); }""")]
    [InlineData("""app.Urls.Add("http://localhost:6123"); new TcpListener(IPAddress.Loopback, {|LBT2009:6123|}).Start();""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Kestrel:Endpoints:A:Url"] = "http://localhost:6123", ["Kestrel:Endpoints:B:Url"] = {|LBT2009:"http://*:6123"|} });""")]
    public Task Kestrel_Triggers(string statements) => TopLevel(statements);

    [Theory]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:6123"); builder.WebHost.UseUrls("http://*:6123");""")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:6123"); builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(6123));""")]
    [InlineData("""app.Urls.Add("http://localhost:6123"); app.Run("http://localhost:6123");""")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:6123"); app.Urls.Add("http://localhost:6123");""")]
    [InlineData("""builder.WebHost.UseSetting("urls", "http://localhost:6123"); Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://localhost:6123");""")]
    [InlineData("""if (app.Environment.IsDevelopment()) { app.Urls.Add("http://localhost:6123"); } else { app.Urls.Add("http://*:6123"); }""")]
    [InlineData("""app.Urls.Add(args.Length > 0 ? "http://localhost:6123" : "http://*:6123");""")]
    [InlineData("""var url = "http://localhost:6123"; if (args.Length > 0) { url = "http://*:6123"; } app.Urls.Add(url);""")]
    [InlineData("""app.Run("http://localhost:6123"); WebApplication.Create(args).Run("http://localhost:6123");""")]
    public Task Kestrel_DoesNotTrigger(string statements) => TopLevel(statements);

    private static Task Statements(string statements) => Program($$"""
        class C
        {
            void M(bool flag, string[] args) { {{statements}} }
            void Start(int port) => new TcpListener(IPAddress.Loopback, port).Start();
        }
        """);

    private static Task Program(string types) => new VerifyCS.Test
    {
        EditorConfig = Allowed + "\ndotnet_diagnostic.LBT1004.severity = none",
        TestCode = $$"""
            using System;
            using System.Net;
            using System.Net.Sockets;
            using System.Threading;
            using System.Threading.Tasks;
            {{types}}
            """,
    }.RunAsync();

    private static Task TopLevel(string statements) => new VerifyCS.Test
    {
        EditorConfig = Allowed,
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode = $$"""
            using System;
            using System.Collections.Generic;
            using System.Net;
            using System.Net.Sockets;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Hosting;
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            {{statements}}
            """,
    }.RunAsync();
}
