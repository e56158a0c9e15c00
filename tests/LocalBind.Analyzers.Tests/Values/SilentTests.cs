using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests.Values;

/// <summary>Literals that look like endpoints and are none: the call decides, never the text alone.</summary>
public class SilentTests
{
    [Theory]
    [InlineData("if (address.Equals(IPAddress.Any)) { return; }")]
    [InlineData("if (address == IPAddress.IPv6Any) { return; }")]
    [InlineData("""if (host == "0.0.0.0" || host == "*") { return; }""")]
    [InlineData("""var shown = host is "0.0.0.0" or "::" ? "localhost" : host;""")]
    [InlineData("""var reserved = new HashSet<string> { "0.0.0.0", "255.255.255.255" }; reserved.Contains(host);""")]
    [InlineData("var locals = new[] { IPAddress.Any, IPAddress.Loopback }.Contains(address);")]
    [InlineData("""Console.WriteLine("Listening on http://0.0.0.0:5000");""")]
    [InlineData("""throw new InvalidOperationException("Use http://*:8080 instead");""")]
    [InlineData("""var version = new Version("0.0.0.0");""")]
    [InlineData("""var any = IPAddress.Parse("0.0.0.0"); Console.WriteLine(any);""")]
    [InlineData("""var ok = IPAddress.TryParse("0.0.0.0", out _);""")]
    [InlineData("var e = new IPEndPoint(IPAddress.Any, 5000);")]
    [InlineData("var timeout = 5000; await Task.Delay(timeout);")]
    [InlineData("""var connection = "Host=0.0.0.0;Port=5432";""")]
    public Task Data_DoesNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""[assembly: System.Reflection.AssemblyVersion("0.0.0.0")]""")]
    [InlineData("""/// <summary>Listens on http://0.0.0.0:5000.</summary> class C { }""")]
    [InlineData("""class Rule { public string Source { get; set; } = "0.0.0.0"; public int Port { get; set; } = 5000; } class Firewall { void M() => new Rule { Source = "0.0.0.0/0", Port = 8080 }.ToString(); }""")]
    [InlineData("class C { static readonly IPAddress Unset = IPAddress.Any; bool IsUnset(IPAddress a) => a.Equals(Unset); }")]
    [InlineData("class C { const int MaxItems = 8080; int M() => MaxItems; }")]
    public Task Declarations_DoNotTrigger(string types) => Situation.Types(types);

    [Theory]
    [InlineData("EndPoint from = new IPEndPoint(IPAddress.Any, 0); var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); s.ReceiveFrom(new byte[9], ref from);")]
    [InlineData("var from = new IPEndPoint(IPAddress.Any, 0); var u = new UdpClient(); u.Receive(ref from);")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); s.Bind(new IPEndPoint(IPAddress.Any, 0));")]
    [InlineData("var u = new UdpClient(new IPEndPoint(IPAddress.Any, 0));")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Any, 0)); s.Connect(host, port);")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); s.Bind(new IPEndPoint(IPAddress.Any, 6123)); await s.ConnectAsync(host, port);")]
    [InlineData("var c = new TcpClient(new IPEndPoint(IPAddress.Any, 0));")]
    [InlineData("var u = new UdpClient(); u.Client.Bind(new IPEndPoint(IPAddress.Any, 5353)); u.JoinMulticastGroup(IPAddress.Parse(\"224.0.0.251\"));")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp); s.Bind(new IPEndPoint(IPAddress.Any, 1900)); s.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(address));")]
    [InlineData("new TcpListener(IPAddress.Loopback, 0).Start();")]
    [InlineData("var s = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp); s.Bind(new IPEndPoint(IPAddress.Any, 0));")]
    public Task SocketsThatDoNotListen_DoNotTrigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""class Own { class TcpListener { public TcpListener(string a, int p) { } } void M() => new TcpListener("0.0.0.0", 5000); }""")]
    [InlineData("""class Server { public void UseUrls(string url) { } } class C { void M() => new Server().UseUrls("http://*:5000"); }""")]
    [InlineData("""class Settings { public List<string> Urls { get; } = []; } class C { void M() => new Settings().Urls.Add("http://*:5000"); }""")]
    [InlineData("""class Options { public void ListenAnyIP(int p) { } } class C { void M() => new Options().ListenAnyIP(5000); }""")]
    public Task MembersOfTheSameName_DoNotTrigger(string types) => Situation.WebTypes(types);
}
