using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>The switches that decide whether, and how loudly, the compiler reports.</summary>
public class SwitchTests(SwitchTests.ExposedProject exposed) : IClassFixture<SwitchTests.ExposedProject>
{
    [Fact]
    public async Task Disabled_ReportsNothing()
    {
        Assert.Empty(Reported(await exposed.BuildAsync("-p:LocalBindEnabled=false")));
    }

    [Fact]
    public async Task Disabled_HandsNoAnalyzerFileOrPresetToTheCompiler()
    {
        var enabled = await exposed.AskAsync("-getItem:Analyzer,EditorConfigFiles", "-p:LocalBindAnalysisMode=strict", "-p:LocalBindFailOnExposure=true");
        var disabled = await exposed.AskAsync("-getItem:Analyzer,EditorConfigFiles", "-p:LocalBindAnalysisMode=strict", "-p:LocalBindFailOnExposure=true", "-p:LocalBindEnabled=false");

        Assert.Contains("LocalBind.Analyzers.dll", enabled);
        Assert.Contains("localbind_strict.globalconfig", enabled);
        Assert.Contains("localbind_exposure_error.globalconfig", enabled);
        Assert.DoesNotContain("LocalBind.Analyzers.dll", disabled);
        Assert.DoesNotContain("LocalBind.CodeFixes.dll", disabled);
        Assert.DoesNotContain("LocalBind.Endpoints.dll", disabled);
        Assert.DoesNotContain("localbind_", disabled);
    }

    [Fact]
    public async Task Network_LetsExposureBe()
    {
        Assert.Equal(["LBT2001 warning"], Reported(await exposed.BuildAsync("-p:LocalBindExposure=network")));
    }

    [Fact]
    public async Task OptionThatCannotBeRead_StandsOnTheProjectFile()
    {
        var finding = Assert.Single((await exposed.BuildAsync("-p:LocalBindDynamicRange=solaris")).OfCode("LBT0001"));

        Assert.Equal(("App.csproj", 1, 1, "warning"), (finding.File, finding.Line, finding.Column, finding.Severity));
    }

    [Fact]
    public async Task AllowedPorts_MayBeWrittenWithSemicolons()
    {
        Assert.Equal(["LBT1001 warning"], Reported(await exposed.BuildAsync("-p:LocalBindAllowedPorts=80%3B7007")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("default", "LBT1001 warning", "LBT2001 warning")]
    [InlineData("recommended", "LBT1001 warning", "LBT2001 warning", "LBT2002 warning")]
    [InlineData("strict", "LBT1001 error", "LBT2001 error", "LBT2002 error")]
    public async Task AnalysisMode_SetsTheSeverities(string mode, params string[] expected)
    {
        Assert.Equal(expected, Reported(await exposed.BuildAsync($"-p:LocalBindAnalysisMode={mode}")));
    }

    [Fact]
    public async Task ContinuousIntegration_FailsOnExposureAlone()
    {
        var build = await exposed.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" });

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(["LBT1001 error", "LBT2001 warning"], Reported(build));
    }

    [Fact]
    public async Task ContinuousIntegration_DoesNotTrustTheBuildBeforeIt()
    {
        await exposed.BuildAsync();

        Assert.Equal(1, (await exposed.BuildIncrementallyAsync(new Dictionary<string, string> { ["CI"] = "true" })).ExitCode);
    }

    [Fact]
    public async Task FailOnExposureFalse_HoldsOnContinuousIntegration()
    {
        var build = await exposed.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" }, "-p:LocalBindFailOnExposure=false");

        Assert.Equal(["LBT1001 warning", "LBT2001 warning"], Reported(build));
    }

    [Fact]
    public async Task FailOnExposureTrue_HoldsAtTheDesk()
    {
        Assert.Equal(["LBT1001 error", "LBT2001 warning"], Reported(await exposed.BuildAsync("-p:LocalBindFailOnExposure=true")));
    }

    [Fact]
    public async Task ModeNone_IsSilentOnContinuousIntegration()
    {
        Assert.Empty(Reported(await exposed.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" }, "-p:LocalBindAnalysisMode=none")));
    }

    // What a user says about a rule by its id wins over what a CI build says.
    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.LBT1001.severity = none\n")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.LBT1001.severity = none\n")]
    public async Task SeverityOfTheUser_WinsOnContinuousIntegration(string file, string text)
    {
        using var project = await ExposedProject.CreateAsync();
        project.Write(file, text);

        Assert.Equal(["LBT2001 warning"], Reported(await project.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" })));
    }

    [Fact]
    public async Task NoWarn_WinsOnContinuousIntegration()
    {
        Assert.Equal(["LBT2001 warning"], Reported(await exposed.BuildAsync(new Dictionary<string, string> { ["CI"] = "true" }, "-p:NoWarn=LBT1001")));
    }

    [Theory]
    [InlineData("CI", "true", true)]
    [InlineData("CI", "True", true)]
    [InlineData("CI", "1", true)]
    [InlineData("CI", "true ", true)]
    [InlineData("CI", "false", false)]
    [InlineData("CI", "0", false)]
    [InlineData("CI", "", false)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("TF_BUILD", "False", false)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("GITHUB_ACTIONS", "false", false)]
    [InlineData("ContinuousIntegrationBuild", "true", true)]
    [InlineData("ContinuousIntegrationBuild", "false", false)]
    [InlineData("BUILD_ID", "true", false)]
    public async Task ContinuousIntegration_IsToldByTheEnvironment(string variable, string value, bool expected)
    {
        var answer = await exposed.AskAsync(new Dictionary<string, string> { [variable] = value }, "-getProperty:_LocalBindFailOnExposure");

        Assert.Equal(expected ? "true" : "false", answer.Trim());
    }

    private static IEnumerable<string> Reported(DotNetResult build) =>
        build.OfLocalBind.Select(finding => $"{finding.Code} {finding.Severity}").Distinct().Order(System.StringComparer.Ordinal);

    /// <summary>A project with one exposed listener on a fixed port, and a client of it.</summary>
    public sealed class ExposedProject : IAsyncLifetime
    {
        private TemporaryProject _project = null!;

        internal static async Task<TemporaryProject> CreateAsync()
        {
            var project = await TemporaryProject.CreateAsync(new ProjectText());
            project.Write("Program.cs", """
                using System.Net;
                using System.Net.Sockets;

                var listener = new TcpListener(IPAddress.Any, 7007);
                listener.Start();
                using var client = new TcpClient();
                client.Connect("127.0.0.1", 7007);
                """);
            return project;
        }

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            _project = await CreateAsync();
            await _project.RunAsync("restore");
        }

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            _project.Dispose();
            return Task.CompletedTask;
        }

        internal Task<DotNetResult> BuildAsync(params string[] arguments) => BuildAsync(null, arguments);

        internal Task<DotNetResult> BuildAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
            _project.BuildAsync(environment, ["--no-restore", "--no-incremental", .. arguments]);

        internal Task<DotNetResult> BuildIncrementallyAsync(IReadOnlyDictionary<string, string> environment) =>
            _project.BuildAsync(environment, "--no-restore");

        /// <summary>What MSBuild answers to <c>-getProperty</c> and <c>-getItem</c>, after the compiler's inputs are gathered where items are asked for.</summary>
        internal Task<string> AskAsync(params string[] arguments) => AskAsync(null, ["-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", .. arguments]);

        internal async Task<string> AskAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
            (await _project.RunAsync(environment, ["msbuild", .. arguments])).StandardOutput;
    }
}
