using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>Addresses in code beside those of the configuration.</summary>
public class RunPlanTests
{
    private const string InCode = "127.0.0.1:6001";
    private const string Configured = "127.0.0.1:6002";

    [Theory]
    [InlineData("Microsoft.AspNetCore.Builder.WebApplication.Run", InCode)]
    [InlineData("Microsoft.AspNetCore.Builder.WebApplication.Urls", InCode)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.ListenLocalhost", InCode)]
    public void OneServer_CodeReplacesUrls(string member, string expected)
    {
        using var run = new CheckedRun();

        Assert.Equal(expected, run.OpenInCode("127.0.0.1", 6001, member).Sockets("--urls", "http://127.0.0.1:6002"));
    }

    [Theory]
    [InlineData("WebApplication.Run", Configured)]
    [InlineData("KestrelServerOptions.Listen", Configured + " " + InCode)]
    public void OneServer_KestrelEndpointsReplaceUrlsInCode_AndAddToListen(string member, string expected)
    {
        using var run = new CheckedRun();

        Assert.Equal(expected, run.OpenInCode("127.0.0.1", 6001, member).Sockets("--Kestrel:Endpoints:A:Url=http://127.0.0.1:6002"));
    }

    [Theory]
    [InlineData("WebApplication.Run", InCode)]
    [InlineData("KestrelServerOptions.Listen", Configured)]
    public void PreferHostingUrls_ReplacesListen(string member, string expected)
    {
        using var run = new CheckedRun();

        Assert.Equal(expected, run.OpenInCode("127.0.0.1", 6001, member).Sockets("--urls", "http://127.0.0.1:6002", "--preferHostingUrls", "true"));
    }

    [Theory]
    [InlineData("--urls", Configured)]
    [InlineData("-e URLS", Configured)]
    [InlineData("-e ASPNETCORE_URLS", InCode)]
    public void GenericHost_ConfigurationOfTheProgramReplacesUseUrls(string setting, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.GenericHost } } };
        string[] words = setting.StartsWith("-e", System.StringComparison.Ordinal) ? ["-e", setting[3..] + "=http://127.0.0.1:6002"] : [setting, "http://127.0.0.1:6002"];

        Assert.Equal(expected, run.OpenInCode("127.0.0.1", 6001, "UseUrls").Sockets(words));
    }

    [Theory]
    [InlineData("UseUrls", "Urls", "127.0.0.1:2")]
    [InlineData("Urls", "RunAsync", "127.0.0.1:2")]
    [InlineData("ListenLocalhost", "Run", "127.0.0.1:1")]
    [InlineData("Urls", "Urls", "127.0.0.1:1 127.0.0.1:2")]
    [InlineData("UseUrls", "ListenLocalhost", "127.0.0.1:2")]
    public void OneServer_TheLatestCallCounts_AndListenOverAll(string first, string second, string expected)
    {
        using var run = new CheckedRun();

        Assert.Equal(expected, run.OpenInCode("127.0.0.1", 1, first).OpenInCode("127.0.0.1", 2, second).Sockets());
    }

    // UseAppHost=false.
    [Theory]
    [InlineData("dotnet", "exec \"/x/App.dll\"", Configured)]
    [InlineData("dotnet", "exec --roll-forward Major /x/App.dll --urls http://127.0.0.1:1", Configured)]
    [InlineData("/x/App", "exec /x/App.dll", "127.0.0.1:5000 [::1]:5000")]
    public void RunArguments_UpToTheAssemblyAreForDotnet(string command, string arguments, string expected)
    {
        using var run = new CheckedRun { RunCommand = command, RunArguments = arguments };

        Assert.Equal(expected, run.Sockets("--", "--urls", "http://127.0.0.1:6002"));
    }

    [Fact]
    public void PlainSocketInCode_IsBesideTheConfiguredServer()
    {
        using var run = new CheckedRun();

        Assert.Equal(Configured + " " + InCode, run.OpenInCode("127.0.0.1", 6001, "TcpListener", "Socket").Sockets("--urls", "http://127.0.0.1:6002"));
    }

    [Theory]
    [InlineData("--urls")]
    [InlineData("--Kestrel:Endpoints:A:Url")]
    public void SeveralServers_AnotherOneMayListenAsConfigured(string setting)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Servers = 2, IsBuilderKnown = false } } };

        Assert.Equal(Configured + " " + InCode, run.OpenInCode("127.0.0.1", 6001, "WebApplication.Run").Sockets(setting, "http://127.0.0.1:6002"));
    }

    [Fact]
    public void SeveralServers_OnlyTheAddressInCodeIsCertain()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Servers = 2, IsBuilderKnown = false } } };
        run.OpenInCode("127.0.0.1", 6001, "WebApplication.Run").Occupy("127.0.0.1", 6001).Occupy("127.0.0.1", 6002);

        var findings = run.Check("--urls", "http://127.0.0.1:6002").Findings;

        Assert.Equal([("LBT3001", FindingSeverity.Warning), ("LBT3001", FindingSeverity.Error)], findings.Select(f => (f.Id, f.Severity)));
        Assert.Contains("or change the port in this line", findings[1].Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void AddressInCode_IsNotReassigned()
    {
        using var run = new CheckedRun { OnConflict = ConflictMode.Reassign, Program = new ProgramFacts { Source = ProgramSource.Usual with { IsBuilderKnown = false } } };

        var result = run.OpenInCode("127.0.0.1", 6001, "WebApplication.Run").Occupy("127.0.0.1", 6001).Check();

        Assert.Null(result.Reassignment);
        Assert.Equal(FindingSeverity.Error, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void KestrelEndpointOfASettingInCode_StaysBesideThoseOfFiles()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual } };
        run.OpenInCode(new CodeEndpoint(run.InProgram("AddInMemoryCollection"), "Kestrel", "AddInMemoryCollection") { Address = "127.0.0.1", Port = "6001", Scheme = "http", IsKestrelEndpoint = true });

        Assert.Equal(InCode, run.Sockets("--urls", "http://127.0.0.1:6002"));
        Assert.Equal(Configured + " " + InCode, run.Sockets("--Kestrel:Endpoints:A:Url=http://127.0.0.1:6002"));
    }

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(5005));", 1, false)]
    [InlineData("web.UseUrls(\"http://*:5005\");", 1, false)]
    [InlineData("new TcpListener(IPAddress.Loopback, 5005).Start();", 1, true)]
    [InlineData("class Server { private readonly TcpListener _listener = new(IPAddress.Loopback, 5005); }", 1, true)]
    [InlineData("class Listener { void Listen() { } } class TcpListenerOptions { }", 0, true)]
    [InlineData("socket.Bind(new IPEndPoint(IPAddress.Loopback, 5005)); socket.Listen(5);", 1, true)]
    [InlineData("builder.Configuration.AddJsonFile(\"shared.json\", optional: true);", 0, false)]
    [InlineData("builder.Configuration.AddUserSecrets<Program>(); Process.Start(\"http://localhost\"); Task.Run(F);", 0, true)]
    [InlineData("// new TcpListener(IPAddress.Loopback, 5005); builder.WebHost.UseUrls(\"\");", 0, true)]
    public void Libraries_MayOpenSomething_OrChangeTheServer(string code, int unknown, bool isCertain)
    {
        using var run = new CheckedRun();
        run.Write("Lib/Inner/Code.cs", code).Write("Lib/obj/Other.cs", "builder.WebHost.UseUrls(url);");
        run.Libraries.Add(Path.Combine(run.Folder, "Lib", "Lib.csproj"));

        var plan = run.Plan();

        Assert.Equal((unknown, isCertain), (plan.Unknown.Count, plan.IsConfiguredCertain));
    }
}
