using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
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
#pragma warning disable CA5394 // Reproducible is what is wanted, not secure.
        var random = new Random(seed);
        for (var i = 0; i < cases; i++)
        {
            var start = new CaseGenerator(random.Next(), _folder).Next();
            foreach (var (name, text) in start.Files)
            {
                var path = Path.Combine(_folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, Damage(Encoding.UTF8.GetBytes(text), random));
            }

            var words = start.Words.Select(w => random.Next(20) == 0 ? Encoding.UTF8.GetString(Damage(Encoding.UTF8.GetBytes(w), random)) : w).ToList();
            var failure = Record.Exception(() => Run(start, words));
            Assert.True(failure is null, $"seed {seed}, case {i}: {string.Join(" ", words)}: {failure}");
        }
#pragma warning restore CA5394
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Run(KestrelCase start, IReadOnlyList<string> words)
    {
        var context = new RunContext
        {
            ProjectFile = start.ProjectFile,
            Request = RunCommandLine.Parse(words),
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

#pragma warning disable CA5394
    private static byte[] Damage(byte[] bytes, Random random)
    {
        for (var hits = random.Next(4); hits > 0 && bytes.Length > 0; hits--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
#pragma warning restore CA5394

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
