using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>Process facts of Windows. What is refused for a process of somebody else stays null; name and parent are always known.</summary>
internal sealed class WindowsProcesses : IProcessReader
{
    private static readonly TimeSpan SnapshotAge = TimeSpan.FromSeconds(1);

    private Dictionary<int, (string Name, int Parent)> _snapshot = new();
    private Deadline _snapshotEnd = new(TimeSpan.Zero);

    public OwnerSystem System => OwnerSystem.Windows;

    public ProcessFacts? Read(int pid)
    {
        if (pid == WindowsRules.SystemProcess)
        {
            return new ProcessFacts(pid, "System");
        }

        var isListed = Snapshot().TryGetValue(pid, out var listed);
        var process = NativeProcess.Open(NativeProcess.QueryLimited, pid);
        if (process == IntPtr.Zero)
        {
            return isListed ? new ProcessFacts(pid, listed.Name) { ParentPid = listed.Parent, Unit = WindowsServices.NameOf(pid) } : null;
        }

        try
        {
            var path = NativeProcess.ImagePath(process);
            var line = CommandLine(process, pid);
            return new ProcessFacts(pid, isListed ? listed.Name : path is null ? "?" : ProgramLine.BaseName(path))
            {
                Arguments = line is null ? Array.Empty<string>() : WindowsArguments.Split(line),
                User = NativeProcess.User(process),
                Started = NativeProcess.Started(process),
                ExecutablePath = path,
                ParentPid = isListed ? listed.Parent : null,
                Unit = WindowsServices.NameOf(pid),
            };
        }
        finally
        {
            NativeProcess.Close(process);
        }
    }

    public HolderSearch FindHolders(IReadOnlyList<Listener> rows, Deadline deadline)
    {
        var pids = rows.Where(row => row.ProcessId is not null).Select(row => row.ProcessId!.Value).Distinct().ToList();
        return new HolderSearch { Pids = HolderOrder.RootsFirst(pids, pid => Snapshot().TryGetValue(pid, out var listed) ? listed.Parent : null) };
    }

    public int? FindClaimant(IReadOnlyList<Listener> rows, Deadline deadline) => null;

    public (string? User, string? Unit) DescribeHidden(IReadOnlyList<Listener> rows) => (null, null);

    private static string? CommandLine(IntPtr process, int pid)
    {
        if (NativeProcess.CommandLine(process) is { } line)
        {
            return line;
        }

        var readable = NativeProcess.Open(NativeProcess.QueryAndRead, pid);
        if (readable == IntPtr.Zero)
        {
            return null;
        }

        try
        {
            return NativeProcess.CommandLineFromMemory(readable);
        }
        finally
        {
            NativeProcess.Close(readable);
        }
    }

    private Dictionary<int, (string Name, int Parent)> Snapshot()
    {
        if (_snapshotEnd.HasPassed)
        {
            _snapshot = ProcessSnapshot.Take();
            _snapshotEnd = new Deadline(SnapshotAge);
        }

        return _snapshot;
    }
}
