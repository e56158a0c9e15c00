using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>What the rules about a port's number have in common: exact place and arguments, and that one port yields one finding.</summary>
public class PortRuleTests
{
    [Fact]
    public Task HardCodedPort_NamesThePort() => OnPort("6123", VerifyCS.Diagnostic("LBT2001").WithArguments(6123L, ", or use port 0 and let the system choose"));

    [Fact]
    public Task DynamicPort_NamesTheRange() => OnPort("50123", VerifyCS.Diagnostic("LBT2004").WithArguments(50123L, "49152-65535", " or port 0"));

    [Fact]
    public Task HardCodedPort_NamesAnAddressForPortZero() =>
        OnUrl("http://localhost:6123", VerifyCS.Diagnostic("LBT2001").WithArguments(6123L, ", or use port 0 on 127.0.0.1 and let the system choose"));

    [Fact]
    public Task DynamicPort_NamesAnAddressForPortZero() => OnUrl("http://localhost:50123", VerifyCS.Diagnostic("LBT2004").WithArguments(50123L, "49152-65535", " or port 0 on 127.0.0.1"));

    [Theory]
    [InlineData("http://127.0.0.1:6123")]
    [InlineData("http://[::1]:6123")]
    public Task HardCodedPort_KeepsTheAddressForPortZero(string url) =>
        OnUrl(url, VerifyCS.Diagnostic("LBT2001").WithArguments(6123L, ", or use port 0 and let the system choose"));

    [Theory]
    [InlineData("6123", "LBT2001")]
    [InlineData("50123", "LBT2004")]
    public Task HttpListener_HasNoPortZero(string port, string id) => VerifyCS.VerifyAnalyzerAsync(
        $$"""class C { void M(System.Net.HttpListener listener) => listener.Prefixes.Add({|#0:"http://localhost:{{port}}/"|}); }""",
        id == "LBT2001"
            ? VerifyCS.Diagnostic(id).WithLocation(0).WithArguments(6123L, "")
            : VerifyCS.Diagnostic(id).WithLocation(0).WithArguments(50123L, "49152-65535", ""));

    [Fact]
    public Task PrivilegedPort_NamesThePort() => OnPort("81", VerifyCS.Diagnostic("LBT2005").WithArguments(81L));

    [Fact]
    public Task PortOutOfRange_NamesTheNumber() => OnPort("70000", VerifyCS.Diagnostic("LBT2006").WithArguments(70000L));

    [Fact]
    public Task DevelopmentPort_NamesWhoElseUsesIt() =>
        OnUrl("http://localhost:5000", VerifyCS.Diagnostic("LBT2003").WithArguments(5000L, "Flask, ASP.NET Core and the macOS AirPlay receiver"));

    [Fact]
    public Task BrowserBlockedPort_NamesThePort() => OnUrl("http://localhost:6000", VerifyCS.Diagnostic("LBT2007").WithArguments(6000L));

    [Theory]
    [InlineData("LBT2006", "99999")]
    [InlineData("LBT2006", "-1")]
    [InlineData("LBT2005", "80")]
    [InlineData("LBT2005", "22")]
    [InlineData("LBT2004", "65535")]
    [InlineData("LBT2004", "49152")]
    [InlineData("LBT2001", "1024")]
    [InlineData("LBT2001", "49151")]
    [InlineData("LBT2001", "5000")]
    [InlineData("LBT2001", "8080")]
    [InlineData("LBT2001", "6000")]
    public Task OnSockets_OnePortYieldsOneFinding(string id, string port) =>
        Situation.Statements($"new TcpListener(IPAddress.Loopback, {{|{id}:{port}|}});");

    [Theory]
    [InlineData("LBT2006", "99999")]
    [InlineData("LBT2007", "22")]
    [InlineData("LBT2007", "6667")]
    [InlineData("LBT2007", "10080")]
    [InlineData("LBT2003", "3000")]
    [InlineData("LBT2003", "4200")]
    [InlineData("LBT2003", "5001")]
    [InlineData("LBT2003", "5173")]
    [InlineData("LBT2003", "8000")]
    [InlineData("LBT2003", "8080")]
    [InlineData("LBT2003", "8888")]
    [InlineData("LBT2005", "80")]
    [InlineData("LBT2005", "443")]
    [InlineData("LBT2004", "60000")]
    [InlineData("LBT2001", "6123")]
    public Task OnHttp_OnePortYieldsOneFinding(string id, string port) =>
        Situation.WebProgram($"builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({{|{id}:{port}|}}));");

    [Fact]
    public Task ExposureAndPort_AreTwoFindings() => Situation.Statements("new TcpListener({|LBT1001:IPAddress.Any|}, {|LBT2001:6123|});");

    [Fact]
    public Task OneLiteralForTwoListeners_IsReportedOnce() => Situation.Types("""
        class C
        {
            const int Port = {|LBT2001:6123|};
            void A() => new TcpListener(IPAddress.Loopback, Port).Start();
            void B() => new TcpListener(IPAddress.Loopback, Port).Start();
        }
        """);

    private static Task OnPort(string port, DiagnosticResult expected) => new VerifyCS.Test
    {
        TestCode = $$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M() => new TcpListener(IPAddress.Loopback, {|#0:{{port}}|}).Start();
            }
            """,
        ExpectedDiagnostics = { expected.WithLocation(0) },
    }.RunAsync();

    private static Task OnUrl(string url, DiagnosticResult expected) => new VerifyCS.Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        TestCode = $$"""
            Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run({|#0:"{{url}}"|});
            """,
        ExpectedDiagnostics = { expected.WithLocation(0) },
    }.RunAsync();
}
