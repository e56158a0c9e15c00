using System;

namespace LocalBind.Benchmarks.Code;

/// <summary>Processor time, which other programs on the machine do not lengthen much.</summary>
internal static class CpuTime
{
    /// <summary>Milliseconds of this process, with what it cost to collect the garbage.</summary>
    public static double Of<T>(Func<T> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        GC.KeepAlive(action());
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
