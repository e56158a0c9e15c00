using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using LocalBind.Build.Tasks;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Benchmarks;

/// <summary>
/// What the check adds to <c>dotnet run --no-build</c> of a web program whose port is free. Runs with and without the package in turn, so that a slow
/// moment hits both; and the check alone, in this process, the first time (nothing compiled yet) and warm.
/// </summary>
internal static class RunBenchmark
{
    public const string Usage = "REPOSITORY [--pairs N]   what the check adds to `dotnet run --no-build`, the port being free";

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(Path.Combine(arguments[0], "build-tasks")))
        {
            Console.Error.WriteLine("run " + Usage);
            return 2;
        }

        var pairs = Array.IndexOf(arguments, "--pairs") is var at && at >= 0 ? int.Parse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : 21;
        var folder = Directory.CreateTempSubdirectory("localbind-benchmark-").FullName;
        try
        {
            WriteProgram(folder, Path.GetFullPath(arguments[0]));
            DotNet(folder, "true", "build", "-v:q");
            DotNet(folder, "true", "run", "--no-build");
            DotNet(folder, "false", "run", "--no-build");
            var with = new List<Cost>();
            var without = new List<Cost>();
            for (var pair = 0; pair < pairs; pair++)
            {
                // The first of a pair may warm something for the second: they take turns.
                if (pair % 2 == 0)
                {
                    with.Add(DotNet(folder, "true", "run", "--no-build"));
                    without.Add(DotNet(folder, "false", "run", "--no-build"));
                }
                else
                {
                    without.Add(DotNet(folder, "false", "run", "--no-build"));
                    with.Add(DotNet(folder, "true", "run", "--no-build"));
                }
            }

            Print("wall ms", [.. with.Select(c => c.Wall)], [.. without.Select(c => c.Wall)]);
            Print("CPU ms ", [.. with.Select(c => c.Cpu)], [.. without.Select(c => c.Cpu)]);
            PrintCheckAlone(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteProgram(string folder, string repository)
    {
        var build = Path.Combine(repository, "build-tasks", "LocalBind.Tools", "build");
        var tasks = Path.GetDirectoryName(typeof(RunCheck).Assembly.Location);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"<Project><PropertyGroup><_LocalBindTasksFolder>{tasks}/</_LocalBindTasksFolder></PropertyGroup><Import Project=\"{build}/LocalBind.Tools.props\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"<Project><Import Project=\"{build}/LocalBind.Tools.targets\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "Web.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");

        // Only the host's configuration: what the program itself does is the same on both sides and would only add noise.
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "if (args.Length > 0) { WebApplication.CreateBuilder(args).Build().Run(); }");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } }, \"AllowedHosts\": \"*\" }");
        Directory.CreateDirectory(Path.Combine(folder, "Properties"));
        File.WriteAllText(Path.Combine(folder, "Properties", "launchSettings.json"), "{ \"profiles\": { \"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:5187\" } } }");
    }

    private static Cost DotNet(string folder, string isEnabled, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["LocalBindEnabled"] = isEnabled;
        start.Environment["DOTNET_NOLOGO"] = "1";
        var before = ProcessorTimeOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        watch.Stop();
        return process.ExitCode == 0 ? new(watch.Elapsed.TotalMilliseconds, ProcessorTimeOfChildren() - before) : throw new InvalidOperationException(output);
    }

    // getrusage(2): of all children that have ended, and theirs; user and system time are the first two timevals. Not on Windows.
    private static unsafe double ProcessorTimeOfChildren()
    {
        const int Children = -1;
        var usage = stackalloc long[32];
        return !OperatingSystem.IsWindows() && GetResourceUsage(Children, usage) == 0 ? ((usage[0] + usage[2]) * 1000.0) + ((usage[1] + usage[3]) / 1000.0) : double.NaN;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern unsafe int GetResourceUsage(int who, long* usage);

    private static void Print(string what, IReadOnlyList<double> with, IReadOnlyList<double> without)
    {
        var deltas = with.Zip(without, (a, b) => a - b).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{what}  with {Median(with):F0}  without {Median(without):F0}  difference, median of {deltas.Count} pairs {Median(deltas):F1}  (quartiles {Quantile(deltas, 0.25):F1} to {Quantile(deltas, 0.75):F1})"));
    }

    private static void PrintCheckAlone(string folder)
    {
        var times = new List<double>();
        for (var i = 0; i < 51; i++)
        {
            var watch = Stopwatch.StartNew();
            var facts = new RunFacts { ProjectFile = Path.Combine(folder, "Web.csproj"), AssemblyName = "Web", IsWeb = true, Source = ProgramSource.Read([Path.Combine(folder, "Program.cs")]) };
            var context = facts.CreateContext(RunCommandLine.Parse(["--no-build"]), "", folder);
            var judge = SocketJudge.OfThisMachine();
            _ = RunCheck.Check(context, RunPlan.Create(context, new ServerMachine()), judge, SystemOwners.Current);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(FormattableString.Invariant($"check alone, ms  first {times[0]:F1}  warm, median {Median(times.Skip(1)):F2}"));
    }

    private static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    private static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Round((sorted.Length - 1) * part)];
    }

    private sealed record Cost(double Wall, double Cpu);
}
