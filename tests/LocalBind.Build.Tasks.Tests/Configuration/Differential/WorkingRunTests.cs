using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>
/// The check is never in the way: made before a real Kestrel starts, in its process and network, over files, variables and arguments that are damaged
/// and ports of which some are taken, it reports an error only where the start then fails.
/// </summary>
public sealed class WorkingRunTests(ITestOutputHelper output) : IDisposable
{
    // Each in two processes; docs/run-check.md has the result of ten thousand.
    private const int CasesPerProcess = 400;

    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-working").FullName;

    [Fact]
    public async Task WorkingRun_IsNotStopped()
    {
        var seed = GeneratedCases.Seed(output);
        var cases = GeneratedCases.Count(CasesPerProcess);
        CertificateFolder.Write(Path.Combine(_folder, "certificates"));

        var runs = await Task.WhenAll(new[] { false, true }.Select(certificate => Task.Run(() => Compare(seed, cases, certificate))));

        var (stopped, missed) = (runs.SelectMany(r => r.Stopped).ToList(), runs.SelectMany(r => r.Missed).ToList());
        output.WriteLine($"{runs.Sum(r => r.Works)} of {cases * runs.Length} start, {runs.Sum(r => r.Busy)} meet a port that is taken; of those that do not start {missed.Count} are not foretold");
        Assert.True(stopped.Count == 0, $"seed {seed}: {stopped.Count} working runs would be stopped\n{string.Join("\n\n", stopped.Take(8))}");
        Assert.True(missed.Count == 0, $"seed {seed}: {missed.Count} runs fail unforetold\n{string.Join("\n\n", missed.Take(8))}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Outcome Compare(int seed, int cases, bool hasDeveloperCertificate)
    {
        var outcome = new Outcome();
        using var kestrel = KestrelProcess.Start(hasDeveloperCertificate);
        for (var i = 0; i < cases; i++)
        {
            var folder = Path.Combine(_folder, $"{hasDeveloperCertificate}-{i}");
            var dice = new Dice(unchecked((seed * 7919) + (i * 2) + (hasDeveloperCertificate ? 1 : 0)));
            var start = new CaseGenerator(dice.Next(0, int.MaxValue), folder).Next(damages: true);
            start.Write(folder, dice.Chance(40) ? dice.Damage : null);
            start = start with { Checked = start.Words, Occupied = KestrelProcess.HasOwnNetwork ? Occupied(start, dice) : [] };

            outcome.Add(start, kestrel.Run(start));
            Directory.Delete(folder, recursive: true);
        }

        return outcome;
    }

    // Somebody has one of the ports that the program wants, on an address that may or may not meet it.
    private static List<string> Occupied(KestrelCase start, Dice dice)
    {
        var wanted = Prediction.Plan(start).Endpoints.Where(e => e.Endpoint.Port > 0).ToList();
        return wanted.Count > 0 && dice.Chance(30)
            ? [$"{dice.Pick("127.0.0.1", "127.0.0.1", "127.0.0.2", "0.0.0.0", "[::1]", "[::]")}:{Endpoints.Ports.Text(wanted[dice.Next(0, wanted.Count)].Endpoint.Port)}"]
            : [];
    }

    private sealed class Outcome
    {
        public List<string> Stopped { get; } = [];

        public List<string> Missed { get; } = [];

        public int Works { get; private set; }

        public int Busy { get; private set; }

        // A damaged Logging:LogLevel stops the program too; the check is about where it listens.
        private static bool IsLogLevel(string error) => error.StartsWith("InvalidOperationException: Configuration value '", StringComparison.Ordinal);

        public void Add(KestrelCase start, RealOutcome real)
        {
            Works += real.Error is null ? 1 : 0;
            Busy += real.Findings.Exists(f => f.StartsWith("LBT3001", StringComparison.Ordinal)) ? 1 : 0;
            if (real.Error is null && real.Findings.Count > 0)
            {
                Stopped.Add($"found: {string.Join(" | ", real.Findings)}\nreal:  {string.Join(" ", real.Sockets)}\n{start.Describe()}");
            }
            else if (real.Error is not null && real.Findings.Count == 0 && !IsLogLevel(real.Error))
            {
                Missed.Add($"real:  {real.Error}\n{start.Describe()}");
            }
        }
    }
}
