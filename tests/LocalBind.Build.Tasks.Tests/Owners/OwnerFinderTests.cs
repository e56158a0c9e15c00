using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>From rows to words, with processes that are made up.</summary>
public class OwnerFinderTests
{
    [Fact]
    public void VisibleOwner_IsSummedUpInOneLine()
    {
        var process = Cases.Process("/usr/bin/python3 /usr/bin/flask run --port 5080") with { Name = "python3", Started = Today(9, 12) };
        var owner = Find(new Fakes { Processes = { [4242] = process } });
        Assert.Equal("python3, pid 4242, user ana, started 09:12: \"/usr/bin/python3 /usr/bin/flask run --port 5080\" (Flask development server)", owner.Summary);
        Assert.Equal("Stop it with \"kill 4242\"", owner.Advice);
        Assert.Equal(4242, owner.Process!.Pid);
        Assert.Null(owner.Hidden);
    }

    [Fact]
    public void OwnerOfAnotherDay_HasItsDate()
    {
        var started = Today(9, 12).AddDays(-3);
        var owner = Find(new Fakes { Processes = { [4242] = Cases.Process("/opt/server") with { Started = started } } });
        Assert.Contains(started.ToString("yyyy-MM-dd", null) + " 09:12", owner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherHolders_AreNamed()
    {
        var fakes = new Fakes { Search = new HolderSearch { Pids = new[] { 4242, 4243 } } };
        fakes.Processes[4242] = Cases.Process("/usr/sbin/nginx");
        fakes.Processes[4243] = Cases.Process("/usr/sbin/nginx", pid: 4243, parent: 4242);
        Assert.EndsWith("; shared with nginx (pid 4243)", Find(fakes).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyHolders_AreCounted()
    {
        var fakes = new Fakes { Search = new HolderSearch { Pids = Enumerable.Range(100, 200).ToList() } };
        for (var pid = 100; pid < 300; pid++)
        {
            fakes.Processes[pid] = Cases.Process("/usr/sbin/nginx", pid);
        }

        var owner = Find(fakes);
        Assert.EndsWith(" and 194 more", owner.Summary, StringComparison.Ordinal);
        Assert.True(owner.Holders.Count < 200);
    }

    [Fact]
    public void SecretInTheCommandLine_IsNotShown()
    {
        var owner = Find(new Fakes { Processes = { [4242] = Cases.Process("server --password=hunter2") } });
        Assert.DoesNotContain("hunter2", owner.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HostileName_StaysOneHarmlessLine()
    {
        var owner = Find(new Fakes { Processes = { [4242] = Cases.Process("x|a\nb\u001b[2Jc") with { Name = "evil\u001b[31m\nerror : x" } } });
        Assert.DoesNotContain(owner.Summary + owner.Description + owner.Advice, char.IsControl);
    }

    [Fact]
    public void InvisibleOwner_IsItsUserAndTheCommandThatShowsIt()
    {
        var owner = Find(new Fakes { Search = new HolderSearch { WasDenied = true }, HiddenUser = "postgres" });
        Assert.Equal(OwnerKind.Unknown, owner.Kind);
        Assert.Equal("a process of user postgres; its process is not visible to you", owner.Summary);
        Assert.Equal("See it with \"sudo ss -ltnp 'sport = :5080'\" and stop it there", owner.Advice);
        Assert.NotNull(owner.Hidden);
    }

    [Fact]
    public void InvisibleOwnerInAUnit_IsStoppedByTheUnit()
    {
        var owner = Find(new Fakes { Search = new HolderSearch { WasDenied = true }, HiddenUser = "postgres", HiddenUnit = "/system.slice/postgresql.service" });
        Assert.Equal((OwnerKind.Service, "sudo systemctl stop postgresql.service"), (owner.Kind, owner.StopCommand));
        Assert.StartsWith("postgresql.service (user postgres)", owner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void InvisibleOwnerThatItsArgumentsTell_IsNamed()
    {
        var fakes = new Fakes { Search = new HolderSearch { WasDenied = true }, HiddenUser = "root", HiddenUnit = "/system.slice/docker.service", Claimant = 4242, Container = "web" };
        fakes.Processes[4242] = Cases.Process("docker-proxy -container-ip 172.17.0.2 -container-port 80", user: "root");
        var owner = Find(fakes);
        Assert.Equal((OwnerKind.Container, "docker stop web", 4242), (owner.Kind, owner.StopCommand, owner.Process!.Pid));
        Assert.Equal("told by its arguments: its process is not visible to you", owner.Hidden);
    }

    [Fact]
    public void InvisibleOwnerThatEndsMeanwhile_IsItsUnit()
    {
        var fakes = new Fakes { Search = new HolderSearch { WasDenied = true }, HiddenUnit = "/system.slice/nginx.service", Claimant = 4242 };
        Assert.Equal("sudo systemctl stop nginx.service", Find(fakes).StopCommand);
    }

    [Theory]
    [InlineData(null, "docker stop $(docker ps -q --filter publish=5080)", "container (docker) (user root); its process is not visible to you")]
    [InlineData("web", "docker stop web", "container web (docker) (user root); its process is not visible to you")]
    public void InvisibleOwnerInDockersUnit_IsAContainerAndNotTheWholeOfDocker(string? name, string command, string summary)
    {
        var owner = Find(new Fakes { Search = new HolderSearch { WasDenied = true }, HiddenUser = "root", HiddenUnit = "/system.slice/docker.service", Container = name });
        Assert.Equal((OwnerKind.Container, command, summary), (owner.Kind, owner.StopCommand, owner.Summary));
    }

    [Fact]
    public void SocketThatIsGone_BelongedToAProcessThatJustExited()
    {
        var owner = Find(new Fakes { Search = new HolderSearch(), RowsLater = Array.Empty<Listener>() });
        Assert.Equal("a process that has just exited", owner.Summary);
    }

    [Fact]
    public void SocketThatWasReplaced_IsSoughtOnceMore()
    {
        var fakes = new Fakes { Search = new HolderSearch(), RowsLater = new[] { Cases.Row() with { Inode = 78 } }, SearchLater = new HolderSearch { Pids = new[] { 4242 } } };
        fakes.Processes[4242] = Cases.Process("/opt/server");
        Assert.Equal(4242, Find(fakes).Process!.Pid);
    }

    [Theory]
    [InlineData(100L, true)]
    [InlineData(101L, false)]
    [InlineData(null, false)]
    public void IdThatAnotherProcessGotMeanwhile_IsNotNamed(long? identity, bool isNamed)
    {
        var fakes = new Fakes { Search = new HolderSearch { Pids = new[] { 4242 }, Identities = new Dictionary<int, long> { [4242] = 100 } } };
        fakes.Processes[4242] = Cases.Process("/opt/server") with { Identity = identity };
        Assert.Equal(isNamed, Find(fakes).Process is not null);
    }

    [Fact]
    public void ProcessThatEndsWhileItIsRead_IsNotNamed() => Assert.Empty(Find(new Fakes()).Holders);

    [Fact]
    public void SpentBudget_IsTheReason() =>
        Assert.Contains("time budget", Find(new Fakes { Search = new HolderSearch { WasCutShort = true } }).Hidden, StringComparison.Ordinal);

    [Fact]
    public void NoRows_AreAnUnknownOwner() => Assert.Equal(OwnerKind.Unknown, new Fakes().Finder.Find(Array.Empty<Listener>(), OwnerContext.None).Kind);

    [Fact]
    public void FailingReader_IsAnUnknownOwnerWithTheReason()
    {
        var owner = Find(new Fakes { Failure = new InvalidOperationException("boom\nbang") });
        Assert.Equal(("the search failed: boom bang", OwnerKind.Unknown), (owner.Hidden, owner.Kind));
    }

    [Fact]
    public void ParentThatIsYoungerThanItsChild_IsNotItsParent()
    {
        var fakes = new Fakes();
        fakes.Processes[4242] = Cases.Process("/home/ana/shop/bin/Debug/net10.0/Shop") with { Started = Today(9, 0) };
        fakes.Processes[900] = Cases.Process("dotnet watch", pid: 900, parent: 0) with { Started = Today(9, 30) };
        var owner = fakes.Finder.Find(new[] { Cases.Row() }, new OwnerContext { ApplicationHost = "/home/ana/shop/bin/Debug/net10.0/Shop" });
        Assert.Equal("kill 4242", owner.StopCommand);
    }

    [Fact]
    public void PortOfAClosedConnection_ComesBackByItself()
    {
        var fakes = new Fakes { Search = new HolderSearch(), RowsLater = null };
        var owner = fakes.Finder.Find(new[] { Cases.Row() with { State = SocketState.Closing } }, OwnerContext.None);
        Assert.Equal("Wait a minute and run again", owner.Advice);
    }

    [Fact]
    public void ContainerOfAPublishedPort_IsAskedForItsName()
    {
        var fakes = new Fakes { Container = "web" };
        fakes.Processes[4242] = Cases.Process("docker-proxy -container-ip 172.17.0.2 -container-port 80");
        Assert.Equal("docker stop web", Find(fakes).StopCommand);
    }

    [Theory]
    [InlineData("web\n", "web")]
    [InlineData("web\napi\n", null)]
    [InlineData("\n", null)]
    [InlineData("$(reboot)\n", null)]
    [InlineData("-f\n", null)]
    public void ContainerName_IsTakenWhenItIsOneAndPlain(string text, string? name) => Assert.Equal(name, ContainerNames.ReadOne(text));

    [Fact]
    public void Holders_AreOrderedRootsFirstAndInitLast()
    {
        var parents = new Dictionary<int, int> { [1] = 0, [50] = 40, [51] = 50, [30] = 1, [52] = 51 };
        Assert.Equal(new[] { 30, 50, 51, 52, 1 }, HolderOrder.RootsFirst(new[] { 52, 1, 51, 50, 30, 30 }, pid => parents[pid]));
    }

    private static PortOwner Find(Fakes fakes) => fakes.Finder.Find(new[] { Cases.Row() with { Inode = 77 } }, OwnerContext.None);

    private static DateTimeOffset Today(int hour, int minute) => new(DateTime.Now.Date.AddHours(hour).AddMinutes(minute));

    private sealed class Fakes : IProcessReader, IListenerTable, ISystemQueries
    {
        private int _searches;

        public Dictionary<int, ProcessFacts> Processes { get; } = new();

        public HolderSearch Search { get; init; } = new() { Pids = new[] { 4242 } };

        public HolderSearch? SearchLater { get; init; }

        public IReadOnlyList<Listener>? RowsLater { get; init; }

        public string? HiddenUser { get; init; }

        public string? HiddenUnit { get; init; }

        public string? Container { get; init; }

        public int? Claimant { get; init; }

        public Exception? Failure { get; init; }

        public OwnerFinder Finder => new(this, this, this);

        public OwnerSystem System => OwnerSystem.Linux;

        public string? CurrentUser => "ana";

        public bool IsElevated => false;

        public ProcessFacts? Read(int pid) => Processes.GetValueOrDefault(pid);

        public HolderSearch FindHolders(IReadOnlyList<Listener> rows, Deadline deadline) =>
            Failure is not null ? throw Failure : _searches++ == 0 ? Search : SearchLater ?? Search;

        public int? FindClaimant(IReadOnlyList<Listener> rows, Deadline deadline) => Claimant;

        public (string? User, string? Unit) DescribeHidden(IReadOnlyList<Listener> rows) => (HiddenUser, HiddenUnit);

        public ListenerQuery Find(int port, TransportProtocol protocol) => FindInAnyState(port, protocol);

        public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => new(RowsLater ?? new[] { Cases.Row() with { Inode = 77 } }, RowsLater is null ? "not asked" : null);

        public IReadOnlyList<HttpSysQueue> HttpSysQueues(int port, TimeSpan limit) => Array.Empty<HttpSysQueue>();

        public bool MayAskDocker => true;

        public string? ContainerName(int port, TransportProtocol protocol, TimeSpan limit) => Container;
    }
}
