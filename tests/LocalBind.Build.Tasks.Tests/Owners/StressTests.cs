using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Tests.Owners.Linux;
using LocalBind.Endpoints;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>Never a wrong process: 500 sockets of many processes, while processes come and go.</summary>
public class StressTests(ITestOutputHelper output)
{
    private const int Sockets = 500;
    private const int Rounds = 2;

    // Generous: the test is about right answers, on machines of any speed.
    private static readonly OwnerContext Context = new() { Budget = TimeSpan.FromMinutes(1) };

    [PythonFact]
    public void EveryPort_IsOwnedByTheProcessesThatHoldIt()
    {
        using var farm = new ListenerFarm(Sockets, GeneratedCases.Seed(output));
        for (var round = 0; round < Rounds; round++)
        {
            var truth = farm.Read();
            Assert.True(truth.Count >= Sockets, $"the farm opened {truth.Count} ports");
            var wrong = truth.Select(Compare).Where(text => text is not null).ToList();
            Assert.True(wrong.Count == 0, $"round {round}, {wrong.Count} of {truth.Count} wrong: " + string.Join("; ", wrong.Take(10)));
            farm.Change();
        }

        farm.Read();
        foreach (var note in farm.Notes)
        {
            output.WriteLine("NOT COVERED HERE: " + note);
        }
    }

    [PythonFact]
    public void PortsThatComeAndGo_AreNeverGivenToAProcessThatDidNotOpenThem()
    {
        using var farm = new ListenerFarm(sockets: 20, GeneratedCases.Seed(output));
        farm.Read();
        var answers = new List<(TransportProtocol Protocol, int Port, int Pid)>();
        for (var look = 0; look < 2000 && answers.Count < 200; look++)
        {
            foreach (var (protocol, port, _) in farm.Restless().TakeLast(2))
            {
                var rows = SystemListeners.Current.Find(port, protocol).Rows;
                if (rows.Count > 0)
                {
                    var owner = SystemOwners.Current.Find(rows, Context);
                    answers.AddRange(owner.Holders.Select(holder => (protocol, port, holder.Pid)));
                }
            }
        }

        // A program of the machine may have got one of the ports meanwhile; it is not one of those that were opened here.
        var opened = farm.Restless().ToHashSet();
        var pids = opened.Select(entry => entry.Pid).ToHashSet();
        Assert.DoesNotContain(answers, answer => pids.Contains(answer.Pid) && !opened.Contains(answer));
        output.WriteLine($"{answers.Count} owners found while ports came and went");
        Assert.Contains(answers, answer => pids.Contains(answer.Pid));
    }

    [RootFact]
    public void UserWithoutRights_SeesTheOwnProcessesAndNoOthers()
    {
        using var farm = new ListenerFarm(sockets: 120, GeneratedCases.Seed(output));
        var truth = farm.Read();
        Assert.Contains(truth, port => port.User == OtherUser.Id);
        Assert.Contains(truth, port => port.User == 0);
        var wrong = OtherUser.Run(() => truth.Select(port => port.User == OtherUser.Id ? Compare(port) : CompareHidden(port)).Where(text => text is not null).ToList());
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {truth.Count} wrong: " + string.Join("; ", wrong.Take(10)));
    }

    private static string? CompareHidden(HeldPort truth)
    {
        var rows = SystemListeners.Current.Find(truth.Port, truth.Protocol).Rows.Where(row => truth.Inodes.Contains(row.Inode)).ToList();
        var owner = SystemOwners.Current.Find(rows, Context);
        return rows.Count == truth.Inodes.Length && owner.Holders.Count == 0 && owner.Hidden is not null && owner.Summary.Contains("root", StringComparison.Ordinal)
            ? null
            : $"{truth.Protocol} {truth.Port}: {rows.Count} rows, {owner.Summary}";
    }

    private static string? Compare(HeldPort truth)
    {
        // Another program may have the same number on another address: the inodes tell whose row it is.
        var found = SystemListeners.Current.Find(truth.Port, truth.Protocol);
        var rows = found.Rows.Where(row => truth.Inodes.Contains(row.Inode)).ToList();
        if (rows.Count != truth.Inodes.Length)
        {
            return $"{truth.Protocol} {truth.Port}: {rows.Count} of {truth.Inodes.Length} rows ({found.Failure})";
        }

        var owner = SystemOwners.Current.Find(rows, Context);
        var pids = owner.Holders.Select(holder => holder.Pid).ToList();
        if (!pids.ToHashSet().SetEquals(truth.Pids))
        {
            return $"{truth.Protocol} {truth.Port}: {string.Join(",", pids)} instead of {string.Join(",", truth.Pids)} ({owner.Hidden})";
        }

        return truth.First != 0 && pids[0] != truth.First ? $"{truth.Protocol} {truth.Port}: {pids[0]} before {truth.First}" : null;
    }
}
