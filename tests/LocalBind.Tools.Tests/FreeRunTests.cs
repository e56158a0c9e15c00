using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using LocalBind.Build.Tasks.Tests.Listeners;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>
/// Runs after one that was free: the same run is not checked by a task again, any other is. The assembly of the tasks is away in these runs, so a run
/// that wants it fails, and one that starts did without.
/// </summary>
public sealed class FreeRunTests(FreeRunTests.FreeProgram program) : IClassFixture<FreeRunTests.FreeProgram>
{
    // MSBuild: the task factory could not be created from the assembly.
    private const string TaskIsWanted = "MSB4062";

    [LinuxFact]
    public async Task SameRun_StartsWithoutTheTask()
    {
        var run = await program.RunAsync();

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("listening on", run.Output);
    }

    [LinuxFact]
    public async Task AnotherListenerOnAnotherPort_StartsWithoutTheTask()
    {
        using var other = new TcpListener(IPAddress.IPv6Loopback, 0);
        other.Start();

        var run = await program.RunAsync();

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [LinuxFact]
    public Task ListenerOnIPv4_IsCheckedAgain() => IsCheckedAgainWhile(() => Listen(IPAddress.Loopback));

    [LinuxFact]
    public Task ListenerOnIPv6_IsCheckedAgain() => IsCheckedAgainWhile(() => Listen(IPAddress.IPv6Loopback));

    [LinuxFact]
    public Task ListenerOnEveryInterface_IsCheckedAgain() => IsCheckedAgainWhile(() => Listen(IPAddress.Any));

    [LinuxFact]
    public async Task SocketsThatAreBoundAndDoNotListen_AreCheckedAgain()
    {
        // Other tests have such sockets for a moment, but not so many.
        var kept = program.AllowHiddenSockets(HiddenSockets() + 100);
        var bound = Enumerable.Range(0, 200).Select(_ => Bind(IPAddress.Loopback, 0)).ToList();

        var run = await program.RunAsync();

        bound.ForEach(s => s.Dispose());
        await File.WriteAllTextAsync(program.Memory, kept);
        Assert.Contains(TaskIsWanted, run.Output);
    }

    [LinuxFact]
    public async Task PortThatWasGivenBack_StartsWithoutTheTask()
    {
        Listen(IPAddress.Loopback).Dispose();

        var run = await program.RunAsync();

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [LinuxFact]
    public Task AnotherVariable_IsCheckedAgain() => IsCheckedAgain(new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

    [LinuxFact]
    public Task AnotherArgument_IsCheckedAgain() => IsCheckedAgain([], "--", "--greeting", "hello");

    [LinuxFact]
    public Task AnotherProperty_IsCheckedAgain() => IsCheckedAgainAfterChangeOf("App.csproj", text => text.Replace("<!-- more -->", "<LocalBindOnConflict>warning</LocalBindOnConflict>"));

    [LinuxFact]
    public Task AnItem_IsCheckedAgain() => IsCheckedAgainAfterChangeOf("App.csproj", text => text.Replace("<!-- items -->", "<LocalBindPort Include=\"49342\" Host=\"127.0.0.2\" />"));

    [LinuxFact]
    public Task ChangedLaunchSettings_AreCheckedAgain() => IsCheckedAgainAfterChangeOf("Properties/launchSettings.json", text => text + " ");

    [LinuxFact]
    public Task ChangedSettings_AreCheckedAgain() => IsCheckedAgainAfterChangeOf("appsettings.json", text => text + " ");

    [LinuxFact]
    public Task SettingsThatWereNotThere_AreCheckedAgain() => IsCheckedAgainAfterChangeOf("appsettings.Production.json", _ => "{ }");

    [LinuxFact]
    public Task SettingsThatAreGone_AreCheckedAgain() => IsCheckedAgainAfterChangeOf("appsettings.json", _ => null);

    [LinuxFact]
    public Task ChangedPortsInCode_AreCheckedAgain() => IsCheckedAgainAfterChangeOf(Path.Combine(program.Intermediate, "LocalBind.ports"), text => text + "\n");

    [LinuxFact]
    public async Task AnotherBuildOfTheProgram_IsCheckedAgain()
    {
        var assembly = new FileInfo(Path.Combine(program.Project.Folder, "bin", "Debug", "net10.0", "App.dll"));
        var built = assembly.LastWriteTimeUtc;
        assembly.LastWriteTimeUtc = built.AddSeconds(1);

        var run = await program.RunAsync();

        assembly.LastWriteTimeUtc = built;
        Assert.Contains(TaskIsWanted, run.Output);
    }

    [LinuxTheory]
    [InlineData("")]
    [InlineData("nothing that was ever written")]
    [InlineData(">end")]
    [InlineData("a>b>c>d>e>f>g>h>i>j>k>l>m>end")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task DamagedMemory_IsCheckedAgainOrPassedOver(string text)
    {
        var file = program.Memory;
        var kept = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text);

        var run = await program.RunAsync();

        await File.WriteAllTextAsync(file, kept);
        Assert.Contains(TaskIsWanted, run.Output);
    }

    private async Task IsCheckedAgain(Dictionary<string, string> variables, params string[] words)
    {
        var run = await program.RunAsync(variables, words);

        Assert.Contains(TaskIsWanted, run.Output);
    }

    private async Task IsCheckedAgainWhile(Func<IDisposable> hold)
    {
        using var held = hold();

        await IsCheckedAgain([]);
    }

    private async Task IsCheckedAgainAfterChangeOf(string path, Func<string, string?> change)
    {
        var full = Path.Combine(program.Project.Folder, path);
        var text = File.Exists(full) ? await File.ReadAllTextAsync(full) : null;
        var time = File.GetLastWriteTimeUtc(full);
        if (change(text ?? "") is { } changed)
        {
            Assert.NotEqual(text, changed);
            await File.WriteAllTextAsync(full, changed);
        }
        else
        {
            File.Delete(full);
        }

        var run = await program.RunAsync();

        if (text is null)
        {
            File.Delete(full);
        }
        else
        {
            await File.WriteAllTextAsync(full, text);
            File.SetLastWriteTimeUtc(full, time);
        }

        Assert.Contains(TaskIsWanted, run.Output);
    }

    private Socket Listen(IPAddress address)
    {
        var socket = Bind(address, program.Port);
        socket.Listen();
        return socket;
    }

    private static Socket Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, port));
        return socket;
    }

    // proc(5): sockets allocated, less those of both tables.
    private static int HiddenSockets()
    {
        static int Number(string file, string name)
        {
            var words = File.ReadAllLines(file).Single(l => l.StartsWith("TCP", StringComparison.Ordinal)).Split(' ');
            return int.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture);
        }

        return Number("/proc/net/sockstat", "alloc") - Number("/proc/net/sockstat", "inuse") - Number("/proc/net/sockstat6", "inuse");
    }

    /// <summary>A web program whose run was free, and whose task assembly is away now.</summary>
    public sealed class FreeProgram : IAsyncLifetime
    {
        // What a shell may hold, and what must not be taken for MSBuild's own.
        private static readonly Dictionary<string, string> OddVariables = new() { ["ODD"] = "a%41;b*c'\"$(Configuration) @(Compile) > é" };

        internal TemporaryProject Project { get; private set; } = null!;

        internal int Port { get; } = PortHolder.Free();

        internal string Intermediate => Path.Combine(Project.Folder, "obj", "Debug", "net10.0");

        internal string Memory => Directory.GetFiles(Path.Combine(Intermediate, "LocalBind.free")).Single();

        private string Tasks => Path.Combine(Project.Folder, "tasks");

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Project = await TemporaryProject.CreateAsync(new ProjectText
            {
                Sdk = ProjectText.Web,
                Properties = "<_LocalBindTasksFolder>$(MSBuildProjectDirectory)/tasks/</_LocalBindTasksFolder><!-- more -->",
                Items = "<!-- items -->",
            });
            Project.Write("Program.cs", RunCheckTests.WebProgram.Source);
            Project.Write("appsettings.json", "{ }");
            Project.Write("Properties/launchSettings.json", $$"""{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:{{Port}}" } } }""");
            await ExtractTasksAsync();
            var build = await Project.BuildAsync();
            Assert.True(build.ExitCode == 0, build.Output);

            // The build has made the folder, so the first run is remembered.
            var run = await RunAsync();
            Assert.True(run.ExitCode == 0, run.Output);
            AllowHiddenSockets(1_000_000);
            Directory.Delete(Tasks, recursive: true);
        }

        /// <summary>Says how many sockets may stand in no table, on the whole machine: other tests open and close theirs meanwhile.</summary>
        /// <returns>What was remembered before.</returns>
        internal string AllowHiddenSockets(int number)
        {
            var kept = File.ReadAllText(Memory);
            var sections = kept.Split('>');
            sections[^2] = number.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Memory, string.Join('>', sections));
            return kept;
        }

        private async Task ExtractTasksAsync()
        {
            Directory.CreateDirectory(Tasks);
            using var package = ZipFile.OpenRead((await PackedTools.GetAsync()).PackagePath);
            foreach (var entry in package.Entries.Where(e => e.FullName.StartsWith("tasks/netstandard2.0/", StringComparison.Ordinal)))
            {
                entry.ExtractToFile(Path.Combine(Tasks, entry.Name));
            }
        }

        internal Task<DotNetResult> RunAsync(Dictionary<string, string>? variables = null, params string[] words) =>
            Project.RunAsync(OddVariables.Concat(variables ?? []).ToDictionary(v => v.Key, v => v.Value), ["run", "--no-build", .. words]);

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Project.Dispose();
            return Task.CompletedTask;
        }
    }
}
