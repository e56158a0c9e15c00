using System;
using LocalBind.Build.Tasks.Owners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>The very app about to run, and its relatives.</summary>
public class DotNetRulesTests
{
    private const string Watch = "/usr/share/dotnet/dotnet /usr/share/dotnet/sdk/10.0.401/DotnetTools/dotnet-watch/10.0/tools/net10.0/any/dotnet-watch.dll run";

    private static readonly OwnerContext Context = new()
    {
        OutputAssembly = "/home/ana/shop/bin/Debug/net10.0/Shop.dll",
        ApplicationHost = "/home/ana/shop/bin/Debug/net10.0/Shop",
        ProjectFile = "/home/ana/shop/Shop.csproj",
    };

    private static readonly OwnerContext WindowsContext = new()
    {
        OutputAssembly = "C:\\src\\Shop\\bin\\Debug\\net10.0\\Shop.dll",
        ApplicationHost = "C:\\src\\Shop\\bin\\Debug\\net10.0\\Shop.exe",
        ProjectFile = "C:\\src\\Shop\\Shop.csproj",
    };

    [Theory]
    [InlineData("/home/ana/shop/bin/Debug/net10.0/Shop --urls http://localhost:5080")]
    [InlineData("dotnet /home/ana/shop/bin/Debug/net10.0/Shop.dll")]
    [InlineData("dotnet bin/Debug/net10.0/Shop.dll --urls x")]
    [InlineData("/usr/bin/dotnet ./bin/Debug/../Debug/net10.0/Shop.dll")]
    [InlineData("dotnet exec --runtimeconfig a.json --depsfile b.json /home/ana/shop/bin/Debug/net10.0/Shop.dll")]
    public void SameProgram_IsThePreviousInstance(string line)
    {
        var judgement = Judge(Cases.Linux(line).Under("bash"));
        Assert.Equal((OwnerKind.PreviousInstance, "a previous instance of this app", "kill 4242"), (judgement.Kind, judgement.Description, judgement.StopCommand));
    }

    [Theory]
    [InlineData("C:\\src\\Shop\\bin\\Debug\\net10.0\\Shop.exe --urls x")]
    [InlineData("c:\\SRC\\shop\\bin\\debug\\net10.0\\shop.exe")]
    [InlineData("\"C:\\Program Files\\dotnet\\dotnet.exe\" C:\\src\\Shop\\bin\\Debug\\net10.0\\Shop.dll")]
    public void SameProgramOfWindows_IsThePreviousInstance(string line) =>
        Assert.Equal(OwnerKind.PreviousInstance, OwnerRules.Judge(Cases.Windows(line) with { Context = WindowsContext }).Kind);

    [Fact]
    public void SameProgramInAnotherCase_IsAnotherOneOnLinux() =>
        Assert.NotEqual(OwnerKind.PreviousInstance, Judge(Cases.Linux("/home/ana/SHOP/bin/Debug/net10.0/Shop")).Kind);

    [Theory]
    [InlineData("/home/ana/other/bin/Debug/net10.0/Shop")]
    [InlineData("dotnet /home/ana/shop/bin/Debug/net10.0/Worker.dll")]
    [InlineData("dotnet /home/ana/shop2/bin/Release/net10.0/Shop.dll")]
    [InlineData("dotnet test /home/ana/shop/bin/Debug/net10.0")]
    public void OtherProgram_IsNot(string line) => Assert.NotEqual(OwnerKind.PreviousInstance, Judge(Cases.Linux(line)).Kind);

    [Theory]
    [InlineData("/home/ana/shop/bin/Release/net10.0/Shop", "a previous instance of this app (its Release/net10.0 build)")]
    [InlineData("dotnet /home/ana/shop/bin/Debug/net9.0/Shop.dll", "a previous instance of this app (its Debug/net9.0 build)")]
    public void OtherBuildOfTheProject_IsToldApart(string line, string description) => Assert.Equal(description, Judge(Cases.Linux(line).Under("bash")).Description);

    [Fact]
    public void InstanceUnderWatch_IsStoppedWithTheWatch()
    {
        var judgement = Judge(Cases.Linux("/home/ana/shop/bin/Debug/net10.0/Shop").Under("dotnet run --no-build", Watch, "bash"));
        Assert.Equal("a previous instance of this app, still under \"dotnet watch\" (pid 899)", judgement.Description);
        Assert.Equal("kill 899 4242", judgement.StopCommand);
    }

    [Fact]
    public void InstanceUnderWatchOfWindows_IsStoppedAsATree() =>
        Assert.Equal(
            "taskkill /PID 900 /T /F",
            OwnerRules.Judge((Cases.Windows("C:\\src\\Shop\\bin\\Debug\\net10.0\\Shop.exe") with { Context = WindowsContext }).Under("dotnet watch run")).StopCommand);

    [Fact]
    public void InstanceUnderRun_SaysSo() =>
        Assert.Equal(
            "a previous instance of this app, started by \"dotnet run\" (pid 900)",
            Judge(Cases.Linux("/home/ana/shop/bin/Debug/net10.0/Shop").Under("/usr/bin/dotnet run --project Shop", "bash")).Description);

    [Fact]
    public void InstanceUnderAnEditor_SaysSo() =>
        Assert.EndsWith(
            ", started from JetBrains Rider",
            Judge(Cases.Linux("/home/ana/shop/bin/Debug/net10.0/Shop").Under("/opt/rider/bin/rider", "systemd")).Description,
            StringComparison.Ordinal);

    [Fact]
    public void OrphanedInstance_SaysSo()
    {
        var owner = Cases.Linux("/home/ana/shop/bin/Debug/net10.0/Shop") with { Ancestors = new[] { Cases.Process("/sbin/init", pid: 1, parent: 0) } };
        Assert.EndsWith(", orphaned: what started it is gone", Judge(owner).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void InstanceInATerminal_IsNotOrphaned() =>
        Assert.DoesNotContain("orphan", Judge(Cases.Linux("/home/ana/shop/bin/Debug/net10.0/Shop").Under("bash", "tmux")).Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("dotnet /srv/api/bin/Debug/net10.0/Api.dll", ".NET app Api (project in /srv/api)")]
    [InlineData("dotnet /opt/api/Api.dll", ".NET app Api")]
    public void OtherApp_IsNamedWithItsProject(string line, string description)
    {
        var judgement = Judge(Cases.Linux(line));
        Assert.Equal((OwnerKind.DotNetApp, description), (judgement.Kind, judgement.Description));
    }

    [Fact]
    public void ApplicationHost_IsToldByTheFilesBesideIt()
    {
        var owner = Cases.Linux("/srv/api/bin/Debug/net10.0/Api") with { FileExists = path => path is "/srv/api/bin/Debug/net10.0/Api.dll" or "/srv/api/bin/Debug/net10.0/Api.runtimeconfig.json" };
        Assert.Equal(".NET app Api (project in /srv/api)", Judge(owner).Description);
    }

    [Fact]
    public void ProgramWithoutThoseFiles_IsNoDotNetApp() => Assert.Equal(OwnerKind.OtherProcess, Judge(Cases.Linux("/srv/api/bin/Debug/net10.0/Api")).Kind);

    [Fact]
    public void NothingKnownAboutTheRun_HasNoPreviousInstance() =>
        Assert.Equal(OwnerKind.DotNetApp, OwnerRules.Judge(Cases.Linux("dotnet /home/ana/shop/bin/Debug/net10.0/Shop.dll")).Kind);

    private static Judgement Judge(OwnerCase owner) => OwnerRules.Judge(owner with { Context = Context });
}
