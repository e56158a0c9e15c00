using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>A test that runs Windows code under Wine. Without Wine it is skipped, and says so; tests/WindowsProbe/install-wine.sh installs it.</summary>
public sealed class WineFactAttribute : FactAttribute
{
    public WineFactAttribute()
    {
        if (Wine.Program is null)
        {
            Skip = "SKIPPED: the Windows readers did not run, Wine is not installed (tests/WindowsProbe/install-wine.sh).";
        }
    }
}

/// <summary>
/// The Windows readers, run for real by tests/WindowsProbe. Under Wine the sockets that a program opens itself belong to no process, those that it
/// inherited to itself: both are looked up. docs/platforms.md says what Wine cannot show.
/// </summary>
public class WineTests(Wine wine) : IClassFixture<Wine>
{
    [WineFact]
    public void WindowsReaders_FindSocketsAndFacts()
    {
        var text = wine.Run("listen");
        Assert.Matches(@"Tcp row=127\.0\.0\.1\|\d+\|Listening\|", text);
        Assert.Matches(@"Udp row=127\.0\.0\.1\|\d+\|Bound\|", text);
        Assert.Contains("Tcp failure=\n", text, StringComparison.Ordinal);
        Assert.Contains("70000 is not a port that can be in use", text, StringComparison.Ordinal);
        Assert.Contains("Windows names no process for it", text, StringComparison.Ordinal);
        Assert.Contains("reservation=none", text, StringComparison.Ordinal);

        // The probe's own process, read by its id: image path, command line by the PEB, start time and user.
        Assert.Matches(@"self path=.*LocalBind\.WindowsProbe\.exe", text);
        Assert.Matches(@"self command=.*LocalBind\.WindowsProbe\.exe.* listen", text);
        AssertIsRecent(text, "self started");
        Assert.Matches(@"self user=\S+", text);
    }

    [WineFact]
    public void OwnerOfAnInheritedSocket_IsFoundAndStoppedAsAdvised()
    {
        using var holder = wine.Hold();
        var text = wine.Run("find", "tcp", Number(holder.Port));
        Assert.Contains($"Tcp row=127.0.0.1|{Number(holder.Port)}|Listening|{Number(holder.Pid)}\n", text, StringComparison.Ordinal);
        Assert.Contains($"Tcp summary=LocalBind.WindowsProbe, pid {Number(holder.Pid)}, user ", text, StringComparison.Ordinal);
        Assert.Contains("(.NET app LocalBind.WindowsProbe)", text, StringComparison.Ordinal);
        Assert.Contains("Tcp kind=DotNetApp\n", text, StringComparison.Ordinal);
        Assert.Matches(@"Tcp path=.*\\LocalBind\.WindowsProbe\.exe", text);
        Assert.Matches(@"Tcp command=.*LocalBind\.WindowsProbe\.exe'? hold\n", text);
        AssertIsRecent(text, "Tcp started");

        // The command of the advice, as it stands there.
        var command = Regex.Match(text, "Tcp advice=Stop it with \"(.*)\"\n").Groups[1].Value;
        Assert.Equal($"taskkill /PID {Number(holder.Pid)} /F", command);
        wine.RunProgram(command.Split(' '));
        Assert.True(holder.WaitForEnd(120_000), "taskkill did not end the process");

        // Wine's server may have inherited the socket as well, so a row can stay; its owner is gone.
        Assert.DoesNotContain($"|{Number(holder.Pid)}\n", wine.Run("find", "tcp", Number(holder.Port)), StringComparison.Ordinal);
    }

    [WineFact]
    public void WildcardAndDatagramSockets_HaveTheirOwner()
    {
        using var holder = wine.Hold();
        Assert.Contains($"Tcp row=0.0.0.0|{Number(holder.WildcardPort)}|Listening|{Number(holder.Pid)}\n", wine.Run("find", "tcp", Number(holder.WildcardPort)), StringComparison.Ordinal);
        Assert.Contains($"Udp row=127.0.0.1|{Number(holder.DatagramPort)}|Bound|{Number(holder.Pid)}\n", wine.Run("find", "udp", Number(holder.DatagramPort)), StringComparison.Ordinal);
        Assert.DoesNotContain("row=", wine.Run("find", "udp", Number(holder.Port)), StringComparison.Ordinal);
    }

    private static void AssertIsRecent(string text, string key)
    {
        var started = DateTimeOffset.Parse(Regex.Match(text, key + "=(.*)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(started, DateTimeOffset.Now.AddMinutes(-30), DateTimeOffset.Now.AddMinutes(1));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
