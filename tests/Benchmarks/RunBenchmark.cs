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
/// again. Runs with and without the package in turn, so that a slow moment hits all; and the check alone, in this process, the first time (nothing
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
            var with = WriteProgram(Path.Combine(folder, "with"), 5187, Path.GetFullPath(arguments[0]));
            var without = WriteProgram(Path.Combine(folder, "without"), 5188, null);
            var again = WriteProgram(Path.Combine(folder, "without-again"), 5189, null);
            var memory = Path.Combine(with, "obj", "Debug", "net10.0", "LocalBind.free");
            var kinds = new (string Name, string Folder, Action Prepare, List<Cost> Costs)[]
            {
                ("without", without, () => { }, []),
                ("without, a second project", again, () => { }, []),
                ("with, the same run again", with, () => Remember(with, memory), []),
                ("with, the first of its kind", with, () => Forget(memory), []),
            };
            foreach (var kind in kinds)
            {
                DotNet(kind.Folder, "build", "-v:q");
                DotNet(kind.Folder, "run", "--no-build");
            }

            for (var round = 0; round < pairs; round++)
            {
                // Each may warm something for the next: they take turns.
                for (var i = 0; i < kinds.Length; i++)
                {
                    var (_, project, prepare, costs) = kinds[(round + i) % kinds.Length];
                    prepare();
                    costs.Add(DotNet(project, "run", "--no-build"));
                }
            }

            foreach (var (name, _, _, costs) in kinds)
            {
                Print($"{name,-28} wall ms", costs, kinds[0].Costs, c => c.Wall);
                Print($"{name,-28} CPU ms ", costs, kinds[0].Costs, c => c.Cpu);
            }

            PrintCheckAlone(with);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WriteProgram(string folder, int port, string? repository)
    {
        Directory.CreateDirectory(Path.Combine(folder, "Properties"));
        if (repository is null)
        {
            // Whatever stands above the folder is not asked.
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        }
        else
        {
            CheckedOutPackage.ImportInto(folder, repository);
        }

        File.WriteAllText(Path.Combine(folder, "Web.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");

        // Only the host's configuration: what the program itself does is the same on both sides and would only add noise.
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "if (args.Length > 0) { WebApplication.CreateBuilder(args).Build().Run(); }");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } }, \"AllowedHosts\": \"*\" }");
        File.WriteAllText(Path.Combine(folder, "Properties", "launchSettings.json"), FormattableString.Invariant($"{{ \"profiles\": {{ \"http\": {{ \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:{port}\" }} }} }}"));
        return folder;
    }

    private static void Forget(string memory)
    {
        if (Directory.Exists(memory))
        {
            Directory.Delete(memory, recursive: true);
        }
    }

    // The first run makes the folder, the second remembers; on a system that remembers nothing there is none.
    private static void Remember(string folder, string memory)
    {
        if (!Directory.Exists(memory) || Directory.GetFiles(memory).Length == 0)
        {
            DotNet(folder, "run", "--no-build");
            DotNet(folder, "run", "--no-build");
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

    private static void Print(string what, List<Cost> costs, List<Cost> without, Func<Cost, double> of)
    {
        var deltas = costs.Zip(without, (a, b) => of(a) - of(b)).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{what}  median {Quantiles.Median(costs.Select(of)):F0}  fastest {costs.Min(of):F0}  more than without, median of {deltas.Count} pairs {Quantiles.Median(deltas):F1}  (quartiles {Quantiles.At(deltas, 0.25):F1} to {Quantiles.At(deltas, 0.75):F1})"));
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
