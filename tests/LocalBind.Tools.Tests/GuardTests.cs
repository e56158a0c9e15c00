using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>LocalBindGuard: the program checks itself where nobody runs it by <c>dotnet run</c>.</summary>
public sealed class GuardTests(GuardTests.GuardedProgram guarded) : IClassFixture<GuardTests.GuardedProgram>
{
    private const string Started = "listening on";

    [Fact]
    public async Task BusyPort_StopsTheBareProgram_BeforeItsMain()
    {
        using var owner = PortHolder.Occupy();

        var run = await guarded.StartAsync(urls: owner.Url);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("Main", run.StandardOutput);
        Assert.Contains("error LBT3001: Port " + owner.Text, run.StandardError);
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), run.StandardError);
    }

    [Fact]
    public async Task FreePort_SaysNothing()
    {
        var run = await guarded.StartAsync(urls: "http://127.0.0.1:0");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(Started, run.StandardOutput);
        Assert.Empty(run.StandardError);
    }

    [Fact]
    public async Task BusyPort_OfTheLaunchProfile_IsSaidThere()
    {
        using var owner = PortHolder.Occupy();
        guarded.Project.Write("Properties/launchSettings.json", $$"""
            { "profiles": { "http": {
              "commandName": "Project", "applicationUrl": "{{owner.Url}}" } } }
            """);

        // As an editor starts it: the profile's variables, and its name.
        var run = await guarded.StartAsync(owner.Url, new() { ["DOTNET_LAUNCH_PROFILE"] = "http" });

        Assert.Contains("launchSettings.json(2,65): error LBT3001", run.StandardError);
    }

    [Fact]
    public async Task DotNetRun_SaysEachWarningOnce()
    {
        var run = await guarded.Project.RunAsync(new Dictionary<string, string> { ["URLS"] = "http://0.0.0.0:0" }, "run", "--no-build", "--no-launch-profile");

        Assert.Contains(Started, run.StandardOutput);
        Assert.Single(run.Output.Split('\n'), line => line.Contains("LBT3006", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReleaseBuild_HasNoGuard()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web, Properties = "<LocalBindGuard>true</LocalBindGuard>" });
        project.Write("Program.cs", "WebApplication.Create(args).Run();");

        var build = await project.BuildAsync("-c", "Release");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Empty(Directory.GetFiles(project.Folder, "LocalBind.Guard.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Reassign_MovesTheBareProgram()
    {
        using var owner = PortHolder.Occupy();
        using var project = await GuardedProgram.CreateAsync("<LocalBindOnConflict>reassign</LocalBindOnConflict>");

        var run = await GuardedProgram.StartAsync(project, owner.Url);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("LocalBind: this run listens on http://127.0.0.1:", run.StandardError);
        Assert.Contains(Started + " http://127.0.0.1:", run.StandardOutput);
        Assert.DoesNotContain(Started + " " + owner.Url, run.StandardOutput);
    }

    [Fact]
    public async Task Misspelt_IsAnError()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText { Properties = "<LocalBindGuard>yes please</LocalBindGuard>" });
        project.Write("Program.cs", "return 0;");

        var build = await project.BuildAsync();

        Assert.Contains(build.OfCode("LBT0001"), f => f.Message.Contains("LocalBindGuard has the value \"yes please\". Set it to one of: true, false.", StringComparison.Ordinal));
    }

    /// <summary>A web program with the guard, built once.</summary>
    public sealed class GuardedProgram : IAsyncLifetime
    {
        internal TemporaryProject Project { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync() => Project = await CreateAsync();

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Project.Dispose();
            return Task.CompletedTask;
        }

        internal static async Task<TemporaryProject> CreateAsync(string properties = "")
        {
            var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web, Properties = "<LocalBindGuard>true</LocalBindGuard>" + properties });
            project.Write("Program.cs", """
                Console.WriteLine("Main");
                var builder = WebApplication.CreateBuilder(args);
                builder.Logging.ClearProviders();
                var app = builder.Build();
                await app.StartAsync();
                Console.WriteLine("listening on " + string.Join(" ", app.Urls));
                """);
            var build = await project.BuildAsync();
            Assert.True(build.ExitCode == 0, build.Output);
            return project;
        }

        internal Task<DotNetResult> StartAsync(string urls, Dictionary<string, string>? variables = null) => StartAsync(Project, urls, variables);

        // The program's file alone, as editors start it.
        internal static Task<DotNetResult> StartAsync(TemporaryProject project, string urls, Dictionary<string, string>? variables = null) =>
            project.RunAsync(new Dictionary<string, string>(variables ?? []) { ["ASPNETCORE_URLS"] = urls }, "bin/Debug/net10.0/App.dll");
    }
}
