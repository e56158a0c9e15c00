using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT2003, LBT2005 and LBT2007: who speaks HTTP decides.</summary>
public class DevelopmentPortTests
{
    [Theory]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2003:"http://localhost:8080/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2007:"http://localhost:6667/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add({|LBT2005:"http://localhost:81/"|});""")]
    [InlineData("""var h = new HttpListener(); h.Prefixes.Add($"http://localhost:{{|LBT2003:5000|}}/");""")]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2001:8080|});")]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2001:6667|});")]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2005:25|});")]
    [InlineData("var u = new UdpClient(new IPEndPoint(IPAddress.Loopback, {|LBT2001:5060|}));")]
    public Task Statements_Trigger(string statements) => Situation.Statements(statements);

    [Theory]
    [InlineData("""app.Run(app.Configuration["Url"] ?? "http://localhost:5000");""")]
    [InlineData("""app.Run("http://localhost:" + (Environment.GetEnvironmentVariable("PORT") ?? "8080"));""")]
    [InlineData("""builder.WebHost.ConfigureKestrel((c, o) => o.ListenLocalhost(c.Configuration.GetValue("Port", 6000)));""")]
    public Task Fallbacks_DoNotTrigger(string statements) => Situation.WebProgram(statements);
}
