using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Benchmarks;

/// <summary>
/// What the check adds to <c>dotnet run --no-build</c> of a web program whose port is free: the first run of its kind, which asks the task, and the same run
/// again. Runs without the package, with it and with it switched off in turn, so that a slow moment hits all; and the check alone, in this process, the first time (nothing
/// compiled yet) and warm.
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
            var package = PackedPackage.Of(Path.GetFullPath(arguments[0]), Path.Combine(folder, "package"));
            var project = WriteProgram(Path.Combine(folder, "project"));
            var memory = Path.Combine(project, "obj", "Debug", "net10.0", "LocalBind.free");
            package.ImportInto(project);
            DotNet(project, "build", "-v:q");

            // One project for all: where files stand and how long their paths are makes a difference of its own.
            var kinds = new (string Name, Action Prepare, List<Cost> Costs)[]
            {
                ("without", () => PackedPackage.RemoveFrom(project), []),
                ("without, once more", () => PackedPackage.RemoveFrom(project), []),
                ("with, switched off", () => package.ImportInto(project, isOn: false), []),
                ("with, the same run again", () => Remember(package, project, memory), []),
                ("with, the first of its kind", () => Forget(package, project, memory), []),
            };
            var turns = kinds.ToArray();
            var random = new Random(1);
            for (var round = -1; round < pairs; round++)
            {
                // Each may warm something for the next.
                random.Shuffle(turns);
                foreach (var (_, prepare, costs) in turns)
                {
                    prepare();
                    var cost = DotNet(project, "run", "--no-build");
                    if (round >= 0)
                    {
                        costs.Add(cost);
                    }
                }
            }

            var (without, off) = (kinds[0].Costs, kinds[2].Costs);
            foreach (var (name, _, costs) in kinds)
            {
                Print($"{name,-28} wall ms", costs, without, off, c => c.Wall);
                Print($"{name,-28} CPU ms ", costs, without, off, c => c.Cpu);
            }

            PrintCheckAlone(project);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WriteProgram(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "Properties"));
        File.WriteAllText(Path.Combine(folder, "Web.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");

        // Only the host's configuration: what the program itself does is the same on both sides and would only add noise.
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "if (args.Length > 0) { WebApplication.CreateBuilder(args).Build().Run(); }");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } }, \"AllowedHosts\": \"*\" }");
        File.WriteAllText(Path.Combine(folder, "Properties", "launchSettings.json"), "{ \"profiles\": { \"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:5187\" } } }");
        return folder;
    }

    // The build has made the folder; on a system that remembers nothing there is none.
    private static void Forget(PackedPackage package, string project, string memory)
    {
        package.ImportInto(project);
        foreach (var file in Directory.Exists(memory) ? Directory.GetFiles(memory) : [])
        {
            File.Delete(file);
        }
    }

    private static void Remember(PackedPackage package, string project, string memory)
    {
        package.ImportInto(project);
        if (Directory.Exists(memory) && Directory.GetFiles(memory).Length == 0)
        {
            DotNet(project, "run", "--no-build");
        }
    }

    private static Cost DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        var before = ChildProcesses.CpuTime();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        watch.Stop();
        return process.ExitCode == 0 ? new(watch.Elapsed.TotalMilliseconds, (ChildProcesses.CpuTime() - before).TotalMilliseconds) : throw new InvalidOperationException(output);
    }

    private static void Print(string what, List<Cost> costs, List<Cost> without, List<Cost> off, Func<Cost, double> of) =>
        Console.WriteLine(FormattableString.Invariant(
            $"{what}  median {Quantiles.Median(costs.Select(of)):F0}  fastest {costs.Min(of):F0}  more than without {Difference(costs, without, of)}  more than switched off {Difference(costs, off, of)}"));

    private static string Difference(List<Cost> costs, List<Cost> others, Func<Cost, double> of)
    {
        var differences = costs.Zip(others, (a, b) => of(a) - of(b)).ToList();
        return FormattableString.Invariant($"{Quantiles.Median(differences):F1} (quartiles {Quantiles.At(differences, 0.25):F1} to {Quantiles.At(differences, 0.75):F1}, {differences.Count} pairs)");
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

        Console.WriteLine(FormattableString.Invariant($"check alone, ms  first {times[0]:F1}  warm, median {Quantiles.Median(times.Skip(1)):F2}"));
    }

    private sealed record Cost(double Wall, double Cpu);
}
