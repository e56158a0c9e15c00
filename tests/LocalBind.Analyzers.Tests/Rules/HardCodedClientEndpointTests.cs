using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT2002.</summary>
public class HardCodedClientEndpointTests
{
    [Fact]
    public Task TcpClient_Triggers() => new VerifyCS.Test
    {
        TestCode = """
            using System.Net.Sockets;
            class C
            {
                void M() => new TcpClient("localhost", {|#0:6123|}).Dispose();
            }
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT2002").WithLocation(0).WithArguments("localhost", 6123L) },
    }.RunAsync();

    [Theory]
    [InlineData("""var c = new TcpClient("127.0.0.1", {|LBT2002:6123|});""")]
    [InlineData("""var c = new TcpClient(); c.Connect("localhost", {|LBT2002:6123|});""")]
    [InlineData("var c = new TcpClient(); c.Connect(IPAddress.Loopback, {|LBT2002:6123|});")]
    [InlineData("var c = new TcpClient(); c.Connect(new IPEndPoint(IPAddress.IPv6Loopback, {|LBT2002:6123|}));")]
    [InlineData("""var c = new TcpClient(); await c.ConnectAsync("localhost", {|LBT2002:6123|});""")]
    [InlineData("""var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Connect("localhost", {|LBT2002:6123|});""")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); await s.ConnectAsync(new IPEndPoint(IPAddress.Loopback, {|LBT2002:6123|}));")]
    [InlineData("""var u = new UdpClient("localhost", {|LBT2002:6123|});""")]
    [InlineData("""var u = new UdpClient(); u.Connect("localhost", {|LBT2002:6123|});""")]
    [InlineData("""var u = new UdpClient(); u.Send(new byte[1], 1, "localhost", {|LBT2002:6123|});""")]
    [InlineData("""var c = new HttpClient { BaseAddress = new Uri({|LBT2002:"http://localhost:6123"|}) };""")]
    [InlineData("""var c = new HttpClient(); c.BaseAddress = new Uri({|LBT2002:"http://127.0.0.1:6123/api/"|});""")]
    [InlineData("""var t = await new HttpClient().GetStringAsync({|LBT2002:"http://localhost:6123/health"|});""")]
    [InlineData("""var t = await new HttpClient().GetAsync(new Uri({|LBT2002:"https://localhost:6123/health"|}));""")]
    [InlineData("""var r = new HttpRequestMessage(HttpMethod.Get, {|LBT2002:"http://localhost:6123/"|});""")]
    [InlineData("""var w = new System.Net.WebSockets.ClientWebSocket(); await w.ConnectAsync(new Uri({|LBT2002:"ws://localhost:6123/ws"|}), default);""")]
    [InlineData("""const string url = {|LBT2002:"http://localhost:6123"|}; var t = await new HttpClient().GetStringAsync(url + "/a");""")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("var c = new TcpClient(host, 6123);")]
    [InlineData("""var c = new TcpClient("localhost", port);""")]
    [InlineData("""var c = new TcpClient("example.com", 6123);""")]
    [InlineData("""var c = new TcpClient("192.168.1.5", 6123);""")]
    [InlineData("""var c = new HttpClient { BaseAddress = new Uri("https://example.com:6123") };""")]
    [InlineData("""var c = new HttpClient { BaseAddress = new Uri("http://localhost") };""")]
    [InlineData("""var c = new HttpClient { BaseAddress = new Uri(host) };""")]
    [InlineData("""var c = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("API") ?? "http://localhost:6123") };""")]
    [InlineData("""var t = await new HttpClient().GetStringAsync($"http://localhost:{port}/health");""")]
    [InlineData("""var u = new Uri("http://localhost:6123");""")]
    [InlineData("""Console.WriteLine("Listening on http://localhost:6123");""")]
    [InlineData("""var connection = "Server=localhost,6123;Database=x";""")]
    [InlineData("""var same = host == "http://localhost:6123";""")]
    public Task Statements_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""builder.Services.AddHttpClient("api", c => c.BaseAddress = new Uri({|LBT2002:"http://localhost:6123"|}));""")]
    public Task AspNetCore_Triggers(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("""app.UseCors(policy => policy.WithOrigins("http://localhost:6123"));""")]
    [InlineData("""app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Redirect("http://localhost:6123/home"));""")]
    [InlineData("""builder.Services.AddHttpClient("api", c => c.BaseAddress = new Uri(builder.Configuration["Api"] ?? "http://localhost:6123"));""")]
    public Task AspNetCore_DoesNotTrigger(string statements) => Situation.WebProgram(statements);
}
