using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>The package in a user's project, with nothing set.</summary>
public class ConsumptionTests
{
    private const string Listener = """
        using System.Net;
        using System.Net.Sockets;

        var listener = new TcpListener(IPAddress.Any, 7007);
        listener.Start();
        """;

    [Fact]
    public async Task Build_PointsAtTheExposedAddress()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", Listener);

        var build = await project.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        var finding = Assert.Single(build.OfCode("LBT1001"));
        Assert.Equal(("Program.cs", 4, 32, "warning"), (finding.File, finding.Line, finding.Column, finding.Severity));
    }

    [Fact]
    public async Task Clean_TakesAllThatABuildKept()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", Listener);

        await project.BuildAsync();
        Assert.Contains(Kept(), file => file.EndsWith(".LocalBind.audit", System.StringComparison.Ordinal));
        Assert.Contains(Kept(), file => file.EndsWith("LocalBind.ports", System.StringComparison.Ordinal));
        var clean = await project.RunAsync("clean", "-v:q");

        Assert.True(clean.ExitCode == 0, clean.Output);
        Assert.Empty(Kept());

        string[] Kept() => Directory.GetFiles(Path.Combine(project.Folder, "obj"), "*LocalBind*", SearchOption.AllDirectories);
    }

    [Fact]
    public async Task LibraryThatListens_LeavesTheConfiguredAddressesUncertain()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web, Items = "<ProjectReference Include=\"lib/Lib.csproj\" /><Compile Remove=\"lib/**\" />" });
        project.Write("Program.cs", "using Microsoft.AspNetCore.Builder;\nServer.Listen(WebApplication.CreateBuilder(args)).Build().Run();");
        project.Write("lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup></Project>");
        project.Write("lib/Server.cs", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;

            public static class Server
            {
                public static WebApplicationBuilder Listen(WebApplicationBuilder builder)
                {
                    builder.WebHost.UseUrls("http://127.0.0.1:0");
                    return builder;
                }
            }
            """);

        var build = await project.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        var ports = await project.RunAsync("build", "-t:LocalBindPorts", "-p:LocalBindPortsFormat=json", "-v:q", "-nologo", "-noConsoleLogger");

        Assert.Contains("\"certain\":false", ports.Output, System.StringComparison.Ordinal);
        Assert.Contains("\"unknown\"", ports.Output, System.StringComparison.Ordinal);
        Assert.Contains("Server.cs", ports.Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WritesFindingsAndHelpLinksAsSarif()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Properties = "<ErrorLog>build.sarif,version=2.1</ErrorLog>" });
        project.Write("Program.cs", Listener);

        await project.BuildAsync();

        using var sarif = JsonDocument.Parse(project.Read("build.sarif"));
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Contains(run.GetProperty("results").EnumerateArray(), result => result.GetProperty("ruleId").GetString() == "LBT1001");
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "LBT1001");
        Assert.EndsWith("/docs/rules/LBT1001.md", rule.GetProperty("helpUri").GetString());
    }

    // What a CI build writes is uploaded, and code scanning shows suppressed notes too; at the desk the check before a run reads them.
    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task LogOfTheUser_HasTheNotesForARunAtTheDeskAlone(string ci, bool expected)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Properties = "<ErrorLog>build.sarif,version=2.1</ErrorLog>" });
        project.Write("Program.cs", Listener);

        await project.BuildAsync(new Dictionary<string, string> { ["CI"] = ci });

        using var sarif = JsonDocument.Parse(project.Read("build.sarif"));
        var ids = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()).ToList();
        Assert.Contains("LBT1001", ids);
        Assert.Equal(expected, ids.Contains("LBT0003"));
    }

    [Fact]
    public async Task SeveralFrameworks_AreEachCompiledWithTheAnalyzers()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            TargetFrameworks = "net10.0;netstandard2.0",
            Properties = "<OutputType>Library</OutputType><ImplicitUsings>disable</ImplicitUsings><LangVersion>latest</LangVersion>",
        });
        project.Write("Server.cs", """
            using System.Net;
            using System.Net.Sockets;

            public class Server
            {
                public TcpListener Listener { get; } = new TcpListener(IPAddress.Any, 7007);
            }
            """);

        var build = await project.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("App.csproj::TargetFramework=net10.0]", LinesOf("LBT1001", build));
        Assert.Contains("App.csproj::TargetFramework=netstandard2.0]", LinesOf("LBT1001", build));
    }

    [Fact]
    public async Task SeveralFrameworks_MisspeltValueIsAnErrorToo()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            TargetFrameworks = "net10.0;netstandard2.0",
            Properties = "<OutputType>Library</OutputType><ImplicitUsings>disable</ImplicitUsings><LocalBindExposure>lan</LocalBindExposure>",
        });

        var build = await project.BuildAsync();

        Assert.Equal(1, build.ExitCode);
        Assert.Single(build.OfCode("LBT0001"));
    }

    [Theory]
    [InlineData("Exe", true)]
    [InlineData("Library", false)]
    public async Task CompilerLog_IsWrittenForProgramsAlone(string outputType, bool isWritten)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Properties = $"<OutputType>{outputType}</OutputType>" });
        project.Write("Program.cs", "internal static class Program { private static void Main() { } }");

        await project.BuildAsync();

        Assert.Equal(isWritten, File.Exists(Path.Combine(project.Folder, "obj", "Debug", "net10.0", "LocalBind.sarif")));
    }

    // The compiler takes a comma or semicolon for the end of the log's path, and SARIF of version 1 has places of another form.
    [Theory]
    [InlineData("")]
    [InlineData("<ErrorLog>build.sarif</ErrorLog>")]
    [InlineData("<ErrorLog>build.sarif,version=2.1</ErrorLog>")]
    [InlineData("<ErrorLog>build.sarif;version=2.1</ErrorLog>")]
    public async Task PortsInCode_AreKeptFromEveryLogAndUnderEveryPath(string log)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Properties = log });
        project.Write("a,b/Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        project.Write("a,b/App.csproj", project.Read("App.csproj"));
        project.Write("a,b/Program.cs", Listener);

        var build = await project.RunAsync("build", "a,b");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("\t7007\ttcp\t", project.Read("a,b/artifacts/obj/App/debug/LocalBind.ports"));
    }

    [UnixFact]
    public async Task PathWithAQuotationMark_DoesNotBreakTheBuild()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("a\"b/App.csproj", project.Read("App.csproj"));
        project.Write("a\"b/Program.cs", Listener);
        project.Write("a\"b/appsettings.json", "{}");

        var build = await DotNet.RunAsync(Path.Combine(project.Folder, "a\"b"), ["build", "-clp:NoSummary"], null);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Single(build.OfCode("LBT1001"));
    }

    [Fact]
    public async Task Nothing_IsCopiedToTheOutput()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", Listener);

        await project.BuildAsync();

        var output = Directory.EnumerateFiles(Path.Combine(project.Folder, "bin"), "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(output, file => Path.GetFileName(file).Contains("LocalBind"));
        Assert.DoesNotContain("LocalBind", project.Read("bin/Debug/net10.0/App.deps.json"));
    }

    private static string LinesOf(string code, DotNetResult build) =>
        string.Join('\n', build.Output.Split('\n').Where(line => line.Contains(code)));
}
