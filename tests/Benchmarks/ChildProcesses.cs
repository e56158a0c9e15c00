using System;
using System.Runtime.InteropServices;

namespace LocalBind.Benchmarks;

/// <summary>What the processes that this one started have cost; .NET itself forgets a process when it ends.</summary>
internal static partial class ChildProcesses
{
    private const int EndedChildren = -1;

    /// <summary>The processor time, user and system, of the children that have ended (getrusage(2)); zero on Windows, where nothing like it is.</summary>
    public static TimeSpan CpuTime()
    {
        if (OperatingSystem.IsWindows())
        {
            return TimeSpan.Zero;
        }

        // struct rusage of 64-bit Linux and macOS: two timeval, then fourteen long.
        Span<long> usage = stackalloc long[18];
        return GetResourceUsage(EndedChildren, ref usage[0]) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds((int)usage[1] + (int)usage[3])
            : TimeSpan.Zero;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);
}
