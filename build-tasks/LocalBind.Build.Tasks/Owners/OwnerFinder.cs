using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>From rows to words: finds the holders, reads their facts, judges them.</summary>
internal sealed class OwnerFinder(IProcessReader processes, IListenerTable table, ISystemQueries queries) : IOwnerFinder
{
    private const int MostHolders = 32;
    private const int MostAncestors = 12;

    public PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context)
    {
#pragma warning disable CA1031 // A build must not stop because an owner could not be read.
        try
        {
            return Search(rows, context);
        }
        catch (Exception e)
        {
            return OwnerWords.Unknown(rows, processes.System, "the search failed: " + CommandLineText.OneLine(e.Message, 120));
        }
#pragma warning restore CA1031
    }

    private PortOwner Search(IReadOnlyList<Listener> rows, OwnerContext context)
    {
        if (rows.Count == 0)
        {
            return OwnerWords.Unknown(rows, processes.System, "no socket of the port is to be seen here");
        }

        var deadline = new Deadline(context.Budget);
        var search = processes.FindHolders(rows, deadline);
        var holders = ReadAll(search);
        if (holders.Count == 0 && !search.WasCutShort && HasChanged(ref rows))
        {
            if (rows.Count == 0)
            {
                return OwnerWords.JustExited;
            }

            search = processes.FindHolders(rows, deadline);
            holders = ReadAll(search);
        }

        return holders.Count == 0 ? Hidden(rows, context, search, deadline) : Judge(rows, context, search, holders, deadline);
    }

    /// <summary>Whether the sockets that nobody holds are gone from the table as well; the rows are then the new ones.</summary>
    private bool HasChanged(ref IReadOnlyList<Listener> rows)
    {
        var before = rows;
        var now = table.FindInAnyState(rows[0].Port, rows[0].Protocol);
        if (now.Failure is not null || before.Any(row => now.Rows.Any(other => other.Inode == row.Inode && other.ProcessId == row.ProcessId)))
        {
            return false;
        }

        rows = now.Rows;
        return true;
    }

    private List<ProcessFacts> ReadAll(HolderSearch search)
    {
        var holders = new List<ProcessFacts>();
        foreach (var pid in search.Pids.Take(MostHolders))
        {
            if (processes.Read(pid) is { } facts && (!search.Identities.TryGetValue(pid, out var identity) || facts.Identity == identity))
            {
                holders.Add(facts);
            }
        }

        return holders;
    }

    private PortOwner Judge(IReadOnlyList<Listener> rows, OwnerContext context, HolderSearch search, List<ProcessFacts> holders, Deadline deadline)
    {
        var owner = Case(rows, context, holders[0]) with
        {
            Holders = holders,
            Ancestors = Ancestors(holders[0]),
            HasInitProcess = search.HasInitProcess,
        };
        if (processes.System == OwnerSystem.Windows && owner.Process.Pid == WindowsRules.SystemProcess)
        {
            owner = owner with { HttpQueues = queries.HttpSysQueues(owner.Port, deadline.Left) };
        }

        var judgement = WithName(owner, OwnerRules.Judge(owner), OwnerRules.Judge, deadline);
        return OwnerWords.Of(owner, judgement, search.Pids.Count);
    }

    private List<ProcessFacts> Ancestors(ProcessFacts process)
    {
        var ancestors = new List<ProcessFacts>();
        var child = process;
        while (ancestors.Count < MostAncestors && child.ParentPid is > 0 and var parent && processes.Read(parent) is { } facts)
        {
            // A parent that is younger than its child got the id of a parent that ended (Windows does not clear it).
            if (facts.Started > child.Started?.AddSeconds(1))
            {
                break;
            }

            ancestors.Add(facts);
            child = facts;
        }

        return ancestors;
    }

    private PortOwner Hidden(IReadOnlyList<Listener> rows, OwnerContext context, HolderSearch search, Deadline deadline)
    {
        var reason = processes.System == OwnerSystem.Windows ? "Windows names no process for it"
            : search.WasCutShort ? "the search took longer than its time budget"
            : search.WasDenied || !queries.IsElevated ? "its process is not visible to you"
            : "its process is not visible here (another container, or hidden)";
        if (processes.FindClaimant(rows, deadline) is { } claimant && processes.Read(claimant) is { } facts)
        {
            var claimed = new HolderSearch { Pids = new[] { claimant } };
            return Judge(rows, context, claimed, new List<ProcessFacts> { facts }, deadline) with { Hidden = "told by its arguments: " + reason };
        }

        var (user, group) = processes.DescribeHidden(rows);
        var hidden = Case(rows, context, new ProcessFacts(0, "?") { User = user, Unit = group });
        return ContainerRules.HiddenBehindGroup(hidden) is { } judgement
            ? OwnerWords.HiddenBehind(hidden, WithName(hidden, judgement, ContainerRules.HiddenBehindGroup, deadline), reason)
            : OwnerWords.Hidden(rows, processes.System, user, group, queries.IsElevated, reason);
    }

    private OwnerCase Case(IReadOnlyList<Listener> rows, OwnerContext context, ProcessFacts process) => new(processes.System, process, rows)
    {
        Context = context,
        CurrentUser = queries.CurrentUser,
        IsElevated = queries.IsElevated,
        MayAskDocker = queries.MayAskDocker,
        FileExists = File.Exists,
    };

    /// <summary>Judges a published port once more when its container's name is known; the engine is asked only then.</summary>
    private Judgement WithName(OwnerCase owner, Judgement judgement, Func<OwnerCase, Judgement?> judge, Deadline deadline) =>
        judgement.Kind == OwnerKind.Container && queries.ContainerName(owner.Port, owner.Protocol, deadline.Left) is { } name
            ? judge(owner with { ContainerName = name }) ?? judgement
            : judgement;
}
