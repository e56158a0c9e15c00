using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LocalBind.Benchmarks;

/// <summary>
/// What the audit adds to an incremental build of a solution, in pairs of builds that differ in nothing but <c>LocalBindAudit</c>: processor time and wall time of
/// the one with it over the one without, and the share that MSBuild itself books on the audit's target. One node by default, so that all of the build
/// is in the process that is measured; the booked share compares two times of one build and is the steadiest on a machine that does other work too.
/// </summary>
internal static partial class AuditBenchmark
{
    public const string Usage = "REPOSITORY [--projects N] [--runs N] [--nodes N]   what the audit adds to an incremental build of a solution";

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(Path.Combine(arguments[0], "build-tasks")))
        {
            Console.Error.WriteLine("audit " + Usage);
            return 2;
        }

        var projects = Option(arguments, "--projects", 100);
        var nodes = Option(arguments, "--nodes", 1);
        var folder = Directory.CreateTempSubdirectory("localbind-benchmark-").FullName;
        try
        {
            WriteSolution(folder, Path.GetFullPath(arguments[0]), projects);
            for (var warm = 0; warm < 2; warm++)
            {
                Build(folder, nodes, audits: true);
            }

            var pairs = new List<(Measured With, Measured Without)>();
            for (var run = 0; run < Option(arguments, "--runs", 5); run++)
            {
                // In turn, so that a machine that gets slower or faster favours neither.
                var first = Build(folder, nodes, audits: run % 2 == 0);
                var second = Build(folder, nodes, audits: run % 2 != 0);
                var (with, without) = run % 2 == 0 ? (first, second) : (second, first);
                pairs.Add((with, without));
                Console.WriteLine(FormattableString.Invariant(
                    $"calls {with.Calls}  booked {with.Booked:F0} ms of {with.Wall:F0} ms = {with.Booked / with.Wall:P2}  cpu {with.Cpu:F0} / {without.Cpu:F0} ms = {with.Cpu / without.Cpu:F4}  wall {with.Wall:F0} / {without.Wall:F0} ms = {with.Wall / without.Wall:F4}  findings {with.Findings}"));
            }

            Console.WriteLine(FormattableString.Invariant(
                $"median of {pairs.Count} pairs, {projects} projects, {nodes} nodes: booked share {Quantiles.Median(pairs.Select(pair => pair.With.Booked / pair.With.Wall)):P2}  cpu ratio {Quantiles.Median(pairs.Select(pair => pair.With.Cpu / pair.Without.Cpu)):F4}  wall ratio {Quantiles.Median(pairs.Select(pair => pair.With.Wall / pair.Without.Wall)):F4}"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteSolution(string folder, string repository, int projects)
    {
        PackedPackage.Of(repository, Path.Combine(folder, "package")).ImportInto(folder);
        File.WriteAllText(Path.Combine(folder, "compose.yml"), "services:\n  db:\n    ports: [\"5432:5432\"]\n");
        File.WriteAllText(Path.Combine(folder, "All.slnx"), "<Solution>" + string.Concat(Enumerable.Range(0, projects).Select(i => $"<Project Path=\"P{i}/P{i}.csproj\" />")) + "</Solution>");
        for (var i = 0; i < projects; i++)
        {
            var project = Directory.CreateDirectory(Path.Combine(folder, $"P{i}")).FullName;
            Directory.CreateDirectory(Path.Combine(project, "Properties"));
            File.WriteAllText(Path.Combine(project, $"P{i}.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            File.WriteAllText(Path.Combine(project, "Program.cs"), "internal static class Program { }");
            File.WriteAllText(Path.Combine(project, "appsettings.json"), "{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } }, \"AllowedHosts\": \"*\" }");
            File.WriteAllText(
                Path.Combine(project, "Properties", "launchSettings.json"),
                $"{{ \"profiles\": {{ \"http\": {{ \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:{5100 + (i % 90)}\" }} }} }}");
        }
    }

    private static Measured Build(string folder, int nodes, bool audits)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "All.slnx", "--no-restore", $"-m:{nodes}", "-nodeReuse:false", "-v:m", "-tl:off", "-clp:PerformanceSummary;NoSummary;EnableMPLogging", $"-p:LocalBindAudit={audits}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        if (!Directory.Exists(Path.Combine(folder, "P0", "obj")))
        {
            start.ArgumentList.Remove("--no-restore");
        }

        var before = ChildProcesses.CpuTime();
        var watch = Stopwatch.StartNew();
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        var wall = watch.Elapsed.TotalMilliseconds;
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }

        var target = TargetLine().Match(output);
        return new Measured(
            wall,
            (ChildProcesses.CpuTime() - before).TotalMilliseconds,
            target.Success ? double.Parse(target.Groups[1].Value, CultureInfo.InvariantCulture) : 0,
            target.Success ? int.Parse(target.Groups[2].Value, CultureInfo.InvariantCulture) : 0,
            FindingLine().Matches(output).Select(match => match.Value).Distinct().Count());
    }

    private static int Option(string[] arguments, string name, int byDefault) =>
        Array.IndexOf(arguments, name) is var at && at >= 0 ? int.Parse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : byDefault;

    [GeneratedRegex(@"^\s*(\d+) ms\s+LocalBindAudit\s+(\d+) calls", RegexOptions.Multiline)]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^.*: warning LBT.*$", RegexOptions.Multiline)]
    private static partial Regex FindingLine();

    /// <summary>One build.</summary>
    /// <param name="Wall">Its time in ms.</param>
    /// <param name="Cpu">Its processor time in ms; on one node that is all of it.</param>
    /// <param name="Booked">What MSBuild books on the audit's target, all projects together, in ms.</param>
    /// <param name="Calls">How often the target ran.</param>
    /// <param name="Findings">What was printed.</param>
    private sealed record Measured(double Wall, double Cpu, double Booked, int Calls, int Findings);
}
