using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;

namespace LocalBind.Benchmarks;

/// <summary>
/// Who has a port, and what did it cost: the processor time of one look-up inside a process that is already warm, as in MSBuild. The pid
/// stands in the output, so that a harness can see that the answer is right.
/// </summary>
internal static class OwnerBenchmark
{
    public const string Usage = "PORT [--udp] [--runs N] [--warmup N]   median times of one look-up, table alone and with its owner";

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            Console.Error.WriteLine("owner " + Usage);
            return 2;
        }

        var protocol = arguments.Contains("--udp") ? TransportProtocol.Udp : TransportProtocol.Tcp;
        var runs = Option(arguments, "--runs", 15);
        var warmup = Option(arguments, "--warmup", 5);

        var table = Measure(warmup, runs, () => SystemListeners.Current.Find(port, protocol));
        Console.WriteLine($"table {Times(table)}, the very first {First(table)}");
        var rows = table.Last.Rows;
        if (rows.Count == 0)
        {
            Console.WriteLine(table.Last.Failure ?? "free");
            return 0;
        }

        var owner = Measure(warmup, runs, () => SystemOwners.Current.Find(SystemListeners.Current.Find(port, protocol).Rows, OwnerContext.None));
        Console.WriteLine($"table and owner {Times(owner)}, the very first {First(owner)}");
        Console.WriteLine(owner.Last.Summary);
        Console.WriteLine(owner.Last.Advice);
        return 0;
    }

    private static (List<double> Wall, List<double> Cpu, double First, T Last) Measure<T>(int warmup, int runs, Func<T> action)
    {
        var wall = new List<double>();
        var cpu = new List<double>();
        var start = Stopwatch.StartNew();
        var last = action();
        var first = start.Elapsed.TotalMilliseconds;
        for (var i = 1; i < warmup + runs; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            last = action();
            watch.Stop();
            if (i >= warmup)
            {
                wall.Add(watch.Elapsed.TotalMilliseconds);
                cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }

        return (wall, cpu, first, last);
    }

    private static string Times<T>((List<double> Wall, List<double> Cpu, double First, T Last) measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"cpu {Quantiles.Median(measured.Cpu):F2} ms, wall {Quantiles.Median(measured.Wall):F2} ms (least {measured.Wall.Min():F2}), {measured.Wall.Count} runs");

    /// <summary>With the compilation of its code, which a build pays once.</summary>
    private static string First<T>((List<double> Wall, List<double> Cpu, double First, T Last) measured) => measured.First.ToString("F1", CultureInfo.InvariantCulture) + " ms";

    private static int Option(string[] arguments, string name, int fallback)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length && int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? Math.Max(1, value)
            : fallback;
    }
}
