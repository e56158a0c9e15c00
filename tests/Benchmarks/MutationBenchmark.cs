using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Benchmarks.Code;

namespace LocalBind.Benchmarks;

/// <summary>
/// Damages real files at random and has every analyzer and every fix work on them: none may throw, and none may take long. A run is a function of folder,
/// count and seed; damage N of a run comes alone with COUNT 1 and SEED + N.
/// </summary>
internal static class MutationBenchmark
{
    public const string Usage = "FOLDER [COUNT] [SEED]   analyzers and fixes on damaged copies of real files: failures and the slowest files";

    private const int Shown = 5;

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(arguments[0]))
        {
            Console.Error.WriteLine("mutate " + Usage);
            return 2;
        }

        var count = arguments.Length > 1 ? int.Parse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture) : 20_000;
        var seed = arguments.Length > 2 ? int.Parse(arguments[2], NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        var patients = Patient.FindIn(arguments[0]);
        if (patients.IsEmpty)
        {
            Console.Error.WriteLine($"mutate: no C# file below {Path.GetFullPath(arguments[0])}; give the folder of a checkout.");
            return 2;
        }

        ImmutableArray<Patient> likely = [.. patients.Where(patient => patient.IsOfInterest)];
        var results = new ConcurrentBag<Treatment>();
        var watch = Stopwatch.StartNew();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var treatment = Treat(likely.IsEmpty ? patients : likely, patients, seed + number);
            results.Add(treatment);
            foreach (var failure in treatment.Failures)
            {
                Console.WriteLine($"FAILURE seed {treatment.Seed} {treatment.File}: {failure}");
            }

            if (results.Count % 1000 == 0)
            {
                Console.Error.WriteLine(FormattableString.Invariant($"{results.Count} of {count}, {watch.Elapsed.TotalSeconds:F0} s"));
            }
        });

        return Report([.. results], patients.Length, watch.Elapsed);
    }

    // Every damage depends on its own seed alone, so that it can be repeated alone.
    private static Treatment Treat(ImmutableArray<Patient> likely, ImmutableArray<Patient> all, int seed)
    {
        var random = new Random(seed);
        var patients = random.Next(4) > 0 ? likely : all;
        return patients[random.Next(patients.Length)].TreatAsync(seed, random, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static int Report(ImmutableArray<Treatment> results, int files, TimeSpan elapsed)
    {
        var failures = results.Sum(result => result.Failures.Length);
        List<double> times = [.. results.Select(result => result.Analysis.TotalMilliseconds).Order()];
        Console.WriteLine(FormattableString.Invariant(
            $"damaged {results.Length}  from {files} files  findings {results.Sum(result => result.Findings)}  fixes applied {results.Sum(result => result.Fixes)}  failures {failures}  unreadable to the compiler {results.Count(result => !result.IsReadable)}  {elapsed.TotalSeconds:F0} s"));
        Console.WriteLine(FormattableString.Invariant($"analysis of one damaged file, ms: median {times[times.Count / 2]:F1}  99 % {times[times.Count * 99 / 100]:F1}  slowest {times[^1]:F0}"));
        foreach (var slow in results.OrderByDescending(result => result.Analysis).Take(Shown))
        {
            Console.WriteLine(FormattableString.Invariant($"  {slow.Analysis.TotalMilliseconds:F0} ms  seed {slow.Seed}  {slow.Length} characters  {slow.File}"));
        }

        return failures == 0 ? 0 : 1;
    }
}
