using System;
using System.Globalization;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Endpoints;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

/// <summary>The live readers with the eyes of a user who may not look into the processes of others.</summary>
public class HiddenOwnerTests(ITestOutputHelper output)
{
    private static readonly OwnerContext Patient = new() { Budget = TimeSpan.FromMinutes(1) };

    [RootFact]
    public void ListenerOfAnotherUser_IsItsUserAndNoProcess()
    {
        using var other = ListeningProcess.Of(user: 0);
        var owner = OtherUser.Run(() => Look(other.Port));
        Assert.Empty(owner.Holders);
        Assert.NotNull(owner.Hidden);
        Assert.Contains("root", owner.Summary, StringComparison.Ordinal);
    }

    [RootFact]
    public void OwnListener_IsFoundWithoutRights()
    {
        using var own = ListeningProcess.Of(OtherUser.Id);
        var owner = OtherUser.Run(() => Look(own.Port));
        Assert.Equal(own.Pid, owner.Process?.Pid);
        Assert.Null(owner.Hidden);
        Assert.Equal(own.Pid, Look(own.Port).Process?.Pid);
    }

    [RootFact]
    public void HiddenProcesses_LeaveTheUser()
    {
        using var other = ListeningProcess.Of(user: 0);
        using var own = ListeningProcess.Of(OtherUser.Id);
        var wasPermitted = OtherUser.TryRunWithHiddenProcesses(() =>
        {
            var owner = Look(other.Port);
            Assert.Empty(owner.Holders);
            Assert.Contains("root", owner.Summary, StringComparison.Ordinal);
            Assert.Null(new LinuxProcesses().Read(other.Pid));
            Assert.Equal(own.Pid, Look(own.Port).Process?.Pid);
        });
        if (!wasPermitted)
        {
            output.WriteLine("NOT COVERED HERE: hidepid, this machine does not permit to mount /proc");
        }
    }

    [RootFact]
    public void DockerProxyOfRoot_IsToldByItsArguments()
    {
        using var proxy = ListeningProcess.Claiming(user: 0, "docker-proxy", "-proto tcp -host-ip 127.0.0.1 -host-port PORT -container-ip 172.17.0.2 -container-port 80");
        var owner = OtherUser.Run(() => Look(proxy.Port));
        Assert.Equal((proxy.Pid, OwnerKind.Container), (owner.Process?.Pid, owner.Kind));
        Assert.Equal("container 172.17.0.2 port 80 (docker-proxy)", owner.Description);
        Assert.Contains("docker stop", owner.StopCommand, StringComparison.Ordinal);
        Assert.StartsWith("told by its arguments", owner.Hidden, StringComparison.Ordinal);
    }

    [RootFact]
    public void DockerProxyOfAnotherPortOrProtocol_IsNotNamed()
    {
        foreach (var arguments in new[] { "-proto udp -host-port PORT", "-proto tcp -host-ip 10.0.0.1 -host-port PORT", "-proto tcp -host-port 1" })
        {
            using var proxy = ListeningProcess.Claiming(user: 0, "docker-proxy", arguments);
            Assert.Empty(OtherUser.Run(() => Look(proxy.Port)).Holders);
        }
    }

    [RootFact]
    public void ClaimOfAnotherUsersProcess_IsNotBelieved()
    {
        // A process of nobody that says it is the proxy of a port that root holds.
        using var other = ListeningProcess.Of(user: 0);
        using var liar = ListeningProcess.Claiming(OtherUser.Id, "docker-proxy", $"-proto tcp -host-ip 127.0.0.1 -host-port {other.Port.ToString(CultureInfo.InvariantCulture)}");
        Assert.Empty(OtherUser.Run(() => Look(other.Port)).Holders);
    }

    [RootFact]
    public void TwoClaims_AreNone()
    {
        using var one = ListeningProcess.Claiming(user: 0, "docker-proxy", "-proto tcp -host-ip 127.0.0.1 -host-port PORT");
        using var two = ListeningProcess.Claiming(user: 0, "docker-proxy", $"-proto tcp -host-ip 127.0.0.1 -host-port {one.Port.ToString(CultureInfo.InvariantCulture)}");
        Assert.Empty(OtherUser.Run(() => Look(one.Port)).Holders);
    }

    [RootFact]
    public void TableOfNetlink_NeedsNoRights()
    {
        using var other = ListeningProcess.Of(user: 0);
        var rows = OtherUser.Run(() => new LinuxListenerTable().Find(other.Port, TransportProtocol.Tcp).Rows);
        Assert.Equal(0, Assert.Single(rows).UserId);
    }

    private static PortOwner Look(int port) => SystemOwners.Current.Find(SystemListeners.Current.Find(port, TransportProtocol.Tcp).Rows, Patient);
}
