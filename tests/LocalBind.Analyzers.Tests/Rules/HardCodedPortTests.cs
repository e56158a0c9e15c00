using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT2001: a constant port that reaches an API that listens.</summary>
public class HardCodedPortTests
{
    [Theory]
    [InlineData("new TcpListener(address, {|LBT2001:6123|});")]
    [InlineData("new TcpListener(new IPEndPoint(address, {|LBT2001:6123|}));")]
    [InlineData("{|LBT1002:TcpListener.Create({|LBT2001:6123|})|};")]
    [InlineData("var u = {|LBT1002:new UdpClient({|LBT2001:6123|})|};")]
    [InlineData("var u = new UdpClient(new IPEndPoint(IPAddress.Loopback, {|LBT2001:6123|}));")]
    [InlineData("var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Loopback, {|LBT2001:6123|})); s.Listen();")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT2001:"127.0.0.1:6123"|}));""")]
    [InlineData("""new TcpListener(IPAddress.Loopback, int.Parse({|LBT2001:"6123"|}));""")]
    [InlineData("""new TcpListener(IPAddress.Loopback, Convert.ToInt32({|LBT2001:"6123"|}));""")]
    [InlineData("new TcpListener(IPAddress.Loopback, (ushort){|LBT2001:6123|});")]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2001:0x17EB|});")]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2001:6_123|});")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2001:"http://localhost:6123/"|});""")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("new TcpListener(IPAddress.Loopback, 0);")]
    [InlineData("new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("new TcpListener(IPAddress.Loopback, int.Parse(args[0]));")]
    [InlineData("new TcpListener(IPAddress.Loopback, args.Length > 0 ? int.Parse(args[0]) : 6123);")]
    [InlineData("""new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT")!));""")]
    [InlineData("""new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var p) ? p : 6123);""")]
    [InlineData("""new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "6123"));""")]
    [InlineData("new TcpListener(IPAddress.Loopback, int.Parse(Console.ReadLine()!));")]
    [InlineData("new TcpListener(IPAddress.Loopback, int.Parse(File.ReadAllText(host)));")]
    [InlineData("new TcpListener(IPAddress.Loopback, new Random().Next(2000, 6123));")]
    public Task Statements_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""app.Run({|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""await app.RunAsync({|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""app.Urls.Add({|LBT2001:"https://localhost:6123"|});""")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:{|LBT2001:6123|};http://localhost:{|LBT2001:6124|}");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2001:6123|}));")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => { o.Listen(IPAddress.Loopback, {|LBT2001:6123|}); o.Listen(IPAddress.Loopback, {|LBT2001:6124|}, l => l.UseHttps()); });")]
    [InlineData("builder.WebHost.ConfigureKestrel((c, o) => o.Configure().LocalhostEndpoint({|LBT2001:6123|}));")]
    [InlineData("""builder.WebHost.UseSetting("http_ports", {|LBT1001:{|LBT2001:"6123"|}|});""")]
    [InlineData("""Environment.SetEnvironmentVariable("ASPNETCORE_URLS", {|LBT2001:"http://localhost:6123"|});""")]
    public Task AspNetCore_Triggers(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("""app.Run("http://localhost");""")]
    [InlineData("""app.Run("http://127.0.0.1:0");""")]
    [InlineData("""app.Run($"http://localhost:{app.Configuration["Port"]}");""")]
    [InlineData("""app.Run($"http://localhost:{app.Configuration.GetValue("Port", 6123)}");""")]
    [InlineData("""app.Run(app.Configuration["Url"] ?? "http://localhost:6123");""")]
    [InlineData("""app.Urls.Add("http://localhost:" + Environment.GetEnvironmentVariable("PORT"));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue<int>("Port")));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue<int>("Port", 6123)));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue<int?>("Port") ?? 6123));""")]
    public Task AspNetCore_DoesNotTrigger(string statements) => Situation.WebProgram(statements);
}
