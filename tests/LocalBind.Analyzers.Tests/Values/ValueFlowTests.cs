using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests.Values;

/// <summary>Every way that a value travels from where it is written to the listener.</summary>
public class ValueFlowTests
{
    [Theory]
    [InlineData("const int p = {|LBT2001:6123|}; new TcpListener(address, p);")]
    [InlineData("int p = {|LBT2001:6123|}; new TcpListener(address, p);")]
    [InlineData("int p; p = {|LBT2001:6123|}; new TcpListener(address, p);")]
    [InlineData("var p = 6122; p = {|LBT2001:6123|}; new TcpListener(address, p);")]
    [InlineData("var p = {|LBT2001:6122|}; if (flag) { p = {|LBT2001:6123|}; } new TcpListener(address, p);")]
    [InlineData("int p; if (flag) { p = {|LBT2001:6122|}; } else { p = {|LBT2001:6123|}; } new TcpListener(address, p);")]
    [InlineData("var p = {|LBT2001:6123|}; var q = p; new TcpListener(address, q);")]
    [InlineData("new TcpListener(address, flag ? {|LBT2001:6122|} : {|LBT2001:6123|});")]
    [InlineData("int? p = null; new TcpListener(address, p ?? {|LBT2001:6123|});")]
    [InlineData("new TcpListener(address, args.Length switch { 0 => {|LBT2001:6122|}, _ => {|LBT2001:6123|} });")]
    [InlineData("new TcpListener(address, (int){|LBT2001:6123L|});")]
    [InlineData("const int first = 6000; new TcpListener(address, {|LBT2001:first + 123|});")]
    [InlineData("var first = 6000; new TcpListener(address, {|LBT2001:first + 123|});")]
    [InlineData("new TcpListener(address, {|LBT2001:60 * 100 + 23|});")]
    [InlineData("new TcpListener(address, checked({|LBT2001:6123|}));")]
    [InlineData("new TcpListener(address, ({|LBT2001:6123|}));")]
    public Task Numbers_AreFollowed(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("new TcpListener({|LBT1001:IPAddress.Any|}, port);")]
    [InlineData("var a = {|LBT1001:IPAddress.Any|}; new TcpListener(a, port);")]
    [InlineData("new TcpListener(flag ? {|LBT1001:IPAddress.Any|} : IPAddress.Loopback, port);")]
    [InlineData("IPAddress? a = null; new TcpListener(a ?? {|LBT1001:IPAddress.Any|}, port);")]
    [InlineData("IPAddress? a = null; a ??= {|LBT1001:IPAddress.Any|}; new TcpListener(a, port);")]
    [InlineData("new TcpListener(args.Length switch { 0 => IPAddress.Loopback, _ => {|LBT1001:IPAddress.Any|} }, port);")]
    [InlineData("var e = new IPEndPoint({|LBT1001:IPAddress.Any|}, port); new TcpListener(e);")]
    [InlineData("IPEndPoint e = new({|LBT1001:IPAddress.Any|}, port); new TcpListener(e);")]
    [InlineData("EndPoint e = new IPEndPoint({|LBT1001:IPAddress.Any|}, port); var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Bind(e); s.Listen();")]
    [InlineData("var e = new IPEndPoint({|LBT1001:IPAddress.Any|}, port); new TcpListener(e.Address, e.Port);")]
    [InlineData("""var e = IPEndPoint.Parse({|LBT1001:"0.0.0.0:0"|}); new TcpListener(e);""")]
    [InlineData("var (a, p) = ({|LBT1001:IPAddress.Any|}, port); new TcpListener(a, p);")]
    [InlineData("(IPAddress Address, int Port) e = ({|LBT1001:IPAddress.Any|}, port); new TcpListener(e.Address, e.Port);")]
    [InlineData("var e = ({|LBT1001:IPAddress.Any|}, port); new TcpListener(e.Item1, e.Item2);")]
    [InlineData("new TcpListener(port: port, localaddr: {|LBT1001:IPAddress.Any|});")]
    [InlineData("TcpListener l = new({|LBT1001:IPAddress.Any|}, port);")]
    [InlineData("Func<TcpListener> f = () => new TcpListener({|LBT1001:IPAddress.Any|}, port);")]
    [InlineData("void Local(IPAddress a) => new TcpListener(a, port); Local({|LBT1001:IPAddress.Any|});")]
    [InlineData("IPAddress Local() => {|LBT1001:IPAddress.Any|}; new TcpListener(Local(), port);")]
    [InlineData("IPAddress Local() { return {|LBT1001:IPAddress.Any|}; } new TcpListener(Local(), port);")]
    [InlineData("var all = new[] { IPAddress.Loopback, {|LBT1001:IPAddress.Any|} }; foreach (var a in all) { new TcpListener(a, port); }")]
    [InlineData("IPAddress[] all = [IPAddress.Loopback, {|LBT1001:IPAddress.Any|}]; foreach (var a in all) { new TcpListener(a, port); }")]
    [InlineData("var all = new List<IPAddress> { IPAddress.Loopback, {|LBT1001:IPAddress.Any|} }; foreach (var a in all) { new TcpListener(a, port); }")]
    [InlineData("var all = new List<IPAddress>(); all.Add({|LBT1001:IPAddress.Any|}); all.ForEach(a => new TcpListener(a, port));")]
    [InlineData("var all = new[] { IPAddress.Loopback, {|LBT1001:IPAddress.Any|} }; new TcpListener(all[1], port);")]
    [InlineData("var all = new[] { {|LBT1001:IPAddress.Any|} }; var listeners = all.Select(a => new TcpListener(a, port)).ToList();")]
    [InlineData("var l = new Lazy<TcpListener>(() => new TcpListener({|LBT1001:IPAddress.Any|}, port));")]
    [InlineData("new TcpListener((await Task.FromResult({|LBT1001:IPAddress.Any|})), port);")]
    [InlineData("new TcpListener({|LBT1001:IPAddress.Any|}!, port);")]
    public Task Addresses_AreFollowed(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add("http://localhost:" + {|LBT2001:6123|} + "/");""")]
    [InlineData("""var h = new HttpListener(); var p = {|LBT2001:6123|}; h.Prefixes.Add("http://localhost:" + p + "/");""")]
    [InlineData("""var h = new HttpListener(); var p = {|LBT2001:6123|}; h.Prefixes.Add($"http://localhost:{p}/");""")]
    [InlineData("""var h = new HttpListener(); const int p = {|LBT2001:6123|}; h.Prefixes.Add($"http://localhost:{p}/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(string.Format("http://localhost:{0}/", {|LBT2001:6123|}));""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(string.Format("http://{0}:{1}/", "localhost", {|LBT2001:6123|}));""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(string.Concat("http://localhost:", {|LBT2001:"6123"|}, "/"));""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(string.Join(":", "http", "//localhost", {|LBT2001:"6123/"|}));""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://{{|LBT1001:"*"|}}:{port}/");""")]
    [InlineData("""var h = new HttpListener(); var star = {|LBT1001:"*"|}; h.Prefixes.Add("http://" + star + ":" + port + "/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2001:@"http://localhost:6123/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2001:"http://localhost:\u0036123/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(new Uri({|LBT2001:"http://localhost:6123/"|}).ToString());""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(new Uri({|LBT2001:"http://localhost:6123/"|}).AbsoluteUri);""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(new UriBuilder("http", "localhost", {|LBT2001:6123|}).ToString());""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add(new UriBuilder { Host = "localhost", Port = {|LBT2001:6123|} }.Uri.ToString());""")]
    [InlineData("""var h = new HttpListener(); foreach (var p in new[] { {|LBT2001:"http://localhost:6123/"|}, {|LBT2001:"http://localhost:6124/"|} }) { h.Prefixes.Add(p); }""")]
    [InlineData("""var h = new HttpListener(); foreach (var p in {|LBT2001:"http://localhost:6123/"|}.Split(';')) { h.Prefixes.Add(p); }""")]
    public Task Texts_AreFollowed(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("class C { const int Port = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class C { static readonly int Port = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class C { readonly int _port = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, _port); }")]
    [InlineData("class C { int _port = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, _port); }")]
    [InlineData("class C { readonly int _port; C() { _port = {|LBT2001:6123|}; } void M() => new TcpListener(IPAddress.Loopback, _port); }")]
    [InlineData("class C { int Port { get; } = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class C { int Port { get; set; } = {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class C { int Port => {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class C { int Port { get { return {|LBT2001:6123|}; } } void M() => new TcpListener(IPAddress.Loopback, Port); }")]
    [InlineData("class S { public const int Port = {|LBT2001:6123|}; } class C { void M() => new TcpListener(IPAddress.Loopback, S.Port); }")]
    [InlineData("class S { public int Port { get; init; } = {|LBT2001:6123|}; } class C { void M(S s) => new TcpListener(IPAddress.Loopback, s.Port); }")]
    [InlineData("enum P { Http = {|LBT2001:6123|} } class C { void M() => new TcpListener(IPAddress.Loopback, (int)P.Http); }")]
    [InlineData("class C { void M(int port = {|LBT2001:6123|}) => new TcpListener(IPAddress.Loopback, port); }")]
    [InlineData("class C { static int Port() => {|LBT2001:6123|}; void M() => new TcpListener(IPAddress.Loopback, Port()); }")]
    [InlineData("record E(IPAddress Address, int Port); class C { void M() { var e = new E(IPAddress.Loopback, {|LBT2001:6123|}); new TcpListener(e.Address, e.Port); } }")]
    [InlineData("record E(int Port); class C { void M(E e) { var f = e with { Port = {|LBT2001:6123|} }; new TcpListener(IPAddress.Loopback, f.Port); } }")]
    [InlineData("class L(IPAddress a, int p) : TcpListener(a, p); class C { void M() => new L(IPAddress.Loopback, {|LBT2001:6123|}); }")]
    [InlineData("class L : TcpListener { public L() : base(IPAddress.Loopback, {|LBT2001:6123|}) { } }")]
    [InlineData("class L() : TcpListener({|LBT1001:IPAddress.Any|}, 0);")]
    [InlineData("class S { readonly TcpListener _l = new({|LBT1001:IPAddress.Any|}, 0); }")]
    [InlineData("class S { TcpListener L { get; } = new TcpListener({|LBT1001:IPAddress.Any|}, 0); }")]
    public Task Members_AreFollowed(string types) => Situation.Types(types);

    [Theory]
    [InlineData("class C { void Start(int port) => new TcpListener(IPAddress.Loopback, port).Start(); void M() => Start({|LBT2001:6123|}); }")]
    [InlineData("class C { void Start(int port) => new TcpListener(IPAddress.Loopback, port).Start(); void M() => Start(port: {|LBT2001:6123|}); }")]
    [InlineData("class C { void Start(IPAddress a, int port) => new TcpListener(a, port).Start(); void M() => Start({|LBT1001:IPAddress.Any|}, {|LBT2001:6123|}); }")]
    [InlineData("class C { void Start(string a, int port) => new TcpListener(IPAddress.Parse(a), port).Start(); void M(int p) => Start({|LBT1001:\"0.0.0.0\"|}, p); }")]
    [InlineData("class C { void Start(int port) => Open(port); void Open(int port) => new TcpListener(IPAddress.Loopback, port).Start(); void M() => Start({|LBT2001:6123|}); }")]
    [InlineData("class S { readonly int _p; public S(int p) { _p = p; } public void Start() => new TcpListener(IPAddress.Loopback, _p).Start(); } class C { void M() => new S({|LBT2001:6123|}).Start(); }")]
    [InlineData("class S(int p) { public void Start() => new TcpListener(IPAddress.Loopback, p).Start(); } class C { void M() => new S({|LBT2001:6123|}).Start(); }")]
    [InlineData("class S { public int Port { get; set; } public void Start() => new TcpListener(IPAddress.Loopback, Port).Start(); } class C { void M() => new S { Port = {|LBT2001:6123|} }.Start(); }")]
    [InlineData("class S { public int Port; public void Start() => new TcpListener(IPAddress.Loopback, Port).Start(); } class C { void M() { var s = new S(); s.Port = {|LBT2001:6123|}; s.Start(); } }")]
    [InlineData("static class X { public static void Serve(this int port) => new TcpListener(IPAddress.Loopback, port).Start(); } class C { void M() => {|LBT2001:6123|}.Serve(); }")]
    [InlineData("class C { static TcpListener New(int port) { var l = new TcpListener(IPAddress.Loopback, port); return l; } void M() { var l = New({|LBT2001:6123|}); } }")]
    public Task CallSites_AreFollowed(string types) => Situation.Types(types);

    [Theory]
    [InlineData("using Any = System.Net.IPAddress; class C { void M(int p) => new System.Net.Sockets.TcpListener({|LBT1001:Any.Any|}, p); }")]
    [InlineData("using L = System.Net.Sockets.TcpListener; class C { void M(int p) => new L({|LBT1001:System.Net.IPAddress.Any|}, p); }")]
    [InlineData("using static System.Net.IPAddress; class C { void M(int p) => new System.Net.Sockets.TcpListener({|LBT1001:Any|}, p); }")]
    [InlineData("class C { void M(int p) => new global::System.Net.Sockets.TcpListener({|LBT1001:global::System.Net.IPAddress.Any|}, p); }")]
    public Task Aliases_AreFollowed(string code) => CSharpAnalyzerVerifier<ListenerAnalyzer>.VerifyAnalyzerAsync(code);

    [Theory]
    [InlineData("""var url = {|LBT2001:"http://localhost:6123"|}; app.Run(url);""")]
    [InlineData("""string[] urls = [{|LBT2001:"http://localhost:6123"|}, {|LBT2001:"http://localhost:6124"|}]; builder.WebHost.UseUrls(urls);""")]
    [InlineData("""var urls = new List<string>(); urls.Add({|LBT2001:"http://localhost:6123"|}); builder.WebHost.UseUrls([.. urls]);""")]
    [InlineData("""HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, {|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""builder.WebHost.UseUrls(string.Join(";", {|LBT2001:"http://localhost:6123"|}, {|LBT2001:"http://localhost:6124"|}));""")]
    [InlineData(""""app.Run({|LBT2001:"""http://localhost:6123"""|});"""")]
    [InlineData("""app.Run(url: {|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""var urls = app.Urls; urls.Add({|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""void Serve(string url) => app.Run(url); Serve({|LBT2001:"http://localhost:6123"|});""")]
    [InlineData("""Action<KestrelServerOptions> configure = o => o.ListenLocalhost({|LBT2001:6123|}); builder.WebHost.ConfigureKestrel(configure);""")]
    [InlineData("""void Configure(KestrelServerOptions o) { o.ListenLocalhost({|LBT2001:6123|}); } builder.WebHost.ConfigureKestrel(Configure);""")]
    public Task AspNetCore_IsFollowed(string statements) => Situation.WebProgram(statements);

    // No change of one expression repairs these two; that is why they are no situations.
    [Fact]
    public Task AddressAsANumber() => Situation.Statements("new TcpListener(new IPEndPoint({|LBT1001:0|}, {|LBT2001:6123|})).Start();");

    [Fact]
    public Task DotNetty_AServerAcceptsOnAnyPort_AClientDoesNot() => Situation.Types(
        """
        class C
        {
            void M()
            {
                new DotNetty.Transport.Bootstrapping.Bootstrap().BindAsync(IPEndPoint.MinPort);
                {|LBT1002:new DotNetty.Transport.Bootstrapping.ServerBootstrap().BindAsync(0)|};
            }
        }

        namespace DotNetty.Transport.Bootstrapping
        {
            public abstract class AbstractBootstrap<TBootstrap, TChannel> { public void BindAsync(int inetPort) { } }
            public class Bootstrap : AbstractBootstrap<Bootstrap, object> { }
            public class ServerBootstrap : AbstractBootstrap<ServerBootstrap, object> { }
        }
        """);
}
