using System.Threading.Tasks;
using LocalBind.CodeFixes.Fixes;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

public sealed class LoopbackFixTests
{
    [Theory]
    [InlineData("new TcpListener({|LBT1001:IPAddress.Any|}, port);", "new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("new TcpListener({|LBT1001:System.Net.IPAddress.Any|}, port);", "new TcpListener(System.Net.IPAddress.Loopback, port);")]
    [InlineData("new TcpListener({|LBT1001:IPAddress.IPv6Any|} /* all */, port);", "new TcpListener(IPAddress.IPv6Loopback /* all */, port);")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"0.0.0.0"|}), port);""", """new TcpListener(IPAddress.Parse("127.0.0.1"), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:@"0"|}), port);""", """new TcpListener(IPAddress.Parse(@"127.0.0.1"), port);""")]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1001:"::"|}), port);""", """new TcpListener(IPAddress.Parse("::1"), port);""")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT1001:"[::]:5001"|}));""", """new TcpListener(IPEndPoint.Parse("[::1]:5001"));""")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT1001:"0.0.0.0:5001"|}));""", """new TcpListener(IPEndPoint.Parse("127.0.0.1:5001"));""")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(0)|}, port);", "new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(new byte[4])|}, port);", "new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("new TcpListener({|LBT1001:new IPAddress(new byte[16])|}, port);", "new TcpListener(IPAddress.IPv6Loopback, port);")]
    [InlineData("var a = port > 5 ? {|LBT1001:IPAddress.Any|} : IPAddress.Loopback; TcpListener l = new(a, port);", "var a = port > 5 ? IPAddress.Loopback : IPAddress.Loopback; TcpListener l = new(a, port);")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1001:"http://*:8080/"|});""", """var h = new HttpListener(); h.Prefixes.Add("http://localhost:8080/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1001:$"http://+:{port}/x/"|});""", """var h = new HttpListener(); h.Prefixes.Add($"http://localhost:{port}/x/");""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT1001:"http://*:"|} + port + "/");""", """var h = new HttpListener(); h.Prefixes.Add("http://localhost:" + port + "/");""")]
    public Task EveryInterface_InMethod(string before, string after) => FixCase.InMethod<EveryInterfaceFix>("LBT1001.Loopback", before, after);

    [Theory]
    [InlineData("""app.Run({|LBT1001:"http://0.0.0.0:5000"|});""", """app.Run("http://localhost:5000");""")]
    [InlineData("""app.Run({|LBT1001:"http://0.0.0.0:0"|});""", """app.Run("http://127.0.0.1:0");""")]
    [InlineData("""app.Urls.Add({|LBT1001:"http://[::]:0"|});""", """app.Urls.Add("http://[::1]:0");""")]
    [InlineData("""app.Urls.Add({|LBT1001:"http://myhost:6123"|});""", """app.Urls.Add("http://localhost:6123");""")]
    [InlineData(""""app.Urls.Add({|LBT1001:"""http://*:6123"""|});"""", """"app.Urls.Add("""http://localhost:6123""");"""")]
    [InlineData("""builder.WebHost.UseUrls("http://{|LBT1001:*|}:6123;https://{|LBT1001:+|}:5001;http://localhost:5002");""", """builder.WebHost.UseUrls("http://localhost:6123;https://localhost:5001;http://localhost:5002");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.{|LBT1001:ListenAnyIP|}(6123));", "builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(6123));")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.{|LBT1001:ListenAnyIP|}(0, l => { }));", "builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l => { }));")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen({|LBT1001:IPAddress.Any|}, 5000, l => { }));", "builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 5000, l => { }));")]
    [InlineData("""builder.WebHost.UseSetting("http_ports", {|LBT1001:"6123"|});""", """builder.WebHost.UseSetting("urls", "http://localhost:6123");""")]
    [InlineData("""builder.Configuration["https_ports"] = {|LBT1001:"6123"|};""", """builder.Configuration["urls"] = "https://localhost:6123";""")]
    [InlineData("""Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", {|LBT1001:"6123"|});""", """Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://localhost:6123");""")]
    [InlineData("""builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["http_ports"] = {|LBT1001:"6123"|} });""", """builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://localhost:6123" });""")]
    [InlineData("""var host = {|LBT1001:"0.0.0.0"|}; app.Run($"http://{host}:6123");""", """var host = "127.0.0.1"; app.Run($"http://{host}:6123");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.{|LBT1001:ListenAnyIP|}(int.Parse(args[0])));", "builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, int.Parse(args[0])));")]
    [InlineData("""app.Urls.Add({|LBT1001:$"http://*:{args[0]}"|});""", """app.Urls.Add($"http://127.0.0.1:{args[0]}");""")]
    [InlineData(
        """
        builder.WebHost.UseSetting("http_ports", {|LBT1001:"6123;0"|}); // one
        builder.WebHost.UseSetting("https_ports", {|LBT1001:"6124"|}); // two
        """,
        """
        builder.WebHost.UseSetting("urls", "http://localhost:6123;http://127.0.0.1:0;https://localhost:6124"); // one
        // two
        """)]
    [InlineData(
        """builder.WebHost.UseSetting("https_ports", {|LBT1001:"6124"|}).UseSetting("http_ports", {|LBT1001:"6123"|}).UseSetting("a", "b");""",
        """builder.WebHost.UseSetting("urls", "https://localhost:6124;http://localhost:6123").UseSetting("a", "b");""")]
    [InlineData(
        """builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { { "http_ports", {|LBT1001:"6123"|} }, { "https_ports", {|LBT1001:"6124"|} }, });""",
        """builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { { "urls", "http://localhost:6123;https://localhost:6124" }, });""")]
    [InlineData(
        """const string ports = {|LBT1001:"6123"|}; builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, ports);""",
        """const string ports = "6123"; builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{ports}");""")]
    [InlineData(
        """builder.WebHost.UseSetting("http_ports", app.Configuration["Port"] ?? {|LBT1001:"6123"|});""",
        """builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{app.Configuration["Port"] ?? "6123"}");""")]
    [InlineData(
        """
        builder.WebHost.UseUrls("http://localhost:6123").UseSetting("http_ports", {|LBT1001:"6124"|}).UseSetting("https_ports", {|LBT1001:"6125"|});
        """,
        """
        builder.WebHost.UseUrls("http://localhost:6123");
        """)]
    [InlineData(
        """
        builder.WebHost.UseSetting("http_ports", {|LBT1001:"6123"|});
        builder.WebHost.UseSetting("https_ports", {|LBT1001:"6124"|});
        builder.WebHost.UseSetting("http_ports", {|LBT1001:"6125"|});
        """,
        """
        builder.WebHost.UseSetting("urls", "https://localhost:6124;http://localhost:6125");
        """)]
    public Task EveryInterface_InProgram(string before, string after) => FixCase.InProgram<EveryInterfaceFix>("LBT1001.Loopback", before, after);

    /// <summary>Each alone would become <c>urls</c>, and the second would overwrite the first.</summary>
    [Theory]
    [InlineData(
        """
        builder.WebHost.UseSetting("http_ports", {|LBT1001:"6123"|});
        if (args.Length > 1) { builder.WebHost.UseSetting("https_ports", {|LBT1001:"6124"|}); }
        """)]
    [InlineData(
        """
        builder.WebHost.UseSetting("http_ports", {|LBT1001:"6123"|});
        builder.WebHost.UseSetting("https_ports", args[0]);
        """)]
    public Task PortSettingsThatCannotBeJoined_Stay(string code) => FixCase.InProgram<EveryInterfaceFix>("LBT1001.Loopback", code, code);

    [Theory]
    [InlineData("{|LBT1002:new TcpListener(port)|};", "new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("{|LBT1002:new TcpListener(port: port)|};", "new TcpListener(IPAddress.Loopback, port: port);")]
    [InlineData("TcpListener l = {|LBT1002:new(port)|};", "TcpListener l = new(IPAddress.Loopback, port);")]
    [InlineData("{|LBT1002:TcpListener.Create(port)|}.Start();", "new TcpListener(IPAddress.Loopback, port).Start();")]
    [InlineData("var u = {|LBT1002:new UdpClient(port)|};", "var u = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));")]
    [InlineData("var u = {|LBT1002:new UdpClient(port, AddressFamily.InterNetworkV6)|};", "var u = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, port));")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\n{|LBT1002:s.Listen(5)|};", "var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\ns.Bind(new IPEndPoint(IPAddress.Loopback, 0));\ns.Listen(5);")]
    public Task ImplicitInterface(string before, string after) => FixCase.InMethod<ImplicitInterfaceFix>("LBT1002.Loopback", before, after);

    [Theory]
    [InlineData("""new TcpListener(IPAddress.Parse({|LBT1003:"192.168.1.5"|}), port);""", """new TcpListener(IPAddress.Parse("127.0.0.1"), port);""")]
    [InlineData("new TcpListener({|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}.AddressList[0], port);", "new TcpListener(IPAddress.Loopback, port);")]
    [InlineData("var entry = {|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|};\nvar ip = entry.AddressList[0];\nnew TcpListener(ip, port);", "var entry = Dns.GetHostEntry(Dns.GetHostName());\nvar ip = IPAddress.Loopback;\nnew TcpListener(ip, port);")]
    public Task NotLoopback(string before, string after) => FixCase.InMethod<NotLoopbackFix>("LBT1003.Loopback", before, after);

    /// <summary>A text that shows an address of the machine stays, unless the listener is given it.</summary>
    [Fact]
    public Task NotLoopback_ShownAddress_Stays() => FixCase.InMethod<NotLoopbackFix>(
        "LBT1003.Loopback",
        "var host = {|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|};\nConsole.WriteLine($\"{host.AddressList[0]}\");\nnew TcpListener(host.AddressList[0], port);",
        "var host = Dns.GetHostEntry(Dns.GetHostName());\nConsole.WriteLine($\"{host.AddressList[0]}\");\nnew TcpListener(IPAddress.Loopback, port);");

    /// <summary>Where the code has asked for IPv6, loopback is that of IPv6: a socket of one family refuses an address of the other.</summary>
    [Theory]
    [InlineData("HOST.First(a => a.AddressFamily == AddressFamily.InterNetworkV6)", "IPAddress.IPv6Loopback")]
    [InlineData("HOST.First(a => a.AddressFamily != AddressFamily.InterNetwork && !a.IsIPv6LinkLocal)", "IPAddress.IPv6Loopback")]
    [InlineData("HOST.First(a => a.AddressFamily == AddressFamily.InterNetwork)", "IPAddress.Loopback")]
    [InlineData("HOST.First(a => a is not { AddressFamily: AddressFamily.InterNetworkV6 })", "IPAddress.Loopback")]
    public Task NotLoopback_ChosenByFamily(string written, string fixedText) => FixCase.File<NotLoopbackFix>(
        "LBT1003.Loopback",
        Chosen(written.Replace("HOST", "{|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}.AddressList", System.StringComparison.Ordinal)),
        Chosen(fixedText));

    [Theory]
    [InlineData("if (a.AddressFamily == AddressFamily.InterNetworkV6) { new TcpListener(a, port).Start(); }", "IPv6Loopback")]
    [InlineData("if (a.AddressFamily != AddressFamily.InterNetworkV6) continue; new TcpListener(a, port).Start();", "IPv6Loopback")]
    [InlineData("if (a is { AddressFamily: AddressFamily.InterNetworkV6 }) new TcpListener(a, port).Start();", "IPv6Loopback")]
    [InlineData("if (a.AddressFamily != AddressFamily.InterNetwork) { } else { new TcpListener(a, port).Start(); }", "Loopback")]
    [InlineData("if (a.AddressFamily == AddressFamily.InterNetwork) { } else { new TcpListener(a, port).Start(); }", "IPv6Loopback")]
    [InlineData("switch (a.AddressFamily) { case AddressFamily.InterNetworkV6: new TcpListener(a, port).Start(); break; }", "IPv6Loopback")]
    [InlineData("if (a.AddressFamily == AddressFamily.InterNetworkV6 || port > 5) { new TcpListener(a, port).Start(); }", "Loopback")]
    public Task NotLoopback_GuardedByFamily(string body, string member) => FixCase.InMethod<NotLoopbackFix>(
        "LBT1003.Loopback",
        $"foreach (var a in {{|LBT1003:Dns.GetHostAddresses(Dns.GetHostName())|}}) {{ {body} }}",
        $"foreach (var a in Dns.GetHostAddresses(Dns.GetHostName())) {{ {body.Replace("(a, port)", $"(IPAddress.{member}, port)", System.StringComparison.Ordinal)} }}");

    [Theory]
    [InlineData("InterNetworkV6", "IPv6Loopback")]
    [InlineData("InterNetwork", "Loopback")]
    public Task NotLoopback_OnASocketOfAFamily(string family, string member) => FixCase.InMethod<NotLoopbackFix>(
        "LBT1003.Loopback",
        $"var s = new Socket(AddressFamily.{family}, SocketType.Stream, ProtocolType.Tcp);\ns.Bind(new IPEndPoint({{|LBT1003:Dns.GetHostEntry(Dns.GetHostName())|}}.AddressList[0], port));\ns.Listen(5);",
        $"var s = new Socket(AddressFamily.{family}, SocketType.Stream, ProtocolType.Tcp);\ns.Bind(new IPEndPoint(IPAddress.{member}, port));\ns.Listen(5);");

    private static string Chosen(string address) => $$"""
        using System.Linq;
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            TcpListener M(int port) => new TcpListener({{address}}, port);
        }
        """;

    /// <summary>A licence at the top of a file stays at its top.</summary>
    [Theory]
    [InlineData("/*\n * Licence\n */\n\n", "namespace N;\n")]
    [InlineData("/* Licence */\n", "namespace N;\n")]
    [InlineData("// Licence\n", "namespace N;\n")]
    [InlineData("// Licence\n\n", "// About the type.\n")]
    public Task MissingUsing_StandsBelowTheHeader(string header, string next) => FixCase.File<ImplicitInterfaceFix>(
        "LBT1002.Loopback",
        $"{header}{next}class C {{ object o = {{|LBT1002:new System.Net.Sockets.TcpListener(6123)|}}; }}",
        $"{header}using System.Net;\n\n{next}class C {{ object o = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 6123); }}");

    [Fact]
    public Task MissingUsing_IsAdded() => FixCase.File<ImplicitInterfaceFix>(
        "LBT1002.Loopback",
        """
        using System;
        using System.Net.Sockets;

        namespace N;

        class C
        {
            private readonly TcpListener _listener = {|LBT1002:new TcpListener(6123)|}; // the port
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        namespace N;

        class C
        {
            private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 6123); // the port
        }
        """);
}
