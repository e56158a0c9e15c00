using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.MacOS;

namespace LocalBind.Build.Tasks.Owners.MacOS;

/// <summary>Process facts of macOS: all about processes of the same user; name, path, parent and user of everybody's.</summary>
internal sealed class MacOSProcesses : IProcessReader
{
    public OwnerSystem System => OwnerSystem.MacOS;

    public ProcessFacts? Read(int pid)
    {
        var path = LibProc.Path(pid);
        if (LibProc.Process(pid, LibProc.BsdInfo, ProcessInfo.BsdSize) is { } full)
        {
            var (parent, user, name, started, isSuspended) = ProcessInfo.ReadBsd(full);
            var bytes = LibProc.Arguments(pid);
            return new ProcessFacts(pid, Name(name, path))
            {
                Arguments = bytes is null ? Array.Empty<string>() : ProcessInfo.ReadArguments(bytes),
                User = UserName(user),
                Started = started,
                ExecutablePath = path,
                ParentPid = parent,
                IsSuspended = isSuspended,
            };
        }

        if (LibProc.Process(pid, LibProc.ShortBsdInfo, ProcessInfo.ShortSize) is { } brief)
        {
            var (parent, user, name) = ProcessInfo.ReadShort(brief);
            return new ProcessFacts(pid, Name(name, path)) { User = UserName(user), ExecutablePath = path, ParentPid = parent };
        }

        return null;
    }

    public HolderSearch FindHolders(IReadOnlyList<Listener> rows, Deadline deadline)
    {
        var pids = rows.Where(row => row.ProcessId is not null).Select(row => row.ProcessId!.Value).Distinct().ToList();
        return new HolderSearch
        {
            Pids = HolderOrder.RootsFirst(pids, pid => LibProc.Process(pid, LibProc.ShortBsdInfo, ProcessInfo.ShortSize) is { } brief ? ProcessInfo.ReadShort(brief).Parent : null),
            WasDenied = pids.Count == 0,
        };
    }

    public int? FindClaimant(IReadOnlyList<Listener> rows, Deadline deadline) => null;

    public (string? User, string? Unit) DescribeHidden(IReadOnlyList<Listener> rows) => (null, null);

    /// <summary>The kernel's names are cut; the file's is not.</summary>
    private static string Name(string name, string? path) => path is not null ? ProgramLine.BaseName(path) : name.Length > 0 ? name : "?";

    /// <summary>The name by getpwuid: macOS keeps its users in a directory, not in /etc/passwd.</summary>
    private static string UserName(uint user)
    {
        // struct passwd begins with char *pw_name.
        var entry = getpwuid(user);
        var name = entry == IntPtr.Zero ? null : Marshal.PtrToStringAnsi(Marshal.ReadIntPtr(entry));
        return string.IsNullOrEmpty(name) ? "uid " + Linux.ProcFiles.Number(user) : name!;
    }

    [DllImport("libc")]
    private static extern IntPtr getpwuid(uint user);
}
