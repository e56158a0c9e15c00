using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Rules;

/// <summary>LBT2008.</summary>
public class DynamicPortOnLocalhostTests
{
    [Fact]
    public Task RunOnLocalhostZero_Triggers() => new VerifyCS.Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        TestCode = """
            Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run({|#0:"http://localhost:0"|});
            """,
        ExpectedDiagnostics = { VerifyCS.Diagnostic("LBT2008").WithLocation(0) },
    }.RunAsync();

    [Theory]
    [InlineData("""app.Urls.Add({|LBT2008:"https://localhost:0"|});""")]
    [InlineData("""app.Urls.Add({|LBT2008:"http://LOCALHOST:0"|});""")]
    [InlineData("""app.Urls.Add({|LBT2008:"http://api.localhost:0"|});""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2008:0|}));")]
    [InlineData("const int any = {|LBT2008:0|}; builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(any));")]
    [InlineData("""builder.WebHost.UseUrls("http://localhost:{|LBT2008:0|};http://127.0.0.1:0");""")]
    [InlineData("""Environment.SetEnvironmentVariable("ASPNETCORE_URLS", {|LBT2008:"http://localhost:0"|});""")]
    public Task AspNetCore_Triggers(string statements) => Situation.WebProgram(statements);

    [Theory]
    [InlineData("""app.Urls.Add("http://127.0.0.1:0");""")]
    [InlineData("""app.Urls.Add("http://[::1]:0");""")]
    [InlineData("""app.Urls.Add("http://localhost");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));")]
    [InlineData("new TcpListener(IPAddress.Loopback, 0);")]
    public Task AspNetCore_DoesNotTrigger(string statements) => Situation.WebProgram(statements);
}
