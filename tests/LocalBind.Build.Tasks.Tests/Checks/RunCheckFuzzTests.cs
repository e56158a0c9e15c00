using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Build.Tasks.Tests.Configuration;
using LocalBind.Build.Tasks.Tests.Configuration.Differential;
using LocalBind.Endpoints;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>Whatever stands in the files, the environment and the command line: the check says something or nothing, and never throws.</summary>
public sealed class RunCheckFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Cases = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-fuzz").FullName;

    [Fact]
    public void Check_NeverThrows()
    {
        var seed = GeneratedCases.Seed(output);
        var cases = GeneratedCases.Count(Cases);
        for (var i = 0; i < cases; i++)
        {
            var dice = new Dice(unchecked((seed * 31) + i));
            var start = new CaseGenerator(dice.Next(0, int.MaxValue), _folder).Next();
            start.Write(_folder, dice.Damage);
            var words = start.Words.Select(w => dice.Chance(5) ? dice.Damage(w) : w).ToList();
            var failure = Record.Exception(() => Run(start, words));
            Assert.True(failure is null, $"seed {seed}, case {i}: {string.Join(" ", words)}: {failure}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Run(KestrelCase start, IReadOnlyList<string> words)
    {
        var context = new RunContext
        {
            ProjectFile = start.ProjectFile,
            Request = RunCommandLine.Parse(words, folder: Path.GetDirectoryName(start.ProjectFile)!),
            Shell = start.Shell,
            IsWeb = true,
            OnConflict = ConflictMode.Reassign,
            Ports = [new ProjectPort("LocalBindPort", words.Count > 0 ? words[0] : "x", start.ProjectFile)],
            Program = new ProgramFacts { WorkingDirectory = Path.GetDirectoryName(start.ProjectFile)!, AssemblyName = "App", UserSecretsId = "x" },
        };
        var plan = RunPlan.Create(context, new FixedMachine(hasDeveloperCertificate: true, hasQuic: true));
        var judge = new SocketJudge(SystemKind.Linux, new EveryPortTaken(), new NoReservation(), new AlwaysBound());
        foreach (var finding in RunCheck.Check(context, plan, judge, new Nobody()).Findings)
        {
            Assert.DoesNotContain('\n', finding.Message);
            _ = finding.Origin.At(finding.Part);
        }

        _ = PortReport.Create(context, plan, judge, new Nobody()).JsonLines().ToList();
    }

    // Ports above the range that the cases use are free, so that there is one to suggest.
    private sealed class EveryPortTaken : IListenerTable
    {
        public ListenerQuery Find(int port, TransportProtocol protocol) =>
            port > 10_000 ? ListenerQuery.Nothing : new([new Listener(System.Net.IPAddress.IPv6Any, port, protocol) { IsDualStack = true }], null);

        public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => Find(port, protocol);
    }

    private sealed class NoReservation : IPortReservations
    {
        public PortReservation? Find(int port, TransportProtocol protocol) => null;
    }

    private sealed class AlwaysBound : IBindProbe
    {
        public BindAnswer TryBind(PlannedSocket socket) => BindAnswer.Bound;
    }

    private sealed class Nobody : IOwnerFinder
    {
        public PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context) => new(OwnerKind.Unknown, "somebody", "somebody", "Stop it");
    }
}
