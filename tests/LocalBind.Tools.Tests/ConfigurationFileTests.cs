using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>Configuration files and compose files, in real builds with the packed package.</summary>
public class ConfigurationFileTests(ConfigurationFileTests.ExposedProject exposed) : IClassFixture<ConfigurationFileTests.ExposedProject>
{
    private static readonly string[] Raised = ["LBT1001", "LBT1005", "LBT2006", "LBT2009", "LBT3005"];

    [Fact]
    public void EveryFile_IsReportedWithItsPosition()
    {
        Assert.Equal(
            [
                ("appsettings.json", 1, 19, "LBT1001"),
                ("compose.yml", 4, 9, "LBT1005"),
                ("compose.yml", 6, 9, "LBT2009"),
                ("launchSettings.json", 2, 77, "LBT2006"),
                ("launchSettings.json", 3, 77, "LBT3005"),
            ],
            exposed.Build.OfLocalBind.Select(finding => (finding.File, finding.Line, finding.Column, finding.Code)).Order());
        Assert.All(exposed.Build.OfLocalBind, finding => Assert.Equal("warning", finding.Severity));
    }

    [Fact]
    public void NoFinding_IsPrintedTwice()
    {
        foreach (var id in Raised)
        {
            Assert.Equal(1, Regex.Count(BeforeSummary(exposed.Build), $": warning {id}:"));
        }
    }

    [Fact]
    public async Task CI_FailsOnExposure_InTheFormThatMatchersKnow()
    {
        var build = await exposed.Project.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" }, "--no-incremental");
        Assert.Equal(1, build.ExitCode);
        Assert.Matches(@"(?m)^\S*appsettings\.json\(1,19\): error LBT1001: .* \[\S+App\.csproj\]\r?$", build.Output);
        Assert.Equal("warning", build.OfCode("LBT2006").Single().Severity);
    }

    [Fact]
    public async Task CI_FailsOnPublishedPort()
    {
        var build = await exposed.Project.BuildAsync("-p:ContinuousIntegrationBuild=true", "-p:NoWarn=LBT1001");
        Assert.Equal(1, build.ExitCode);
        Assert.Matches(@"(?m)^\S*compose\.yml\(4,9\): error LBT1005: .* \[\S+App\.csproj\]\r?$", build.Output);
    }

    [Fact]
    public async Task NoWarn_HidesEveryId()
    {
        var build = await exposed.Project.BuildAsync("--no-incremental", $"-p:NoWarn={string.Join("%3B", Raised)}");
        Assert.Empty(build.OfLocalBind);
    }

    [Theory]
    [InlineData("LBT2006")]
    [InlineData("LBT2009")]
    [InlineData("LBT1005")]
    public async Task WarningsAsErrors_RaisesAnId(string id)
    {
        var build = await exposed.Project.BuildAsync("--no-incremental", $"-p:WarningsAsErrors={id}");
        Assert.Equal("error", build.OfCode(id).Single().Severity);
    }

    [Fact]
    public async Task OptOuts_SwitchTheFilesAndTheAuditOff()
    {
        var build = await exposed.Project.BuildAsync("--no-incremental", "-p:LocalBindAnalyzeConfigurationFiles=false", "-p:LocalBindAudit=false");
        Assert.Empty(build.OfLocalBind);
    }

    [Fact]
    public async Task EditorConfig_AppliesToConfigurationFiles_AndInformationCanBeRaised()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", "return;");
        project.Write("appsettings.json", """{ "Urls": "http://*:5000" }""");
        project.Write(".editorconfig", "root = true\n[*.json]\ndotnet_diagnostic.LBT1001.severity = none\ndotnet_diagnostic.LBT2003.severity = warning\n");
        var build = await project.BuildAsync();
        Assert.Equal(["LBT2003"], build.OfLocalBind.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData]
    [InlineData("-f", "netstandard2.0")]
    [InlineData("--framework=netstandard2.0")]
    [InlineData("-p:TargetFramework=netstandard2.0")]
    [InlineData("-f", "net10.0")]
    public async Task SeveralFrameworks_AreReportedOnce(params string[] arguments)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            TargetFrameworks = "net10.0;netstandard2.0",
            Properties = "<OutputType>Library</OutputType><LangVersion>latest</LangVersion><ImplicitUsings>disable</ImplicitUsings>",
        });
        project.Write("A.cs", "class A { }");
        project.Write("appsettings.json", """{ "Urls": "http://*:6123" }""");
        project.Write("compose.yml", "services:\n  a:\n    ports: [80]\n");
        var build = await project.BuildAsync(arguments);
        Assert.Equal(2, Regex.Count(BeforeSummary(build), ": warning LBT1"));
    }

    [Fact]
    public async Task AuditSpeaksOnEveryBuild_AndSeesWhatChanges()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", "return;");
        project.Write("compose.yml", "services:\n  a:\n    ports:\n      - 80:80\n");
        Assert.Equal(4, (await project.BuildAsync()).OfCode("LBT1005").Single().Line);
        Assert.Equal(4, (await project.BuildAsync("--no-restore")).OfCode("LBT1005").Single().Line);
        project.Write("compose.yml", "services:\n  a:\n    ports:\n\n      - 80:80\n");
        Assert.Equal(5, (await project.BuildAsync("--no-restore")).OfCode("LBT1005").Single().Line);
        project.Write("compose.override.yml", "services:\n  b:\n    ports:\n      - 81:81\n");
        Assert.Equal(["compose.override.yml", "compose.yml"], (await project.BuildAsync("--no-restore")).OfCode("LBT1005").Select(finding => finding.File).Order());
    }

    [Fact]
    public async Task PortInCode_MeetsTheFilesOfItsProjectAndOfOthers()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web });
        project.Write("Program.cs", """
            new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 7007).Start();
            new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 7008).Start();
            """);
        project.Write("Properties/launchSettings.json", """{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:7007" } } }""");
        project.Write("All.slnx", """<Solution><Project Path="App.csproj" /><Project Path="other/Other.csproj" /></Solution>""");
        project.Write("other/Other.csproj", "<Project />");
        project.Write("other/Properties/launchSettings.json", """{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:7008" } } }""");
        var build = await project.BuildAsync("App.csproj");
        Assert.Contains("Program.cs(1,67)", build.OfCode("LBT2009").Single().Message);
        Assert.Equal(("launchSettings.json", 1), (build.OfCode("LBT2009").Single().File, build.OfCode("LBT2009").Single().Line));
        Assert.Equal(("Program.cs", 2, 67), build.OfCode("LBT3007").Select(finding => (finding.File, finding.Line, finding.Column)).Single());
    }

    [Fact]
    public async Task FileThatTheProjectGivesItself_AndLinkedFile_AreReportedOnce()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            Items = """
                <AdditionalFiles Include="appsettings.json" />
                <None Include="shared/settings.json" Link="appsettings.Local.json" />
                <None Include="shared/appsettings.Test.json" Link="appsettings.Test.json" />
                """,
        });
        project.Write("Program.cs", "return;");
        project.Write("appsettings.json", """{ "Urls": "http://*:6123" }""");
        project.Write("shared/appsettings.Test.json", """{ "Urls": "http://*:6124" }""");
        project.Write("shared/settings.json", "{}");
        var build = await project.BuildAsync();
        Assert.Equal(2, Regex.Count(BeforeSummary(build), ": warning LBT1001"));
    }

    // The console logger repeats every warning in its summary.
    private static string BeforeSummary(DotNetResult build) => Regex.Split(build.Output, "^Build (succeeded|FAILED)", RegexOptions.Multiline)[0];

    public sealed class ExposedProject : IAsyncLifetime
    {
        internal TemporaryProject Project { get; private set; } = null!;

        internal DotNetResult Build { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Project = await TemporaryProject.CreateAsync(new ProjectText());
            Project.Write("Program.cs", "return;");
            Project.Write("appsettings.json", """{ "Urls": "http://*:6123" }""");
            Project.Write("Properties/launchSettings.json", """
                { "profiles": {
                    "a": { "commandName": "Project", "applicationUrl":    "http://localhost:70000" },
                    "b": { "commandName": "Project", "applicationUrl":    "http://localhost:%PORT%" } } }
                """);
            Project.Write("compose.yml", "services:\n  a:\n    ports:\n      - \"5432:5432\"\n      - 127.0.0.1:81:81\n      - 127.0.0.1:81:82\n");
            Build = await Project.BuildAsync();
        }

        public Task DisposeAsync()
        {
            Project.Dispose();
            return Task.CompletedTask;
        }
    }
}
