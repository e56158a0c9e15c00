using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Build.Tasks.Tests.Configuration;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>
/// A run of a made-up project on a made-up machine: files that are written, a shell, ports that somebody has.
/// <example>
/// <code>
/// using var run = new CheckedRun();
/// run.Write("appsettings.json", """{ "Urls": "http://localhost:5080" }""");
/// Assert.Equal("127.0.0.1:5080 [::1]:5080", run.Sockets("--no-build"));
/// </code>
/// </example>
/// </summary>
internal sealed class CheckedRun : IDisposable, IListenerTable, IPortReservations, IBindProbe, IOwnerFinder
{
    private readonly List<Listener> _listeners = [];

    public CheckedRun()
    {
        Folder = Directory.CreateTempSubdirectory("localbind-run").FullName;
        Shell = new() { ["HOME"] = Path.Combine(Folder, "home") };
    }

    public string Folder { get; }

    public Dictionary<string, string> Shell { get; }

    public ProgramFacts Program { get; init; } = new();

    public SystemKind System { get; init; } = SystemKind.Linux;

    public ConflictMode OnConflict { get; init; }

    public string RunCommand { get; init; } = "";

    public string RunArguments { get; init; } = "";

    public IServerMachine Machine { get; init; } = new FixedMachine();

    public List<string> Libraries { get; } = [];

    public List<CodeEndpoint> Code { get; } = [];

    /// <summary>The LocalBindRequires items of App.csproj, as <see cref="Require"/> wrote them.</summary>
    public List<ProjectPort> Requirements { get; } = [];

    public Dictionary<int, PortReservation> Reservations { get; } = [];

    public Dictionary<string, BindAnswer> Answers { get; } = [];

    public CheckedRun Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public CheckedRun Occupy(string address, int port, bool isDualStack = false, TransportProtocol protocol = TransportProtocol.Tcp)
    {
        _listeners.Add(new Listener(IPAddress.Parse(address), port, protocol) { IsDualStack = isDualStack });
        return this;
    }

    /// <summary>Writes App.csproj with one LocalBindRequires item a line.</summary>
    public CheckedRun Require(params string[] endpoints)
    {
        Write("App.csproj", string.Concat(endpoints.Select(e => $"<LocalBindRequires Include=\"{e}\" />\n")));
        Requirements.AddRange(endpoints.SelectMany(e => e.Split(';')).Select(e => new ProjectPort("LocalBindRequires", e, Path.Combine(Folder, "App.csproj"))));
        return this;
    }

    /// <summary>An endpoint in Program.cs, line 7.</summary>
    public CheckedRun OpenInCode(string address, int port, string member, string server = "Kestrel") =>
        OpenInCode(new CodeEndpoint(InProgram(member), server, member) { Address = address, Port = port.ToString(CultureInfo.InvariantCulture), Scheme = "http" });

    /// <summary>An endpoint in Program.cs that the source says in part.</summary>
    public CheckedRun OpenInCode(CodeEndpoint endpoint)
    {
        // Each call is one of its own, unless a test says otherwise.
        Code.Add(endpoint.Group.Length > 0 ? endpoint : endpoint with { Group = Code.Count.ToString(CultureInfo.InvariantCulture) });
        return this;
    }

    /// <summary>Program.cs, line 7.</summary>
    public ValueOrigin InProgram(string member) => ValueOrigin.AtPosition(Path.Combine(Folder, "Program.cs"), new TextPosition(7, 5), member);

    public RunPlan Plan(params string[] words) => RunPlan.Create(Context(words), Machine);

    /// <summary>The sockets of the run; in their place, what stops it.</summary>
    public string Sockets(params string[] words)
    {
        var plan = Plan(words);
        return plan.Configured?.Failure?.Message
            ?? string.Join(" ", plan.Endpoints.SelectMany(e => PlannedSocket.Of(e.Endpoint)).Select(s => new IPEndPoint(s.Address, s.Port) + (s.Protocol == TransportProtocol.Udp ? "/udp" : "")));
    }

    public RunCheckResult Check(params string[] words) =>
        RunCheck.Check(Context(words), Plan(words), new SocketJudge(System, this, this, this), this);

    ListenerQuery IListenerTable.Find(int port, TransportProtocol protocol) => new([.. _listeners.Where(l => l.Port == port && l.Protocol == protocol)], null);

    ListenerQuery IListenerTable.FindInAnyState(int port, TransportProtocol protocol) => ListenerQuery.Nothing;

    PortReservation? IPortReservations.Find(int port, TransportProtocol protocol) => Reservations.GetValueOrDefault(port);

    BindAnswer IBindProbe.TryBind(PlannedSocket socket) => Answers.GetValueOrDefault(new IPEndPoint(socket.Address, socket.Port).ToString(), BindAnswer.Bound);

    PortOwner IOwnerFinder.Find(IReadOnlyList<Listener> rows, OwnerContext context) => new(OwnerKind.Unknown, "python3", "python3, pid 4242", "Stop it with \"kill 4242\"");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private RunContext Context(string[] words) => new()
    {
        ProjectFile = Path.Combine(Folder, "App.csproj"),
        Request = RunCommandLine.Parse(words, folder: Folder),
        Shell = Shell,
        RunCommand = RunCommand,
        RunArguments = RunArguments,
        IsWeb = true,
        OnConflict = OnConflict,
        Code = Code,
        Libraries = Libraries,
        Requirements = Requirements,
        Program = Program with { WorkingDirectory = Folder, AssemblyFolder = Path.Combine(Folder, "bin"), AssemblyName = "App", UserSecretsId = "id" },
    };
}
