using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>The packed package before real runs of a web program that starts, says where it listens, and ends.</summary>
public sealed class RunCheckTests(RunCheckTests.WebProgram web) : IClassFixture<RunCheckTests.WebProgram>
{
    private const string Started = "listening on";

    [Fact]
    public async Task FreePort_RunsAsWithoutThePackage()
    {
        var port = PortHolder.Free();

        var run = await web.Project.RunAsync("run", "--no-build", "--", "--urls", Url(port));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"{Started} {Url(port)}", run.Output);
        Assert.Empty(run.OfLocalBind);
    }

    [Fact]
    public async Task BusyPort_StopsTheRunWithThePositionInTheLaunchProfile()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;
        web.WriteProfile(Url(port));

        var run = await web.Project.RunAsync("run", "--no-build");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(Started, run.Output);
        var finding = Assert.Single(run.OfLocalBind);
        Assert.Equal(("launchSettings.json", 5, "error", "LBT3001"), (finding.File, finding.Line, finding.Severity, finding.Code));
        Assert.Equal(web.ColumnOf(port), finding.Column);
        Assert.Contains("dotnet run --no-build --urls http://127.0.0.1:", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BusyPort_NamesTheProcess()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;

        var run = await web.Project.RunAsync("run", "--no-build", "--", "--urls", Url(port));

        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Assert.Single(run.OfCode("LBT3001")).Message);
    }

    [Fact]
    public async Task BusyPort_Warning_LetsTheRunGoOn()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;
        web.WriteProfile(Url(port));

        var run = await web.Project.RunAsync(new Dictionary<string, string> { ["LocalBindOnConflict"] = "warning" }, "run", "--no-build");

        Assert.Equal("warning", Assert.Single(run.OfCode("LBT3001")).Severity);
        Assert.Contains("address already in use", run.Output);
    }

    [Fact]
    public async Task BusyPort_Off_SaysNothing()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;
        web.WriteProfile(Url(port));

        var run = await web.Project.RunAsync(new Dictionary<string, string> { ["LocalBindOnConflict"] = "OFF" }, "run", "--no-build");

        Assert.Empty(run.OfLocalBind);
    }

    [Fact]
    public async Task BusyPort_Reassign_StartsOnAFreePortAndSaysSo()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;
        web.WriteProfile(Url(port), commandLineArgs: "--greeting hello");

        var run = await web.Project.RunAsync(new Dictionary<string, string> { ["LocalBindOnConflict"] = "reassign" }, "run", "--no-build");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("LocalBind: this run listens on http://127.0.0.1:", run.StandardError);
        Assert.Contains($"{Started} http://127.0.0.1:", run.StandardOutput);
        Assert.Contains("hello", run.StandardOutput);
        Assert.Equal("warning", Assert.Single(run.OfCode("LBT3001")).Severity);
    }

    [Fact]
    public async Task TypedUrls_CannotBeReassigned()
    {
        using var owner = PortHolder.Occupy();
        var port = owner.Port;

        var run = await web.Project.RunAsync(new Dictionary<string, string> { ["LocalBindOnConflict"] = "reassign" }, "run", "--no-build", "--", "--urls", Url(port));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error", Assert.Single(run.OfCode("LBT3001")).Severity);
    }

    [Fact]
    public async Task Report_PrintsNothingButJson()
    {
        web.WriteProfile("http://localhost:5080;http://127.0.0.1:0");

        var report = await web.Project.RunAsync("build", "-t:LocalBindPorts", "-p:LocalBindPortsFormat=json", "-noConsoleLogger");

        var lines = report.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["127.0.0.1:5080", "::1:5080", "127.0.0.1:0"], lines.Select(l => $"{l.GetProperty("address")}:{l.GetProperty("port")}"));
        Assert.Equal(5, lines[0].GetProperty("source").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Report_SaysWhatStopsTheProgram()
    {
        var variables = new Dictionary<string, string> { ["LocalBindRunArguments"] = "--no-launch-profile -- --urls \"http://localhost:0\"" };

        var report = await web.Project.RunAsync(variables, "build", "-t:LocalBindPorts", "-p:LocalBindPortsFormat=json", "-noConsoleLogger");

        Assert.Contains("Dynamic port binding", JsonDocument.Parse(report.StandardOutput).RootElement.GetProperty("error").GetString());
    }

    private static string Url(int port) => $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A web program, built once.</summary>
    public sealed class WebProgram : IAsyncLifetime
    {
        internal const string Source = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.MapGet("/", () => "hello");
            await app.StartAsync();
            Console.WriteLine("listening on " + string.Join(" ", app.Urls) + " " + app.Configuration["greeting"]);
            if (app.Configuration["serve"] == "true")
            {
                await app.WaitForShutdownAsync();
            }

            """;

        private string _launchSettings = "";

        internal TemporaryProject Project { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web });
            Project.Write("Program.cs", Source);
            var build = await Project.BuildAsync();
            Assert.True(build.ExitCode == 0, build.Output);
        }

        internal void WriteProfile(string urls, string commandLineArgs = "")
        {
            _launchSettings = $$"""
                {
                  "profiles": {
                    "http": {
                      "commandName": "Project",
                      "applicationUrl": "{{urls}}",
                      "commandLineArgs": "{{commandLineArgs}}"
                    }
                  }
                }
                """;
            Project.Write("Properties/launchSettings.json", _launchSettings);
        }

        internal int ColumnOf(int port) =>
            _launchSettings.Split('\n')[4].IndexOf(port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + 1;

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Project.Dispose();
            return Task.CompletedTask;
        }
    }
}
