using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>
/// A run in whose way nothing was, remembered. Loading a task and compiling its code costs a run more than all that the task does; where LocalBind.Tools.Run.targets
/// finds that a run is the same as one that was free, and that no socket has its ports, no task is loaded.
/// </summary>
/// <remarks>
/// What makes a run the same: the name of the file, which the targets make of the project's values, the command line and the variables; and the times of all files
/// that the plan was read from, and of the program's assembly, which stands for its sources. Linux alone: its socket tables are files.
/// </remarks>
internal static class FreeRun
{
    // The targets take the text apart there: twelve files, their times, four ports, hidden sockets, the end. What there is less of stands there again.
    private const char Section = '>';
    private const string End = "end";
    private const int MostFiles = 12;
    private const int MostPorts = 4;

    // Two shells and a few launch profiles; the least recent is forgotten.
    private const int MostRemembered = 8;

    // A system writes a file's time in steps, of 10 ms at most (jiffies, time(7)); what was written while the plan was made may have been read half.
    private static readonly TimeSpan TimeStep = TimeSpan.FromMilliseconds(20);

    /// <summary>Remembers a run, if it was free and if what it rests on can be seen again.</summary>
    /// <param name="folder">Where such runs are kept.</param>
    /// <param name="path">The file there that stands for this run; empty if the folder was not there when the targets asked, then it is made.</param>
    /// <param name="began">When the check began, before any file was read (UTC).</param>
    /// <param name="facts">What the project says.</param>
    /// <param name="plan">What the run opens.</param>
    /// <param name="result">What was found.</param>
    /// <exception cref="IOException">The folder or the kernel's files cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void Remember(string folder, string path, DateTime began, RunFacts facts, RunPlan plan, RunCheckResult result)
    {
        if (path.Length == 0)
        {
            MakeFolder(folder);
        }
        else if (IsFree(facts, plan, result) && HiddenSockets() is { } hiddenSockets && Files(facts, plan) is { } files && TimesOf(files, began) is { } times && PortsOf(facts, plan) is { } ports)
        {
            string[] sections = [.. files, times, .. ports, hiddenSockets.ToString(CultureInfo.InvariantCulture), End];
            Write(folder, path, string.Join(Section.ToString(), sections));
        }
    }

    /// <summary>Makes the folder if this process can read the kernel's files: without it the targets do not look into them.</summary>
    /// <param name="folder">The folder; empty for none.</param>
    /// <exception cref="IOException">It cannot be made, or they cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void MakeFolder(string folder)
    {
        if (folder.Length > 0 && HiddenSockets() is not null)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>
    /// How many TCP sockets stand in no table: bound ones that do not listen, and those of other network namespaces. As the targets count them; null where they
    /// could not, and on other systems. (Linux, net/ipv4/proc.c: "TCP: inuse %d orphan %d tw %d alloc %d mem %ld", net/ipv6/proc.c: "TCP6: inuse %d".)
    /// </summary>
    /// <exception cref="IOException">The kernel's files cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    private static int? HiddenSockets()
    {
        if (CurrentSystem.Kind != SystemKind.Linux)
        {
            return null;
        }

        foreach (var needed in new[] { "/proc/self/environ", "/proc/net/tcp", "/proc/net/tcp6" })
        {
            // May it be read? That the table is walked through for nothing is not worth it.
            File.OpenRead(needed).Dispose();
        }

        var sockets = File.ReadAllText("/proc/net/sockstat").Split(' ');
        var sockets6 = File.ReadAllText("/proc/net/sockstat6").Split(' ');
        return sockets.Length > 10
            && sockets6.Length > 2
            && int.TryParse(sockets[4], NumberStyles.None, CultureInfo.InvariantCulture, out var inUse)
            && int.TryParse(sockets[10], NumberStyles.None, CultureInfo.InvariantCulture, out var allocated)
            && int.TryParse(sockets6[2].Split('U')[0], NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var inUse6)
            ? allocated - inUse - inUse6
            : null;
    }

    // Every machine has the addresses, so that only another socket can be in the way.
    private static bool IsFree(RunFacts facts, RunPlan plan, RunCheckResult result) =>
        result.Findings.Count == 0
        && result.Reassignment is null
        && facts.Requirements.Count == 0
        && !plan.Inputs.HasOthers
        && plan.Configured is not { AddressesWithoutPort.Count: > 0 }
        && plan.Endpoints.All(e => e.Endpoint.Protocol == TransportProtocol.Tcp
            && !Ports.IsPrivileged(e.Endpoint.Port)
            && (e.Endpoint.Address.Addresses.Count > 1 || e.Endpoint.Address.IsDualStack || e.Endpoint.Address.Addresses.All(IsOfEveryMachine)))
        && !Environment.GetCommandLineArgs().Any(a => a.StartsWith("@", StringComparison.Ordinal));

    private static bool IsOfEveryMachine(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any));

    private static List<string>? Files(RunFacts facts, RunPlan plan)
    {
        List<string> files = [.. LaunchSettings.Candidates(facts.ProjectFile), .. plan.Inputs.Files, facts.CodePortsFile, facts.OutputAssembly];
        return files.TrueForAll(f => Path.IsPathRooted(f) && f.IndexOf(Section) < 0) ? Fill(files, MostFiles) : null;
    }

    // As they stand in /proc/net/tcp, after an address and before a blank (proc(5)).
    private static List<string>? PortsOf(RunFacts facts, RunPlan plan)
    {
        var ports = new List<string>();
        foreach (var endpoint in plan.Endpoints)
        {
            var text = ":" + endpoint.Endpoint.Port.ToString("X4", CultureInfo.InvariantCulture) + " ";
            if (endpoint.Endpoint.Port != 0 && facts.OnConflict != ConflictMode.Off && !ports.Contains(text))
            {
                ports.Add(text);
            }
        }

        return Fill(ports, MostPorts);
    }

    private static List<string>? Fill(List<string> sections, int count)
    {
        while (sections.Count < count)
        {
            sections.Add(sections.Count == 0 ? "" : sections[sections.Count - 1]);
        }

        return sections.Count > count ? null : sections;
    }

    // The times of the last change as the targets put them together, a constant for a file that is not there; null where one may still be written.
    private static string? TimesOf(List<string> files, DateTime began)
    {
        var times = files.ConvertAll(File.GetLastWriteTime);
        return times.Exists(t => t.ToUniversalTime() >= began - TimeStep) ? null : string.Join(" ", times.Select(t => t.Ticks.ToString(CultureInfo.InvariantCulture)));
    }

    private static void Write(string folder, string path, string text)
    {
        var draft = path + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(draft, text);

        // Whoever can open the folder must be able to read the file: for MSBuild, a file that cannot be read is an error.
        if (ChangeMode(Bytes(draft), Convert.ToUInt32("644", 8)) != 0 || Rename(Bytes(draft), Bytes(path)) != 0)
        {
            File.Delete(draft);
        }

        foreach (var forgotten in new DirectoryInfo(folder).GetFiles().OrderByDescending(f => f.LastWriteTimeUtc).Skip(MostRemembered))
        {
            forgotten.Delete();
        }
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    // By libc: .NET Standard 2.0 has neither permissions nor a move that replaces a file. The mode is mode_t, 32 bits (asm-generic/posix_types.h).
    [DllImport("libc", EntryPoint = "chmod")]
    private static extern int ChangeMode(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "rename")]
    private static extern int Rename(byte[] from, byte[] to);
}
