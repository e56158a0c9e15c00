using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LocalBind.Analyzers.Tests;

/// <summary>What is noted of endpoints in code for the check before a run: one line a note, its properties in a fixed order.</summary>
public partial class EndpointNotesTests
{
    [Theory]
    [InlineData("app.Run(\"http://127.0.0.1:0\");", "http 127.0.0.1 0")]
    [InlineData("app.Urls.Add(\"http://*:6123\");", "http * 6123")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 0));", " 127.0.0.1 0")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket(\"/tmp/x.sock\"));", "no-port")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenNamedPipe(\"x\"));", "no-port")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenHandle(3));", "no-port")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen(new System.Net.Sockets.UnixDomainSocketEndPoint(path)));", "no-port")]
    [InlineData("app.Run(\"http://unix:/tmp/x.sock\");", "no-port")]
    [InlineData("_ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 6123);", " 127.0.0.1 6123")]
    [InlineData("_ = new System.Net.Sockets.UdpClient(6123);", "udp  0.0.0.0 6123")]
    [InlineData("_ = new System.Net.Sockets.UdpClient(6123, System.Net.Sockets.AddressFamily.InterNetworkV6);", "udp  * 6123")]
    [InlineData("_ = System.Net.Sockets.TcpListener.Create(6123);", " * 6123")]
    [InlineData("using var s = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp); s.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 6123));", "udp  127.0.0.1 6123")]
    public Task Endpoint_IsNoted_AlsoWithoutAPort(string code, string expected) => IsAsync(code, expected);

    [Theory]
    [InlineData("app.Run($\"http://localhost:{System.Environment.GetEnvironmentVariable(\"PORT\") ?? \"6123\"}\");", "http localhost {variable:PORT} fallback", "http localhost 6123 fallback")]
    [InlineData("app.Run(app.Configuration[\"Url\"]);", "url={setting:Url}")]
    [InlineData("var s = app.Configuration.GetSection(\"A\").GetSection(\"B\"); app.Urls.Add($\"http://localhost:{s[\"Port\"]}\");", "http localhost {setting:A:B:Port}")]
    [InlineData("builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue(\"Port\", 6123)));", " localhost {setting:Port} fallback", " localhost 6123 fallback")]
    [InlineData("builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue<int>(\"Port\")));", " localhost {setting:Port} fallback", " localhost 0 fallback")]
    [InlineData("_ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, int.Parse(args[1]));", " 127.0.0.1 {argument:1}")]
    [InlineData("_ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, System.Console.Read());", " 127.0.0.1 {}")]
    [InlineData("app.Run(app.Configuration[\"A\"] ?? System.Environment.GetEnvironmentVariable(\"B\") ?? \"http://*:6123\");", "url={setting:A|variable:B} fallback", "http * 6123 fallback")]
    [InlineData("app.Run(args.Length > 2 ? \"http://localhost:6123\" : \"http://localhost:6124\");", "http localhost 6123 alternative", "http localhost 6124 alternative")]
    [InlineData("app.Run(app.Environment.IsDevelopment() ? \"http://localhost:6123\" : \"http://localhost:6124\");", "http localhost 6123 when=development", "http localhost 6124 when=!development")]
    [InlineData("var port = app.Environment.IsDevelopment() ? 6123 : 6124; app.Run($\"http://localhost:{port}\");", "http localhost 6123 when=development", "http localhost 6124 when=!development")]
    [InlineData("app.Run(args.Length switch { 1 => app.Environment.IsDevelopment() ? \"http://localhost:6123\" : \"http://localhost:6124\", _ => \"http://localhost:6125\" });", "http localhost 6123 alternative", "http localhost 6124 alternative", "http localhost 6125 alternative")]
    [InlineData("var port = 0; if (args.Length > 2) { port = app.Environment.IsDevelopment() ? 6123 : 6124; } else { port = app.Environment.IsDevelopment() ? 6125 : 6126; } app.Run($\"http://127.0.0.1:{port}\");", "http 127.0.0.1 0 alternative", "http 127.0.0.1 6123 alternative", "http 127.0.0.1 6124 alternative", "http 127.0.0.1 6125 alternative", "http 127.0.0.1 6126 alternative")]
    [InlineData("for (var i = 0; i < 3; i++) { app.Urls.Add($\"http://localhost:{6123 + i}\"); }", "http localhost 6123 fallback", "http localhost 6124 fallback", "http localhost 6125 fallback")]
    [InlineData("for (int port = 6123; port <= 6127; port += 2) app.Urls.Add($\"http://localhost:{port}\");", "http localhost 6123 fallback", "http localhost 6125 fallback", "http localhost 6127 fallback")]
    [InlineData("for (var i = 0; i < args.Length; i++) { app.Urls.Add($\"http://localhost:{6123 + i}\"); }", "http localhost 6123 fallback", "http localhost {}")]
    [InlineData("app.Run(app.Configuration[\"A\"]?.Split(',')[0] ?? \"http://*:6123\");", "url={} fallback", "http * 6123 fallback")]
    [InlineData("app.Run(app.Configuration[\"A\"]?.Trim() ?? \"http://*:6123\");", "url={setting:A} fallback", "http * 6123 fallback")]
    [InlineData("app.Run(Own.Settings[\"A\"] ?? \"http://*:6123\"); static class Own { public static IConfiguration Settings { get; } = new ConfigurationBuilder().AddJsonFile(\"own.json\").Build(); }", "url={} fallback", "http * 6123 fallback")]
    [InlineData("foreach (var port in new[] { 6123, 6124 }) { app.Urls.Add($\"http://localhost:{port}\"); }", "http localhost 6123", "http localhost 6124")]
    public Task ValueFromOutside_IsNotedWithWhatIsRead(string code, params string[] expected) => IsAsync(code, expected);

    // Whether a variable is there is one question, which of two ports is meant another.
    [Theory]
    [InlineData("var p = System.Environment.GetEnvironmentVariable(\"PORT\"); Listen(p is null ? 6123 : int.Parse(p));", "{variable:PORT} fallback", "6123 fallback")]
    [InlineData("Listen(int.TryParse(System.Environment.GetEnvironmentVariable(\"PORT\"), out var p) ? p : 6123);", "{variable:PORT} fallback", "6123 fallback")]
    [InlineData("Listen(args.Length > 0 ? int.Parse(args[0]) : 6123);", "{argument:0} fallback", "6123 fallback")]
    [InlineData("Listen(int.TryParse(System.Linq.Enumerable.FirstOrDefault(args), out var p) ? p : 6123);", "{argument:0} fallback", "6123 fallback")]
    [InlineData("Listen(int.Parse(System.Linq.Enumerable.ElementAtOrDefault(args, 1) ?? \"6123\"));", "{argument:1} fallback", "6123 fallback")]
    [InlineData("var port = 6123; if (args.Length > 0) { port = int.Parse(args[0]); } Listen(port);", "{argument:0} fallback", "6123 fallback")]
    [InlineData("Listen(app.Environment.IsDevelopment() ? 6123 : int.Parse(System.Environment.GetEnvironmentVariable(\"PORT\")!));", "{variable:PORT} fallback alternative", "6123 fallback alternative")]
    [InlineData("Listen(System.Environment.GetEnvironmentVariable(\"PORT\") switch { \"a\" => 6123, \"b\" => 6124, var p => int.Parse(p!) });", "{variable:PORT} fallback alternative", "6123 fallback alternative", "6124 fallback alternative")]
    [InlineData("Listen(Port(args)); static int Port(string[] args) { if (args.Length > 2) { return 6123; } return int.Parse(System.Environment.GetEnvironmentVariable(\"PORT\")!); }", "{variable:PORT} fallback alternative", "6123 fallback alternative")]
    [InlineData("Listen(Port()); static int Port() { var p = System.Environment.GetEnvironmentVariable(\"PORT\"); if (p is null) { return 6123; } return int.Parse(p); }", "{variable:PORT} fallback", "6123 fallback")]
    [InlineData("var port = 6123; if (app.Environment.IsDevelopment()) { port = int.Parse(args[0]); } Listen(port);", "{argument:0} fallback alternative", "6123 fallback alternative")]
    public Task Fallback_OrAlternative(string code, params string[] expected) =>
        IsAsync(code + " static void Listen(int port) => _ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);", [.. expected.Select(line => " 127.0.0.1 " + line)]);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123 when=development")]
    [InlineData("if (app.Environment.IsDevelopment()) { } else { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123 when=!development")]
    [InlineData("if (System.Environment.GetEnvironmentVariable(\"DOTNET_RUNNING_IN_CONTAINER\") == \"true\") { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123 when=container")]
    [InlineData("if (args.Length > 2) { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123 when=sometimes")]
    [InlineData("if (args.Length > 2) { Open(); } void Open() { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123 when=sometimes")]
    [InlineData("Open(); void Open() { app.Urls.Add(\"http://localhost:6123\"); }", "http localhost 6123")]
    [InlineData("Open(6123); void Open(int port) { app.Urls.Add($\"http://localhost:{port}\"); }", "http localhost 6123")]
    [InlineData("Open(app); void Open(WebApplication web, int port = 6123) { web.Urls.Add($\"http://localhost:{port}\"); }", "http localhost 6123")]
    public Task Condition_IsNoted_AndTheCallerDecides(string code, string expected) => IsAsync(code, expected);

    [Theory]
    [InlineData("await new System.Net.Http.HttpClient().GetAsync(\"http://localhost:6123\");")]
    [InlineData("app.Run();")]
    public Task NoListener_IsNotNoted(string code) => IsAsync(code);

    [Fact]
    public async Task Notes_AreSuppressed_AndMadeOnlyWhereACompilerAsksForSuppressedOnes()
    {
        const string Code = "_ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 6123);";

        Assert.All(await NotesAsync(Code, reportSuppressed: true), note => Assert.True(note.IsSuppressed));
        Assert.Empty(await NotesAsync(Code, reportSuppressed: false));
    }

    private static async Task IsAsync(string code, params string[] expected)
    {
        var notes = await NotesAsync(code, reportSuppressed: true);
        Assert.Equal(expected.Order(System.StringComparer.Ordinal), notes.Select(Line).Order(System.StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<Diagnostic>> NotesAsync(string code, bool reportSuppressed)
    {
        var source = $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Options;
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            var path = args[0];
            {{code}}
            """;
        var compilation = Compiled.Of(TestReferences.AspNetCore, source);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var analysis = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressed);
        var findings = await compilation.WithAnalyzers([new ListenerAnalyzer()], analysis).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. findings.Where(finding => finding.Id == "LBT0003")];
    }

    private static string Line(Diagnostic note)
    {
        string Of(string name) => note.Properties.GetValueOrDefault(name) ?? "";
        var rest = (Of("choice").Length > 0 ? " " + Of("choice") : "") + (Of("when").Length > 0 ? " when=" + Of("when") : "");
        return note.Properties.ContainsKey("no-port") ? "no-port" + rest
            : Of("url").Length > 0 ? $"url={Of("url")}{rest}"
            : $"{(Of("protocol") == "udp" ? "udp " : "")}{Of("scheme")} {Of("address")} {Of("port")}{rest}";
    }
}
