using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LocalBind.Build.Tasks.Checks;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>The resolver against the real thing: made-up configurations, each started in a real Kestrel, must open the very sockets that were foretold.</summary>
public sealed class KestrelDifferentialTests(ITestOutputHelper output) : IDisposable
{
    // Together more than the three hundred that are demanded.
    private const int CasesPerProcess = 250;
    private const int Processes = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-differential").FullName;

    [Fact]
    public async Task Prediction_IsWhatKestrelBinds()
    {
        var seed = GeneratedCases.Seed(output);
        var cases = GeneratedCases.Count(CasesPerProcess);

        CertificateFolder.Write(Path.Combine(_folder, "certificates"));
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(p => Task.Run(() => Compare(seed + p, cases, hasDeveloperCertificate: p % 2 == 1))));

        var mismatches = runs.SelectMany(r => r.Mismatches).ToList();
        output.WriteLine($"{runs.Sum(r => r.Bound)} started, {runs.Sum(r => r.Failed)} did not start");
        Assert.True(mismatches.Count == 0, $"seed {seed}: {mismatches.Count} of {cases * Processes} differ\n{string.Join("\n\n", mismatches.Take(12))}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (List<string> Mismatches, int Bound, int Failed) Compare(int seed, int cases, bool hasDeveloperCertificate)
    {
        var mismatches = new List<string>();
        var (bound, failed) = (0, 0);
        using var kestrel = KestrelProcess.Start(hasDeveloperCertificate);
        for (var i = 0; i < cases; i++)
        {
            // A folder of its own for each case: nothing is left of the one before.
            var folder = Path.Combine(_folder, $"{seed}-{i}");
            var start = new CaseGenerator(unchecked((seed * 7919) + i), folder).Next();
            start.Write(folder);
            var plan = Prediction.Plan(start, hasDeveloperCertificate);
            var real = kestrel.Run(start);
            (bound, failed) = real.Error is null ? (bound + 1, failed) : (bound, failed + 1);
            if (!Agrees(plan, real))
            {
                mismatches.Add(Describe(start, plan, real));
            }

            Directory.Delete(folder, recursive: true);
        }

        return (mismatches, bound, failed);
    }

    private static bool Agrees(RunPlan plan, RealOutcome real)
    {
        if (plan.Configured?.Failure is not null || real.Error is not null)
        {
            return plan.Configured?.Failure is not null && real.Error is not null;
        }

        var foretold = Prediction.Sockets(plan);
        var left = new List<string>(real.Sockets);

        // Fixed ports first; a port of the system's choice matches any other on the same address.
        return foretold.Count == left.Count
            && foretold.OrderBy(s => s.EndsWith(":0", StringComparison.Ordinal)).All(s =>
                left.Remove(s) || (s.EndsWith(":0", StringComparison.Ordinal) && left.RemoveAll(l => l[..l.LastIndexOf(':')] == s[..^2]) > 0));
    }

    private static string Describe(KestrelCase start, RunPlan plan, RealOutcome real)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"foretold: {plan.Configured?.Failure?.Message ?? string.Join(" ", Prediction.Sockets(plan))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"real:     {real.Error ?? string.Join(" ", real.Sockets)}");
        return text.Append(start.Describe()).ToString();
    }
}
