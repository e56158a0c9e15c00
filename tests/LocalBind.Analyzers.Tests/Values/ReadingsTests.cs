using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LocalBind.Analyzers.Tests.Values;

/// <summary>What is read once is true wherever it is used again: no order of files, and no other thread, changes what is found.</summary>
public class ReadingsTests
{
    private const int Orders = 8;

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("LOCALBIND_TEST_SEED"), out var seed) ? seed : 1;

    // Values that go in circles, that depend on arguments, and that are their own former value: each means something else on another way to it.
    private static readonly string[] Sources =
    [
        """
        using System.Net;

        static class Settings
        {
            public static bool Flag;
            public static int First => Flag ? Second : 6101;
            public static int Second => Flag ? Third : 6102;
            public static int Third => Flag ? First : 6103;
            public static int Of(int port) => Flag ? port : Third;
            public static int Twice(int port) => Of(Of(port));
            public static string Url(string host) { var url = "http://" + host; url = url + ":" + First; url = url.Trim(); return url; }
            public static int Open(int port) { new System.Net.Sockets.TcpListener(IPAddress.Any, port).Start(); return Of(port); }
            public static int OpenLater(int port) => Open(port + 1);
        }
        """,
        "class A { object a = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, Settings.First); int b = Settings.Open(6111); int c = Settings.OpenLater(Settings.Second); }",
        "class B { object a = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, Settings.Second); int b = Settings.Open(Settings.Twice(6112)); }",
        "class C { object a = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, Settings.Third); int b = Settings.OpenLater(Settings.Of(6113)); }",
        "class D { object a = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, Settings.Of(6114)); int b = Settings.Open(Settings.First); }",
        """class E { void M(System.Net.HttpListener listener) { listener.Prefixes.Add(Settings.Url("*") + "/"); listener.Prefixes.Add(Settings.Url("localhost") + "/"); Settings.Open(Settings.Open(6115)); } }""",
        "static class Program { static void Main() { new A(); new B(); new C(); new D(); new E().M(new()); } }",
    ];

    [Fact]
    public async Task EveryOrderOfFiles_GivesTheSame()
    {
        var alone = new List<string>();
        for (var file = 0; file < Sources.Length; file++)
        {
            alone.AddRange(await FindingsAsync([file]));
        }

        Assert.True(alone.Count > Sources.Length, $"Only {alone.Count} findings.");
        for (var order = 0; order < Orders; order++)
        {
            var random = new Random(FirstSeed + order);
            var files = Enumerable.Range(0, Sources.Length).OrderBy(_ => random.Next()).ToArray();
            Assert.Equal(alone.Order(), (await FindingsAsync(files)).Order());
        }
    }

    [Fact]
    public async Task ManyThreads_FindTheSame()
    {
        var one = await FindingsAsync([.. Enumerable.Range(0, Sources.Length)]);
        for (var run = 0; run < Orders; run++)
        {
            var all = await With(Compiled.Of(TestReferences.NetCore, Sources), concurrent: true).GetAnalyzerDiagnosticsAsync();
            Assert.Equal(one.Order(), all.Select(Text).Order());
        }
    }

    // Every function calls all others, with a text of its own: 24 calls deep there are more ways than any computer could go.
    [Fact]
    public async Task FunctionsThatCallEachOtherInCircles_AreGivenUp()
    {
        const int Functions = 12;
        var functions = Enumerable.Range(0, Functions).Select(number =>
            $"int F{number}(int port) {{ {string.Concat(Enumerable.Range(0, Functions).Select(other => $"if (Flag) return F{other}(port + {other}); "))} return port; }}");
        var found = await Compiled.AnalyzeAsync(Compiled.Of(
            TestReferences.NetCore,
            $$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                bool Flag;
                {{string.Join("\n", functions)}}
                void M() { new TcpListener(IPAddress.Loopback, F0(6100)).Start(); new TcpListener(IPAddress.Loopback, 6123).Start(); }
                static void Main() { }
            }
            """));

        var finding = Assert.Single(found);
        Assert.Equal("6123", finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan));
    }

    [Fact]
    public async Task ValueWithManyWaysToIt_IsFoundOnce()
    {
        var ways = string.Join("\n", Enumerable.Range(1, 8).Select(number => $"int P{number} => Flag ? P{number - 1} : P{number - 1};"));
        var found = await Compiled.AnalyzeAsync(Compiled.Of(
            TestReferences.NetCore,
            $"class C {{ bool Flag; int P0 => 6123; {ways} void M() => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, P8).Start(); static void Main() {{ }} }}"));

        var finding = Assert.Single(found);
        Assert.Equal("6123", finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan));
    }

    // A request that hundreds of methods share: the nearest are followed.
    [Fact]
    public async Task MoreMethodsThanAreFollowed_KeepsTheNearest()
    {
        const int Followed = 32;
        var methods = string.Join("\n", Enumerable.Range(0, 2 * Followed).Select(number => $"void M{number}(int port) => Start(port); void N{number}() => M{number}({6100 + number});"));
        var found = await Compiled.AnalyzeAsync(Compiled.Of(
            TestReferences.NetCore,
            $"class C {{ {methods} void N() => Start(6099); void Start(int port) => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port).Start(); static void Main() {{ }} }}"));

        Assert.Equal(Enumerable.Range(6099, Followed), found.Select(finding => int.Parse(finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan), CultureInfo.InvariantCulture)).Order());
    }

    // File by file in this order, as an editor asks for them.
    private static async Task<List<string>> FindingsAsync(int[] files)
    {
        var compilation = Compiled.Of(TestReferences.NetCore, Sources);
        var trees = compilation.SyntaxTrees;
        var analysis = With(compilation, concurrent: false);
        var found = new List<string>();
        foreach (var file in files)
        {
            found.AddRange((await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(trees[file]), filterSpan: null, default)).Select(Text));
        }

        return found;
    }

    private static CompilationWithAnalyzers With(Compilation compilation, bool concurrent) => new(
        compilation,
        [new ListenerAnalyzer()],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false));

    private static string Text(Diagnostic finding) => $"{finding} {string.Join(" ", finding.AdditionalLocations)} {string.Join(" ", finding.Properties.OrderBy(property => property.Key))}";
}
