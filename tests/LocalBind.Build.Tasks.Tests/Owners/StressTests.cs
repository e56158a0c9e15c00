using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
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
        using var farm = new ListenerFarm(Sockets, seed: 20_261_121);
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
        using var farm = new ListenerFarm(sockets: 20, seed: 7);
        farm.Read();
        var answers = new List<(int Port, int Pid)>();
        for (var look = 0; look < 100; look++)
        {
            var restless = farm.Restless();
            foreach (var (port, _) in restless.TakeLast(2))
            {
                var rows = SystemListeners.Current.Find(port, TransportProtocol.Tcp).Rows.Where(row => row.Address.ToString() == "127.0.0.1").ToList();
                if (rows.Count > 0)
                {
                    var owner = SystemOwners.Current.Find(rows, Context);
                    answers.AddRange(owner.Holders.Select(holder => (port, holder.Pid)));
                }
            }
        }

        var opened = farm.Restless().ToHashSet();
        Assert.DoesNotContain(answers, answer => !opened.Contains(answer));
        output.WriteLine($"{answers.Count} owners found while ports came and went");
    }

    private static string? Compare((TransportProtocol Protocol, int Port, ulong[] Inodes, int[] Pids, int First) truth)
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
