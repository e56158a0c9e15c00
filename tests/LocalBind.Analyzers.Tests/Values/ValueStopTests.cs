using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests.Values;

/// <summary>Values from outside are not hard-coded, nor are the literals that only stand in for them; a wildcard that stands in still opens every interface.</summary>
public class ValueStopTests
{
    [Theory]
    [InlineData("var p = int.Parse(args[0]); new TcpListener(address, p);")]
    [InlineData("var p = 6123; if (args.Length > 0) { p = int.Parse(args[0]); } new TcpListener(address, p);")]
    [InlineData("if (!int.TryParse(args[0], out var p)) { p = 6123; } new TcpListener(address, p);")]
    [InlineData("""var p = int.TryParse(Environment.GetEnvironmentVariable("P"), out var q) ? q : 6123; new TcpListener(address, p);""")]
    [InlineData("""var p = Environment.GetEnvironmentVariable("P") is { } text ? int.Parse(text) : 6123; new TcpListener(address, p);""")]
    [InlineData("""var p = Environment.GetEnvironmentVariable("P") ?? "6123"; new TcpListener(address, int.Parse(p));""")]
    [InlineData("""new TcpListener(address, Convert.ToInt32(Environment.GetEnvironmentVariable("P") ?? "6123"));""")]
    [InlineData("""var p = Console.ReadLine(); new TcpListener(address, int.Parse(p!));""")]
    [InlineData("new TcpListener(address, port + 1);")]
    [InlineData("new TcpListener(address, ((IPEndPoint)new Socket(SocketType.Stream, ProtocolType.Tcp).LocalEndPoint!).Port);")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(Environment.GetEnvironmentVariable("PREFIX") ?? "http://localhost:6123/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://localhost:{Environment.GetEnvironmentVariable("P") ?? "6123"}/");""")]
    public Task Ports_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""new TcpListener(IPAddress.Parse(Environment.GetEnvironmentVariable("HOST") ?? {|LBT1001:"0.0.0.0"|}), port);""")]
    [InlineData("""new TcpListener(args.Length > 0 ? IPAddress.Parse(args[0]) : {|LBT1001:IPAddress.Any|}, port);""")]
    [InlineData("""var a = {|LBT1001:IPAddress.Any|}; if (args.Length > 0) { a = IPAddress.Parse(args[0]); } new TcpListener(a, port);""")]
    [InlineData("""if (!IPAddress.TryParse(host, out var a)) { a = {|LBT1001:IPAddress.Any|}; } new TcpListener(a, port);""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(Environment.GetEnvironmentVariable("PREFIX") ?? {|LBT1001:"http://*:6123/"|});""")]
    public Task Wildcards_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""app.Run(builder.Configuration["Url"] ?? {|LBT1001:"http://*:6123"|});""")]
    [InlineData("""app.Run(builder.Configuration.GetValue("Url", {|LBT1001:"http://*:6123"|}));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel((c, o) => o.{|LBT1001:ListenAnyIP|}(c.Configuration.GetValue("Port", 6123)));""")]
    public Task AspNetCoreWildcards_Trigger(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("""class Options { public int Port { get; set; } = 6123; } class S(Microsoft.Extensions.Options.IOptions<Options> o) { void M() => new TcpListener(IPAddress.Loopback, o.Value.Port); }""")]
    [InlineData("""class Options { public int Port { get; set; } = 6123; } class S(IConfiguration c) { void M() { var o = c.Get<Options>()!; new TcpListener(IPAddress.Loopback, o.Port); } }""")]
    [InlineData("""class Options { public int Port { get; set; } = 6123; } class S(IConfiguration c) { void M() { var o = new Options(); c.Bind(o); new TcpListener(IPAddress.Loopback, o.Port); } }""")]
    [InlineData("""class Options { public int Port { get; set; } = 6123; } class S { void M(string json) { var o = System.Text.Json.JsonSerializer.Deserialize<Options>(json)!; new TcpListener(IPAddress.Loopback, o.Port); } }""")]
    [InlineData("""class S(IConfiguration c) { void M() => new TcpListener(IPAddress.Loopback, c.GetValue<int>("Port", 6123)); }""")]
    [InlineData("""class S(IConfiguration c) { void M() => new TcpListener(IPAddress.Loopback, int.Parse(c["Port"] ?? "6123")); }""")]
    [InlineData("""class S(IConfiguration c) { void M() => new TcpListener(IPAddress.Loopback, c.GetSection("Server").GetValue("Port", 6123)); }""")]
    [InlineData("""class S(IConfiguration c) { int Port => c.GetValue("Port", 6123); void M() => new TcpListener(IPAddress.Loopback, Port); }""")]
    [InlineData("""class S(IConfiguration c) { readonly int _p = c.GetValue("Port", 6123); void M() => new TcpListener(IPAddress.Loopback, _p); }""")]
    public Task Configuration_DoesNotTrigger(string types) => Situation.WebTypes(types);

    [Theory]
    [InlineData("class C { int P => P; void M() => new TcpListener(IPAddress.Loopback, P); }")]
    [InlineData("class C { int P { get { return Q; } } int Q => P; void M() => new TcpListener(IPAddress.Loopback, P); }")]
    [InlineData("class C { int _p; void M() { _p = _p; new TcpListener(IPAddress.Loopback, _p); } }")]
    [InlineData("class C { void M(int p) { while (true) { p = p + 1; new TcpListener(IPAddress.Loopback, p); } } }")]
    [InlineData("class C { void M(int p) { var q = p; q = q; new TcpListener(IPAddress.Loopback, q); } }")]
    [InlineData("class C { static int P(int n) => P(n - 1); void M() => new TcpListener(IPAddress.Loopback, P(3)); }")]
    [InlineData("class C { void Start(int p) { Start(p + 1); new TcpListener(IPAddress.Loopback, p); } }")]
    [InlineData("class C { void A(int p) => B(p); void B(int p) { A(p); new TcpListener(IPAddress.Loopback, p); } }")]
    public Task LoopsInTheData_End(string types) => Situation.Types(types);
}
