using System;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>For each kind of owner, the command that gets the port back on each system.</summary>
public class AdviceTests
{
    [Theory]
    [InlineData("python3 -m flask run")]
    [InlineData("node server.js")]
    [InlineData("/usr/sbin/nginx")]
    [InlineData("/usr/bin/redis-server *:6379")]
    [InlineData("dotnet /srv/api/Api.dll")]
    [InlineData("java -jar shop.jar")]
    [InlineData("/opt/anything --port 5080")]
    [InlineData("ssh -N -L 5080:db:80 host")]
    [InlineData("kubectl port-forward svc/web 5080:80")]
    [InlineData("ngrok http 5080")]
    public void Process_IsEndedByItsId(string line)
    {
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.Linux(line)).StopCommand);
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.MacOS(line)).StopCommand);
        Assert.Equal("taskkill /PID 4242 /F", OwnerRules.Judge(Cases.Windows(line)).StopCommand);
    }

    [Theory]
    [InlineData("nodemon", "node server.js")]
    [InlineData("/usr/bin/python3 /usr/bin/supervisord", "python3 worker.py")]
    [InlineData("watchexec -r cargo", "/home/ana/shop/target/debug/shop")]
    public void ProgramThatIsKeptUp_IsEndedWithItsKeeper(string keeper, string line)
    {
        Assert.Equal("kill 900 4242", OwnerRules.Judge(Cases.Linux(line).Under(keeper)).StopCommand);
        Assert.Equal("kill 900 4242", OwnerRules.Judge(Cases.MacOS(line).Under(keeper)).StopCommand);
        Assert.Equal("taskkill /PID 900 /T /F", OwnerRules.Judge(Cases.Windows(line).Under(keeper)).StopCommand);
    }

    [Theory]
    [InlineData("com.docker.backend")]
    [InlineData("vpnkit")]
    public void PublishedPort_IsStoppedByItsContainerOnEverySystem(string program)
    {
        foreach (var owner in new[] { Cases.Linux(program), Cases.MacOS(program), Cases.Windows(program + ".exe") })
        {
            Assert.Equal("docker stop $(docker ps -q --filter publish=5080)", OwnerRules.Judge(owner).StopCommand);
            Assert.Equal("docker stop web", OwnerRules.Judge(owner with { ContainerName = "web" }).StopCommand);
        }
    }

    [Theory]
    [InlineData("/opt/homebrew/opt/postgresql@16/bin/postgres -D /opt/homebrew/var/postgresql@16", OwnerKind.Database, "brew services stop postgresql@16")]
    [InlineData("/usr/local/opt/redis/bin/redis-server 127.0.0.1:6379", OwnerKind.Database, "brew services stop redis")]
    [InlineData("/opt/homebrew/Cellar/nginx/1.27.0/bin/nginx", OwnerKind.WebServer, "brew services stop nginx")]
    [InlineData("/opt/homebrew/opt/unknown/bin/unknown", OwnerKind.Service, "brew services stop unknown")]
    public void ServiceOfHomebrew_IsStoppedByIt(string line, object kind, string command)
    {
        var judgement = OwnerRules.Judge(Cases.MacOS(line).With(process => process with { ParentPid = 1 }));
        Assert.Equal(((OwnerKind)kind, command), (judgement.Kind, judgement.StopCommand));

        // Started in a terminal it is no service, and Linux has another manager.
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.MacOS(line)).StopCommand);
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.Linux(line).With(process => process with { ParentPid = 1 })).StopCommand);
    }

    [Theory]
    [InlineData("lsass")]
    [InlineData("wininit")]
    [InlineData("services")]
    public void PartOfWindows_IsNeverEnded(string name)
    {
        var judgement = OwnerRules.Judge(Cases.Of(OwnerSystem.Windows, new ProcessFacts(700, name)));
        Assert.Equal((OwnerKind.Service, null), (judgement.Kind, judgement.StopCommand));
        Assert.StartsWith("Use another port", judgement.Advice, StringComparison.Ordinal);
        Assert.NotNull(OwnerRules.Judge(Cases.Of(OwnerSystem.Linux, new ProcessFacts(700, name))).StopCommand);
    }

    [Theory]
    [InlineData("rapportd")]
    [InlineData("sharingd")]
    [InlineData("launchd")]
    public void PartOfMacOS_IsNeverEnded(string name)
    {
        Assert.Null(OwnerRules.Judge(Cases.Of(OwnerSystem.MacOS, new ProcessFacts(700, name))).StopCommand);
        Assert.NotNull(OwnerRules.Judge(Cases.Of(OwnerSystem.Linux, new ProcessFacts(700, name))).StopCommand);
    }

    [Fact]
    public void QueueOfIis_IsStoppedByIis()
    {
        var owner = Cases.Of(OwnerSystem.Windows, new ProcessFacts(4, "System"));
        Assert.Equal("iisreset /stop", OwnerRules.Judge(owner with { HttpQueues = new[] { new HttpSysQueue("HTTP://*:80/", new[] { 4172 }, "w3wp") } }).StopCommand);
        Assert.Equal("taskkill /PID 4796 /F", OwnerRules.Judge(owner with { HttpQueues = new[] { new HttpSysQueue("HTTP://+:8000/", new[] { 4796 }, null) } }).StopCommand);
        Assert.Null(OwnerRules.Judge(owner with { HttpQueues = new[] { new HttpSysQueue("HTTP://+:8000/", Array.Empty<int>(), null) } }).StopCommand);
    }

    [Fact]
    public void PortProxyOfIPv6_IsRemovedFromItsTable()
    {
        var owner = Cases.Windows("C:\\Windows\\System32\\svchost.exe -k NetSvcs -p -s iphlpsvc") with { Rows = new[] { Cases.Row() with { Address = IPAddress.IPv6Loopback } } };
        Assert.Equal("netsh interface portproxy delete v6tov4 listenport=5080 listenaddress=::1", OwnerRules.Judge(owner).StopCommand);
    }

    [Fact]
    public void Connection_IsWaitedForOrEnded()
    {
        var rows = new[] { Cases.Row() with { State = SocketState.Connected, Peer = new IPEndPoint(IPAddress.Loopback, 443) } };
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.Linux("curl x") with { Rows = rows }).StopCommand);
        Assert.Equal("taskkill /PID 4242 /F", OwnerRules.Judge(Cases.Windows("curl.exe x") with { Rows = rows }).StopCommand);
    }

    [Fact]
    public void EveryRule_GivesAdviceThatIsASentenceAndQuotesItsCommand()
    {
        var programs = KnownPrograms.All.Select(program => (program.Tools.Split(' ')[0].Replace("*", "x", StringComparison.Ordinal) + " " + program.Word).Trim());
        foreach (var line in programs.Concat(new[] { "docker-proxy", "conmon -n web", "rootlesskit", "limactl", "code", "sshd: ana", "ssh host" }))
        {
            foreach (var owner in new[] { Cases.Linux(line), Cases.MacOS(line), Cases.Windows(line) })
            {
                var judgement = OwnerRules.Judge(owner);
                Assert.True(char.IsUpper(judgement.Advice[0]) && judgement.Advice[^1] != '.', judgement.Advice);
                Assert.True(judgement.Description.Length > 0 && judgement.Description[^1] != '.', judgement.Description);
                Assert.True(judgement.StopCommand is null || judgement.Advice.Contains($"\"{judgement.StopCommand}\"", StringComparison.Ordinal), judgement.Advice);
            }
        }
    }
}
