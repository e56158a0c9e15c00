using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Which of several holders of a socket to name, and to stop, first.</summary>
internal static class HolderOrder
{
    /// <summary>
    /// Those whose parent does not hold the socket come first: stopping a worker would only make its parent start another one. Process 1
    /// holds sockets for the services that it starts, and is named last. Among equals the oldest (smallest id) comes first.
    /// </summary>
    /// <param name="pids">The holders.</param>
    /// <param name="parentOf">The parent of a process, or null.</param>
    public static IReadOnlyList<int> RootsFirst(ICollection<int> pids, Func<int, int?> parentOf)
    {
        var holders = new HashSet<int>(pids);
        var ordered = new List<(int Rank, int Pid)>();
        foreach (var pid in holders)
        {
            var parent = parentOf(pid);
            var rank = pid == 1 ? 2 : parent is { } id && id != 1 && holders.Contains(id) ? 1 : 0;
            ordered.Add((rank, pid));
        }

        ordered.Sort();
        return ordered.ConvertAll(entry => entry.Pid);
    }
}
