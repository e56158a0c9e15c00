using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>Process facts from /proc (proc(5)).</summary>
internal sealed class LinuxProcesses : IProcessReader
{
    /// <summary>USER_HZ, the unit of times in /proc: 100 on every architecture that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private static readonly char[] Blanks = { '\t', '\n', ' ' };

    public OwnerSystem System => OwnerSystem.Linux;

    /// <summary>The parent of a process, or null when it is gone.</summary>
    public static int? ParentOf(int pid) => ProcStat.Read(pid)?.Parent;

    public ProcessFacts? Read(int pid) => ReadSettled(() => ProcStat.Read(pid), stat => Read(pid, stat));

    public HolderSearch FindHolders(IReadOnlyList<Listener> rows, Deadline deadline)
    {
        var inodes = rows.Where(row => row.Inode != 0).Select(row => row.Inode).Distinct().ToList();
        var users = rows.Where(row => row.UserId is not null).Select(row => row.UserId!.Value).Distinct().ToList();
        return inodes.Count == 0 ? new HolderSearch() : SocketHolders.Find(inodes, users, deadline);
    }

    public int? FindClaimant(IReadOnlyList<Listener> rows, Deadline deadline) => Claimants.Find(rows, deadline);

    public (string? User, string? Unit) DescribeHidden(IReadOnlyList<Listener> rows)
    {
        var row = rows.FirstOrDefault(candidate => candidate.UserId is not null);
        return (row is null ? null : UserNames.Of(row.UserId!.Value), ControlGroups.PathOf(row?.CgroupId ?? 0));
    }

    /// <summary>Reads facts between two looks at the process; twice, because it may end and its id be given to another while its files are read.</summary>
    /// <param name="stat">Looks who has the id; null for nobody.</param>
    /// <param name="read">Reads the facts.</param>
    internal static ProcessFacts? ReadSettled(Func<ProcStat?> stat, Func<ProcStat, ProcessFacts> read)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (stat() is not { } before)
            {
                return null;
            }

            var facts = read(before);
            if (stat() is { } after && after.StartTicks == before.StartTicks)
            {
                return facts;
            }
        }

        return null;
    }

    private static ProcessFacts Read(int pid, ProcStat stat)
    {
        var folder = "/proc/" + ProcFiles.Number(pid);
        var arguments = Arguments(ProcFiles.Read(folder + "/cmdline"));
        var executable = ProcFiles.ReadLink(folder + "/exe");
        return new ProcessFacts(pid, Name(stat.Name, executable, arguments))
        {
            Arguments = arguments,
            User = User(ProcFiles.ReadText(folder + "/status")),
            Started = Started(stat.StartTicks),
            ExecutablePath = WithoutDeletedMark(executable),
            WorkingDirectory = WithoutDeletedMark(ProcFiles.ReadLink(folder + "/cwd")),
            ParentPid = stat.Parent,
            Unit = ControlGroups.PathIn(ProcFiles.ReadText(folder + "/cgroup")),
            IsSuspended = stat.State is 'T' or 't',
            Identity = stat.StartTicks,
        };
    }

    /// <summary>The arguments in /proc/PID/cmdline, each ended by NUL.</summary>
    internal static IReadOnlyList<string> Arguments(byte[]? commandLine)
    {
        if (commandLine is null)
        {
            return Array.Empty<string>();
        }

        // A program that rewrites its title pads it with NULs, or ends it without one.
        var text = Encoding.UTF8.GetString(commandLine).TrimEnd('\0');
        return text.Length == 0 ? Array.Empty<string>() : text.Split('\0');
    }

    /// <summary>The kernel's name of the process unless it was cut (15 bytes) or is that of a thread, then the executable's.</summary>
    internal static string Name(string kernelName, string? executable, IReadOnlyList<string> arguments)
    {
        var isUsable = kernelName.Length > 0 && Encoding.UTF8.GetByteCount(kernelName) < 15 && kernelName != "MainThread";
        if (isUsable)
        {
            return kernelName;
        }

        var path = WithoutDeletedMark(executable) ?? (arguments.Count > 0 ? arguments[0] : null);
        var name = path is null ? "" : path.Substring(path.LastIndexOf('/') + 1);
        return name.Length > 0 ? name : kernelName.Length > 0 ? kernelName : "?";
    }

    private static string? User(string? status)
    {
        // "Uid:\treal\teffective\tsaved\tfile system"
        var at = status?.IndexOf("\nUid:", StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var fields = status!.Substring(at + 5, Math.Min(60, status.Length - at - 5)).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var user) ? UserNames.Of(user) : null;
    }

    private static DateTimeOffset? Started(long ticks)
    {
        var text = ProcFiles.ReadText("/proc/uptime")?.Split(' ')[0];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var uptime)
            ? DateTimeOffset.Now.AddSeconds((ticks / TicksPerSecond) - uptime)
            : null;
    }

    /// <summary>A program that was rebuilt while it runs has lost its file; the kernel then marks the link.</summary>
    private static string? WithoutDeletedMark(string? path)
    {
        const string Mark = " (deleted)";
        return path is not null && path.EndsWith(Mark, StringComparison.Ordinal) ? path.Substring(0, path.Length - Mark.Length) : path;
    }
}
