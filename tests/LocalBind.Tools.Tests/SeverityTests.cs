using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>Every way to change a severity, on every id and wherever it is raised: in code and in JSON files by the compiler, in files by the audit.</summary>
public class SeverityTests(SeverityTests.ProjectWithEverything everything) : IClassFixture<SeverityTests.ProjectWithEverything>
{
    // As they are by default; information is not printed.
    private static readonly string[] Code = ["LBT1001", "LBT1002", "LBT1003", "LBT1004", "LBT2001", "LBT2004", "LBT2006", "LBT2009"];
    private static readonly string[] CodeInformation = ["LBT2002", "LBT2005"];
    private static readonly string[] Json = ["LBT1001", "LBT1003", "LBT2006", "LBT2007", "LBT2008", "LBT2009", "LBT3005"];
    private static readonly string[] JsonInformation = ["LBT2003", "LBT2004", "LBT2005"];
    private static readonly string[] Audit = ["LBT1005", "LBT2009", "LBT3005", "LBT3007"];
    private static readonly string[] Exposure = ["LBT1001", "LBT1002", "LBT1003", "LBT1004", "LBT1005"];

    private static readonly string Every = string.Join("%3B", Code.Concat(CodeInformation).Concat(Json).Concat(JsonInformation).Concat(Audit).Distinct());

    [Fact]
    public async Task ByDefault() => Assert.Equal(
        Expected(Code, Json, Audit),
        await everything.BuildAsync());

    [Fact]
    public async Task NoWarn_HidesEveryId() => Assert.Empty(await everything.BuildAsync($"-p:NoWarn={Every}"));

    // What the compiler makes an error ends the build before the audit.
    [Fact]
    public async Task WarningsAsErrors_RaisesEveryId()
    {
        Assert.Equal(
            Expected([.. Code, .. CodeInformation], [.. Json, .. JsonInformation], [], errors: [.. Code, .. CodeInformation, .. Json, .. JsonInformation]),
            await everything.BuildAsync($"-p:WarningsAsErrors={Every}"));
        Assert.Equal(Expected(Code, Json, Audit, errors: ["LBT1005", "LBT3007"]), await everything.BuildAsync("-p:WarningsAsErrors=LBT1005%3BLBT3007"));
    }

    [Fact]
    public async Task FailOnExposure_RaisesExposureAlone()
    {
        Assert.Equal(Expected(Code, Json, [], errors: Exposure), await everything.BuildAsync("-p:LocalBindFailOnExposure=true"));
        using var file = everything.With(".globalconfig", "is_global = true\n" + Lines("none"));
        Assert.Equal(Expected([], [], Audit, errors: Exposure), await everything.BuildAsync("-p:LocalBindFailOnExposure=true"));
    }

    [Fact]
    public async Task ModeNone_HidesEveryId() => Assert.Empty(await everything.BuildAsync("-p:LocalBindAnalysisMode=none"));

    [Fact]
    public async Task ModeStrict_RaisesEveryId()
    {
        Assert.Equal(
            Expected([.. Code, .. CodeInformation], [.. Json, .. JsonInformation], [], errors: [.. Code, .. CodeInformation, .. Json, .. JsonInformation]),
            await everything.BuildAsync("-p:LocalBindAnalysisMode=strict"));
        using var file = everything.With(".globalconfig", "is_global = true\n" + Lines("none"));
        Assert.Equal(Expected([], [], Audit, errors: Audit), await everything.BuildAsync("-p:LocalBindAnalysisMode=strict"));
    }

    // That two listeners share a port is wrong there too.
    [Fact]
    public async Task ExposureOfANetworkProgram_IsMeant()
    {
        string[] meant = ["LBT1001", "LBT1002", "LBT1003", "LBT1005"];
        Assert.Equal(Expected(Code.Except(meant), Json.Except(meant), Audit.Except(meant)), await everything.BuildAsync("-p:LocalBindExposure=network"));
    }

    [Fact]
    public async Task GlobalConfig_DecidesWhatTheCompilerRaises()
    {
        using var file = everything.With(".globalconfig", "is_global = true\n" + Lines("none"));
        Assert.Equal(Expected([], [], Audit), await everything.BuildAsync());
    }

    [Fact]
    public async Task EditorConfig_DecidesByFile()
    {
        using var file = everything.With(".editorconfig", "root = true\n[*.json]\n" + Lines("none") + "[*.cs]\n" + Lines("error"));
        Assert.Equal(
            Expected([.. Code, .. CodeInformation], [], [], errors: [.. Code, .. CodeInformation]),
            await everything.BuildAsync());
    }

    [Fact]
    public async Task OptOuts_SwitchTheirPartOff()
    {
        Assert.Equal(Expected(Code, [], Audit), await everything.BuildAsync("-p:LocalBindAnalyzeConfigurationFiles=false"));
        Assert.Equal(Expected(Code, Json, []), await everything.BuildAsync("-p:LocalBindAudit=false"));
    }

    private static string Lines(string severity) =>
        string.Concat(Code.Concat(CodeInformation).Concat(Json).Concat(JsonInformation).Concat(Audit).Distinct().Select(id => $"dotnet_diagnostic.{id}.severity = {severity}\n"));

    private static List<string> Expected(IEnumerable<string> code, IEnumerable<string> json, IEnumerable<string> audit, params string[] errors)
    {
        var ids = code.Select(id => "Program.cs " + id)
            .Concat(json.Select(id => (id == "LBT3005" ? "launchSettings.json " : "appsettings.json ") + id))
            .Concat(audit.Select(id => (id == "LBT3005" ? "compose.broken.yml " : id == "LBT3007" ? "launchSettings.json " : "compose.yml ") + id));
        return [.. ids.Select(id => id + (errors.Contains(id.Split(' ')[1]) ? " error" : " warning")).Order(System.StringComparer.Ordinal)];
    }

    /// <summary>A project in which every id stands that a build can raise, at each place that can raise it.</summary>
    public sealed class ProjectWithEverything : IAsyncLifetime
    {
        private TemporaryProject _project = null!;

        public async Task InitializeAsync()
        {
            _project = await TemporaryProject.CreateAsync(new ProjectText());
            _project.Write("Program.cs", """
                using System.Net;
                using System.Net.Sockets;

                new TcpListener(IPAddress.Any, 7007).Start();
                using var datagrams = new UdpClient(7008);
                new TcpListener(IPAddress.Parse("192.168.7.7"), 0).Start();
                var shared = new TcpListener(IPAddress.Loopback, 50000) { ExclusiveAddressUse = false };
                shared.Start();
                new TcpListener(IPAddress.Loopback, 70000).Start();
                new TcpListener(IPAddress.Loopback, 81).Start();
                new TcpListener(IPAddress.Loopback, 7009).Start();
                new TcpListener(IPAddress.Loopback, 7009).Start();
                using var client = new TcpClient("127.0.0.1", 7010);
                """);
            _project.Write("appsettings.json", """
                { "Kestrel": { "Endpoints": {
                    "LBT1001": { "Url": "http://*:6123" },
                    "LBT1003": { "Url": "http://192.168.7.7:6124" },
                    "LBT2003": { "Url": "http://localhost:5001" },
                    "LBT2004": { "Url": "http://localhost:50001" },
                    "LBT2005": { "Url": "http://localhost:82" },
                    "LBT2006": { "Url": "http://localhost:70000" },
                    "LBT2007": { "Url": "http://localhost:6000" },
                    "LBT2008": { "Url": "http://localhost:0" },
                    "LBT2009": { "Url": "http://localhost:6123" } } } }
                """);
            _project.Write("Properties/launchSettings.json", """
                { "profiles": {
                    "LBT3005": { "commandName": "Project", "dotnetRunMessages": "true" },
                    "LBT3007": { "commandName": "Project", "applicationUrl": "http://localhost:6125" } } }
                """);
            _project.Write("compose.yml", "services:\n  a:\n    ports:\n      - 5432:5432\n      - 127.0.0.1:5432:5433\n");
            _project.Write("compose.broken.yml", "services: [\n");
            _project.Write("All.slnx", """<Solution><Project Path="App.csproj" /><Project Path="other/Other.csproj" /></Solution>""");
            _project.Write("other/Other.csproj", "<Project />");
            _project.Write("other/Properties/launchSettings.json", """{ "profiles": { "p": { "commandName": "Project", "applicationUrl": "http://localhost:6125" } } }""");
            await _project.RunAsync("restore", "App.csproj");
        }

        public Task DisposeAsync()
        {
            _project.Dispose();
            return Task.CompletedTask;
        }

        internal TemporaryProjectFile With(string name, string text) => new(_project, name, text);

        /// <summary>What a build prints: file, id and severity of each finding.</summary>
        internal async Task<IEnumerable<string>> BuildAsync(params string[] arguments)
        {
            var build = await _project.BuildAsync(["App.csproj", "--no-restore", "--no-incremental", .. arguments]);
            return build.OfLocalBind.Select(finding => $"{finding.File} {finding.Code} {finding.Severity}").Distinct().Order(System.StringComparer.Ordinal);
        }
    }
}

/// <summary>A file that a project has for a while.</summary>
internal sealed class TemporaryProjectFile : System.IDisposable
{
    private readonly string _path;

    public TemporaryProjectFile(TemporaryProject project, string name, string text)
    {
        project.Write(name, text);
        _path = System.IO.Path.Combine(project.Folder, name);
    }

    /// <inheritdoc/>
    public void Dispose() => System.IO.File.Delete(_path);
}
