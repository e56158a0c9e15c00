using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>
/// Control groups, version 2: readable for everybody, so that they name the service unit or container even where the process is
/// somebody else's. The group id of a socket is the inode number of the group's folder.
/// </summary>
internal static class ControlGroups
{
    private const string Mount = "/sys/fs/cgroup";
    private const int MostFolders = 5000;

    /// <summary>The path of the group with that id below the mount, or null when it is not known, gone, or the root.</summary>
    public static string? PathOf(ulong id)
    {
        if (id <= 1)
        {
            return null;
        }

        // Breadth first: units lie near the top.
        var folders = new Queue<string>();
        folders.Enqueue(Mount);
        for (var seen = 0; folders.Count > 0 && seen < MostFolders; seen++)
        {
            var folder = folders.Dequeue();
            if (ProcFiles.Inode(folder) == id)
            {
                return folder.Length == Mount.Length ? null : folder.Substring(Mount.Length);
            }

            foreach (var child in ProcFiles.Folders(folder))
            {
                folders.Enqueue(child);
            }
        }

        return null;
    }

    /// <summary>The path in /proc/PID/cgroup: the line of version 2 (<c>0::/path</c>), else that of systemd in version 1; null for the root.</summary>
    public static string? PathIn(string? text)
    {
        foreach (var start in new[] { "0::", "1:name=systemd:" })
        {
            foreach (var line in (text ?? "").Split('\n'))
            {
                if (line.StartsWith(start, StringComparison.Ordinal) && line.Length > start.Length + 1)
                {
                    return line.Substring(start.Length);
                }
            }
        }

        return null;
    }
}
