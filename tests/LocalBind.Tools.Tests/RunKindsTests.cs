using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>The packed package before every kind of run: watched, of a file, of one framework, of a console program, by a profile, and moved to another port.</summary>
public sealed class RunKindsTests(RunCheckTests.WebProgram web) : IClassFixture<RunCheckTests.WebProgram>
{
    private static readonly Dictionary<string, string> Reassign = new() { ["LocalBindOnConflict"] = "reassign" };

    [Fact]
    public async Task Reassign_AClientGetsAnAnswerOnTheNewPort()
    {
        using var owner = PortHolder.Occupy();
        web.WriteProfile(owner.Url, commandLineArgs: "--serve true");
        await using var run = web.Project.Start(Reassign, "run", "--no-build");

        var said = await run.WaitForLineAsync("LocalBind: this run listens on ");
        await run.WaitForLineAsync("listening on http://127.0.0.1:");

        using var client = new HttpClient();
        Assert.Equal("hello", await client.GetStringAsync(new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..].Trim())));
    }

    [Fact]
    public async Task Reassign_KestrelEndpoint_MovesByItsOwnKey()
    {
        using var owner = PortHolder.Occupy();
        web.WriteProfile("http://127.0.0.1:0");

        var run = await web.Project.RunAsync(
            new Dictionary<string, string>(Reassign) { ["Kestrel__Endpoints__Main__Url"] = owner.Url }, "run", "--no-build");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("listening on http://127.0.0.1:", run.StandardOutput);
        Assert.DoesNotContain("listening on " + owner.Url, run.StandardOutput);
    }

    [Fact]
    public async Task SuggestedCommand_StartsTheProgram()
    {
        using var owner = PortHolder.Occupy();
        web.WriteProfile(owner.Url, commandLineArgs: "--greeting \\\"hello world\\\"");
        var stopped = Assert.Single((await web.Project.RunAsync("run", "--no-build")).OfCode("LBT3001"));
        var command = stopped.Message[(stopped.Message.IndexOf("free port: dotnet ", StringComparison.Ordinal) + "free port: dotnet ".Length)..];

        var run = await web.Project.RunAsync(command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray());

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("hello world", run.StandardOutput);
    }

    [Fact]
    public async Task LaunchProfile_TheNamedOneIsChecked()
    {
        using var owner = PortHolder.Occupy();
        web.Project.Write("Properties/launchSettings.json", $$"""
            { "profiles": {
              "free": { "commandName": "Project", "applicationUrl": "http://127.0.0.1:0" },
              "busy": { "commandName": "Project", "applicationUrl": "{{owner.Url}}" } } }
            """);

        var free = await web.Project.RunAsync("run", "--no-build");
        var busy = await web.Project.RunAsync("run", "--no-build", "--launch-profile", "BUSY");

        Assert.Empty(free.OfLocalBind);
        Assert.Equal(0, free.ExitCode);
        var finding = Assert.Single(busy.OfCode("LBT3001"));
        Assert.Equal(("launchSettings.json", 3), (finding.File, finding.Line));
    }

    [Fact]
    public async Task Watch_SaysWhatIsInTheWay_AndStartsWhenItIsGone()
    {
        using var project = await CreateWebAsync();
        using var owner = PortHolder.Occupy();
        project.Write("Properties/launchSettings.json", $$"""{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "{{owner.Url}}" } } }""");
        await using var watch = project.Start(new Dictionary<string, string> { ["DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER"] = "1" }, "watch", "--non-interactive", "--no-hot-reload");

        var line = await watch.WaitForLineAsync("error LBT3001");
        await watch.WaitForLineAsync("Waiting for a file to change");
        owner.Dispose();
        project.Write("Program.cs", project.Read("Program.cs") + "// changed");

        Assert.Matches(@"run on a free port: dotnet watch --no-hot-reload run --urls http://127\.0\.0\.1:\d+$", line.TrimEnd());
        await watch.WaitForLineAsync("listening on " + "http://127.0.0.1:" + owner.Text);
    }

    [Fact]
    public async Task FileBasedProgram_IsChecked()
    {
        var tools = await PackedTools.GetAsync();
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", tools.NuGetConfig);
        folder.Write("app.cs", $"""
            #:sdk Microsoft.NET.Sdk.Web
            #:package LocalBind.Tools@{tools.Version}
            #:property PublishAot=false
            #:property LocalBindCheckEveryFileRun=true
            var app = WebApplication.Create(args);
            await app.StartAsync();
            Console.WriteLine("listening on " + string.Join(" ", app.Urls));
            """);
        using var owner = PortHolder.Occupy();

        var stopped = await DotNet.RunAsync(folder.Path, ["run", "app.cs", "--", "--urls", owner.Url]);
        owner.Dispose();
        var started = await DotNet.RunAsync(folder.Path, ["app.cs", "--urls", owner.Url]);
        using var again = PortHolder.Occupy();
        var unchanged = await DotNet.RunAsync(folder.Path, ["app.cs", "--urls", again.Url]);

        Assert.Equal(("app.cs", "error"), Assert.Single(stopped.OfCode("LBT3001").Select(f => (f.File, f.Severity))));
        Assert.Contains("dotnet run app.cs --urls http://127.0.0.1:", stopped.Output);
        Assert.Contains("listening on " + owner.Url, started.Output);
        Assert.Single(unchanged.OfCode("LBT3001"));
    }

    [Fact]
    public async Task SeveralFrameworks_TheOneThatRunsIsChecked()
    {
        using var owner = PortHolder.Occupy();
        using var project = await TemporaryProject.CreateAsync(new ProjectText
        {
            TargetFrameworks = "netstandard2.0;net10.0",
            Items = $"<LocalBindPort Include=\"{owner.Text}\" Condition=\"'$(TargetFramework)' == 'net10.0'\" />",
        });
        project.Write("Program.cs", "System.Console.WriteLine(\"it runs\");");

        var run = await project.RunAsync("run", "-f", "net10.0");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("App.csproj", Assert.Single(run.OfCode("LBT3001")).File);
        Assert.DoesNotContain("it runs", run.StandardOutput);
    }

    [Fact]
    public async Task ConsoleProgram_PortInCode_IsSaidAtItsLine()
    {
        using var owner = PortHolder.Occupy();
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", $"""
            using System.Net;
            using System.Net.Sockets;

            var listener = new TcpListener(IPAddress.Loopback, {owner.Text});
            listener.Start();
            Console.WriteLine("started");
            """);

        var stopped = await project.RunAsync("run");
        owner.Dispose();
        var started = await project.RunAsync("run", "--no-build");

        Assert.Equal(("Program.cs", 4, 52), Assert.Single(stopped.OfCode("LBT3001").Select(f => (f.File, f.Line, f.Column))));
        Assert.Contains("started", started.StandardOutput);
        Assert.Empty(started.OfCode("LBT3001"));
    }

    [Fact]
    public async Task ConsoleProgram_WithoutPorts_IsToldNothing()
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        project.Write("Program.cs", "Console.WriteLine(\"started\");");

        var run = await project.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "nonsense" }, "run");

        Assert.Contains("started", run.StandardOutput);
        Assert.Empty(run.OfLocalBind);
    }

    [Fact]
    public async Task ExecutableProfile_RunsAsWithoutThePackage()
    {
        using var owner = PortHolder.Occupy();
        web.Project.Write("Properties/launchSettings.json", $$"""
            { "profiles": { "tool": { "commandName": "Executable", "executablePath": "dotnet", "commandLineArgs": "--version", "applicationUrl": "{{owner.Url}}" } } }
            """);

        var run = await web.Project.RunAsync("run", "--no-build");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.OfLocalBind);
    }

    private static async Task<TemporaryProject> CreateWebAsync()
    {
        var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web });
        project.Write("Program.cs", RunCheckTests.WebProgram.Source);
        return project;
    }
}
