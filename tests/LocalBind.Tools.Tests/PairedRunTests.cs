using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Build.Tasks.Tests;
using LocalBind.Build.Tasks.Tests.Configuration.Differential;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Tools.Tests;

/// <summary>Made-up starts by the real <c>dotnet run</c>, each with the package and without: what works without it works with it.</summary>
public sealed class PairedRunTests(RunCheckTests.WebProgram web, ITestOutputHelper output) : IClassFixture<RunCheckTests.WebProgram>
{
    // Each is two runs of a program, a second or more.
    private const int Pairs = 10;

    [Fact]
    public async Task WhatWorksWithoutThePackage_WorksWithIt()
    {
        var seed = GeneratedCases.Seed(output);
        var works = 0;
        for (var i = 0; i < GeneratedCases.Count(Pairs); i++)
        {
            var start = new CaseGenerator(unchecked((seed * 7919) + i), web.Project.Folder).Next(damages: i % 2 == 1);
            var written = Write(start);

            var without = await RunAsync(start, isEnabled: "false");
            var with = await RunAsync(start, isEnabled: "true");
            var again = await RunAsync(start, isEnabled: "true");

            works += Starts(without) ? 1 : 0;
            Assert.True(Starts(with) || !Starts(without), $"case {i}\n{start.Describe()}\nwith the package:\n{with.Output}\nwithout:\n{without.Output}");
            Assert.Equal(Starts(without) ? Listening(without) : [], Starts(with) ? Listening(with) : []);

            // The second run may be known as free without a look at its configuration.
            Assert.True(Starts(with) == Starts(again), $"case {i}\n{start.Describe()}\nonce:\n{with.Output}\nagain:\n{again.Output}");
            Assert.Equal(Listening(with), Listening(again));
            written.ForEach(File.Delete);
        }

        output.WriteLine($"{works} of {GeneratedCases.Count(Pairs)} start");
        Assert.NotEqual(0, works);
    }

    private static bool Starts(DotNetResult run) => Listening(run).Count > 0;

    // Ports that the system chose differ from run to run.
    private static List<string> Listening(DotNetResult run) =>
        [.. run.StandardOutput.Split('\n').Where(l => l.StartsWith("listening on", StringComparison.Ordinal)).Select(l => string.Join(' ', l.Split(' ').Select(w => w.Contains(":5", StringComparison.Ordinal) ? w : w[..(w.LastIndexOf(':') + 1)])))];

    private List<string> Write(KestrelCase start)
    {
        // The folder is the project's: its own files are not to be written over.
        var files = start.Files.Where(f => !f.Key.StartsWith("home/", StringComparison.Ordinal)).ToList();
        files.ForEach(f => web.Project.Write(f.Key.Replace("KestrelServer", "App", StringComparison.Ordinal), f.Value));
        return [.. files.Select(f => Path.Combine(web.Project.Folder, f.Key.Replace("KestrelServer", "App", StringComparison.Ordinal)))];
    }

    private Task<DotNetResult> RunAsync(KestrelCase start, string isEnabled)
    {
        var variables = start.Shell.Where(v => v.Key != "HOME").ToDictionary(v => v.Key, v => v.Value);
        variables["LocalBindEnabled"] = isEnabled;

        // Options that choose another build would run another program.
        return web.Project.RunAsync(variables, ["run", "--no-build", .. start.Words.Where(w => w != "--no-build" && w != "Release" && w != "-c")]);
    }
}
