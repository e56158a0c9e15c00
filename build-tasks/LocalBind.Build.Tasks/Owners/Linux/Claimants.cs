using System.Collections.Generic;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>
/// Finds a holder that does not let itself be looked into by what everybody may read: its user, its arguments and its control group.
/// All three must fit the socket, and one process alone must fit.
/// </summary>
internal static class Claimants
{
    /// <summary>The one process that claims one of the rows, or null.</summary>
    public static int? Find(IReadOnlyList<Listener> rows, Deadline deadline)
    {
        using var proc = ProcFolder.Open();
        if (proc is null)
        {
            return null;
        }

        foreach (var row in rows)
        {
            if (row.UserId is { } user && Find(proc, row, user, deadline) is { } pid)
            {
                return pid;
            }
        }

        return null;
    }

    private static int? Find(ProcFolder proc, Listener row, long user, Deadline deadline)
    {
        int? claimant = null;
        foreach (var pid in proc.ProcessIds())
        {
            if (deadline.HasPassed)
            {
                return null;
            }

            if (proc.UserOf(pid) != user)
            {
                continue;
            }

            var folder = "/proc/" + ProcFiles.Number(pid);
            var arguments = LinuxProcesses.Arguments(ProcFiles.Read(folder + "/cmdline"));
            if (!PortClaims.Claims(arguments, row))
            {
                continue;
            }

            // Another network namespace can have the same port with the same arguments (an engine inside a container), but not the same group.
            if (ControlGroups.PathOf(row.CgroupId) is { } group && group != ControlGroups.PathIn(ProcFiles.ReadText(folder + "/cgroup")))
            {
                continue;
            }

            if (claimant is not null)
            {
                return null;
            }

            claimant = pid;
        }

        return claimant;
    }
}
