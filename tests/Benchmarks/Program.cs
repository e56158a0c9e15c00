using System;
using System.Collections.Generic;
using LocalBind.Benchmarks;

// Each benchmark is a verb with its own arguments; docs/performance.md says what is measured and how.
var benchmarks = new Dictionary<string, (string Usage, Func<string[], int> Run)>(StringComparer.Ordinal)
{
    ["analyzers"] = (AnalyzerBenchmark.Usage, AnalyzerBenchmark.Run),
    ["audit"] = (AuditBenchmark.Usage, AuditBenchmark.Run),
    ["mutate"] = (MutationBenchmark.Usage, MutationBenchmark.Run),
    ["owner"] = (OwnerBenchmark.Usage, OwnerBenchmark.Run),
    ["run"] = (RunBenchmark.Usage, RunBenchmark.Run),
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var benchmark))
{
    return benchmark.Run(args[1..]);
}

Console.Error.WriteLine("usage: LocalBind.Benchmarks VERB ...");
foreach (var (verb, (usage, _)) in benchmarks)
{
    Console.Error.WriteLine($"  {verb} {usage}");
}

return 2;
