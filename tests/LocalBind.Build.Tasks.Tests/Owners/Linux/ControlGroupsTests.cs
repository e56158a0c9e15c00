using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Build.Tasks.Tests.Listeners;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

/// <summary>Control groups of both versions, and the units that they name.</summary>
public class ControlGroupsTests(ITestOutputHelper output)
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("0::/system.slice/nginx.service\n", "/system.slice/nginx.service")]
    [InlineData("0::/user.slice/user-1000.slice/session-2.scope\n", "/user.slice/user-1000.slice/session-2.scope")]
    [InlineData("0::/\n", null)]
    [InlineData("12:pids:/docker/" + Id + "\n1:name=systemd:/docker/" + Id + "\n", "/docker/" + Id)]
    [InlineData("4:memory:/system.slice/cron.service\n1:name=systemd:/system.slice/cron.service\n0::/system.slice/cron.service\n", "/system.slice/cron.service")]
    [InlineData("1:name=systemd:/system.slice/cron.service\n0::/\n", "/system.slice/cron.service")]
    [InlineData("4:memory:/only/a/controller\n", null)]
    [InlineData("1:name=elogind:/2\n", null)]
    [InlineData("garbage", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Path_IsThatOfVersionTwoElseOfSystemd(string? text, string? path) => Assert.Equal(path, ControlGroups.PathIn(text));

    [Theory]
    [InlineData("/system.slice/nginx.service", "nginx.service", "sudo systemctl stop nginx.service")]
    [InlineData("/system.slice/system-postgresql.slice/postgresql@16-main.service", "postgresql@16-main.service", "sudo systemctl stop postgresql@16-main.service")]
    [InlineData("/system.slice/nginx.service/worker", "nginx.service", "sudo systemctl stop nginx.service")]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/sync.service", "sync.service", "systemctl --user stop sync.service")]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/init.scope", null, null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service", null, null)]
    [InlineData("/user.slice/user-1000.slice/session-2.scope", null, null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/app-org.gnome.Terminal.slice/vte-spawn-1.scope", null, null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/app-code@1.service", null, null)]
    [InlineData("/system.slice/docker-" + Id + ".scope", null, null)]
    [InlineData("/system.slice/$(reboot).service", null, null)]
    [InlineData("/", null, null)]
    [InlineData(null, null, null)]
    public void Unit_IsTheLastServiceThatIsOne(string? group, string? unit, string? command)
    {
        Assert.Equal(unit, UnitRules.UnitOf(group));
        if (unit is not null)
        {
            Assert.Equal(command, UnitRules.StopCommand(group!, unit));
        }
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(ulong.MaxValue)]
    public void RootOrUnknownGroup_HasNoPath(ulong id) => Assert.Null(ControlGroups.PathOf(id));

    [LinuxFact]
    public void GroupOfTheMachine_IsFoundByItsInode()
    {
        var groups = File.Exists("/sys/fs/cgroup/cgroup.controllers") ? ProcFiles.Folders("/sys/fs/cgroup") : Array.Empty<string>();
        if (groups.Count == 0)
        {
            output.WriteLine("NOT COVERED HERE: this machine has no control groups of version 2 below the root");
        }

        Assert.All(groups.Take(5), group => Assert.Equal(group["/sys/fs/cgroup".Length..], ControlGroups.PathOf(ProcFiles.Inode(group))));
    }
}
