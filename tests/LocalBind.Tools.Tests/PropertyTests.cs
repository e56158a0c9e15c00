using System.Collections.Generic;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>A misspelt value is an error that says what to write, and never means off.</summary>
public class PropertyTests(PropertyTests.MisspeltProject misspelt) : IClassFixture<PropertyTests.MisspeltProject>
{
    private const string UnknownValue = "LBT0001";

    [Theory]
    [InlineData("LocalBindEnabled", "nein", "true, false")]
    [InlineData("LocalBindExposure", "local", "loopback, network")]
    [InlineData("LocalBindOnConflict", "false", "error, warning, reassign, off")]
    [InlineData("LocalBindFailOnExposure", "always", "true, false")]
    [InlineData("LocalBindAnalysisMode", "All", "default, none, recommended, strict")]
    [InlineData("LocalBindAudit", "ture", "true, false")]
    [InlineData("LocalBindAnalyzeConfigurationFiles", "all", "true, false")]
    [InlineData("LocalBindCheckEveryFileRun", "always", "true, false")]
    [InlineData("LocalBindGuard", "debug", "true, false")]
    public void UnknownValue_IsAnErrorThatNamesTheChoices(string property, string value, string choices)
    {
        var finding = Assert.Single(misspelt.Build.OfCode(UnknownValue), finding => finding.Message.Contains(property));

        Assert.Equal(("App.csproj", "error"), (finding.File, finding.Severity));
        Assert.Contains($"\"{value}\"", finding.Message);
        Assert.Contains(choices, finding.Message);
    }

    [Fact]
    public void UnknownValue_FailsTheBuild()
    {
        Assert.Equal(1, misspelt.Build.ExitCode);
    }

    [Fact]
    public async Task ValuesHaveNoCase()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            Properties = """
                <LocalBindEnabled>True</LocalBindEnabled>
                <LocalBindExposure>Network</LocalBindExposure>
                <LocalBindOnConflict>WARNING</LocalBindOnConflict>
                <LocalBindFailOnExposure>False</LocalBindFailOnExposure>
                <LocalBindAnalysisMode>Default</LocalBindAnalysisMode>
                <LocalBindAudit>TRUE</LocalBindAudit>
                <LocalBindAnalyzeConfigurationFiles>False</LocalBindAnalyzeConfigurationFiles>
                <LocalBindCheckEveryFileRun>True</LocalBindCheckEveryFileRun>
                <LocalBindGuard>False</LocalBindGuard>
                """,
        });
        project.Write("Program.cs", "return 0;");

        var build = await project.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Empty(build.Findings);
    }

    [Fact]
    public async Task UnknownValue_StopsARunThatDoesNotBuild()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", "System.Console.WriteLine(\"started\");");
        await project.BuildAsync();

        var run = await project.RunAsync(new Dictionary<string, string> { ["LocalBindOnConflict"] = "ignore" }, "run", "--no-build");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.OfCode(UnknownValue));
        Assert.DoesNotContain("started", run.Output);
    }

    /// <summary>One build of a project that has every property wrong.</summary>
    public sealed class MisspeltProject : IAsyncLifetime
    {
        internal DotNetResult Build { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            using var project = await TemporaryProject.CreateAsync(new ProjectText
            {
                Properties = """
                    <LocalBindEnabled>nein</LocalBindEnabled>
                    <LocalBindExposure>local</LocalBindExposure>
                    <LocalBindOnConflict>false</LocalBindOnConflict>
                    <LocalBindFailOnExposure>always</LocalBindFailOnExposure>
                    <LocalBindAnalysisMode>All</LocalBindAnalysisMode>
                    <LocalBindAudit>ture</LocalBindAudit>
                    <LocalBindAnalyzeConfigurationFiles>all</LocalBindAnalyzeConfigurationFiles>
                    <LocalBindCheckEveryFileRun>always</LocalBindCheckEveryFileRun>
                    <LocalBindGuard>debug</LocalBindGuard>
                    """,
            });
            project.Write("Program.cs", "return 0;");
            Build = await project.BuildAsync();
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;
    }
}
