using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Analyzers.Tests.Facts;

/// <summary>An editor compiles anew after every change, with the trees of the unchanged files. What is remembered of these makes no difference to what is found.</summary>
public class EditedProjectTests(ITestOutputHelper output)
{
    private const int Sessions = 6;
    private const int EditsOfSession = 40;

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("LOCALBIND_TEST_SEED"), out var seed) ? seed : 1;

    // Values and ports that go from file to file in every way that is followed.
    private static readonly ImmutableArray<string> Files =
    [
        "static class Ports { public const int Main = 6123; public static int Admin = 6124; public static int Next() { return 6125; } public static int Chosen { get; set; } = 6126; public static int Own => 6127; }",
        """
        using System.Net;
        using System.Net.Sockets;
        class Server(int backlog)
        {
            private int _port;
            public Server(int port, bool start) : this(10) { _port = port; if (start) { Start(); } }
            public void Start() { new TcpListener(IPAddress.Any, _port).Start(backlog); }
            public static void Listen(string host, int port) { var l = new TcpListener(IPAddress.Parse(host), port); l.Start(); }
            public static void Write(string text) { System.Console.WriteLine(text); }
        }
        """,
        "static class Chain { public static void Run(int port) { Server.Listen(\"127.0.0.1\", port); } public static void Twice(int port) => Run(port); public static int Through(int port) { return port; } }",
        "using System; class Setup { Action<int> _start = Chain.Twice; void Init() { Ports.Chosen = 50000; Ports.Admin = 6200; _start(6300); } void Later(Action<int> open) { open(6301); } void Use() { Later(Chain.Run); } }",
        """
        using System.Net;
        using System.Net.Sockets;
        static class Program
        {
            static void Main() { new Server(6123, true).Start(); Chain.Run(Ports.Main); Chain.Twice(Ports.Next()); Server.Listen("0.0.0.0", Ports.Admin); Local(6400); void Local(int port) { new UdpClient(port); } }
            static void Second() { new TcpListener(IPAddress.Loopback, Ports.Chosen).Start(); new TcpListener(IPAddress.Loopback, Chain.Through(6200)).Start(); }
        }
        """,
        "using System.Net.Sockets; abstract class Base { protected abstract int Port(); protected virtual int Other() { return 6500; } void Go() { new UdpClient(Port()); new UdpClient(Other()); } }",
        "class Derived : Base { protected override int Port() { return 7000; } protected override int Other() { return Ports.Own; } }",
        "using System.Net; class Web { void M(HttpListener listener, string url) { listener.Prefixes.Add(url); } void N(HttpListener listener) { M(listener, $\"http://*:{Ports.Main}/\"); M(listener, Url()); } string Url() => \"http://localhost:8080/\"; }",
        "interface IOpener { void Open(int port); } class Opener : IOpener { public void Open(int port) { Server.Listen(\"::\", port); } } static class Uses { static void M(IOpener opener) { opener.Open(6600); opener.Open(6600); } }",
        "namespace Fake { class TcpListener { public TcpListener(System.Net.IPAddress address, int port) { } public void Start(int backlog = 0) { } } }",
        "using System.Net.Sockets; partial class Part { int _own = 6700; void Open() { new UdpClient(_own); } } class Bound { public int Port { get; set; } = 6800; void Open() { new UdpClient(Port); } }",
        "partial class Part { void Set() { _own = 6701; } } class Reader { void Read(System.Func<Bound> get) { } T Get<T>() => default; void Do() { } }",
    ];

    // What a person does to them, and may undo: bodies, signatures, initializers, constants, usings, directives, half a line.
    private static readonly ImmutableArray<(int File, string Old, string New)> Edits =
    [
        (0, "Main = 6123", "Main = 8080"),
        (0, "Admin = 6124", "Admin = 6199"),
        (0, "return 6125;", "return Admin;"),
        (0, "return 6125;", "return int.Parse(System.Console.ReadLine());"),
        (0, "= 6126;", "= 80;"),
        (0, "Own => 6127", "Own => Chosen"),
        (0, "static class Ports", "public static class Ports"),
        (1, "_port = port;", "_port = port + 1;"),
        (1, "_port = port;", "_port = 6124;"),
        (1, "IPAddress.Any, _port", "IPAddress.Loopback, _port"),
        (1, "using System.Net.Sockets;", "using Fake;"),
        (1, "IPAddress.Parse(host)", "IPAddress.Loopback"),
        (1, "Console.WriteLine(text);", "Console.WriteLine(text); Listen(\"0.0.0.0\", 9999);"),
        (1, "(string host, int port)", "(string host, long port)"),
        (1, "l.Start(); }", "l.Start(); "),
        (2, "\"127.0.0.1\", port", "\"0.0.0.0\", port"),
        (2, "\"127.0.0.1\", port", "\"127.0.0.1\", 6123"),
        (2, "=> Run(port)", "=> Server.Write(\"no\")"),
        (2, "Twice(int port)", "Twice(int port, int more = 6123)"),
        (2, "return port;", "return port > 0 ? port : Ports.Main;"),
        (3, "Ports.Chosen = 50000;", "Ports.Chosen = 6124;"),
        (3, "Ports.Chosen = 50000;", ""),
        (3, "Ports.Admin = 6200;", "var Admin = 6200;"),
        (3, "_start(6300)", "_start(6123)"),
        (3, "open(6301)", "open(6123)"),
        (3, "Later(Chain.Run)", "Later(Chain.Twice)"),
        (4, "Chain.Run(Ports.Main);", "Chain.Run(Ports.Admin); Chain.Run(6123);"),
        (4, "Local(6400);", "Local(6401); Local(6401);"),
        (4, "new UdpClient(port);", "new UdpClient(port); new UdpClient(Ports.Main);"),
        (4, "Chain.Through(6200)", "Ports.Own"),
        (4, "static void Second()", "static void Second(int unused = 0)"),
        (5, "return 6500;", "return Port();"),
        (5, "new UdpClient(Other());", "Other();"),
        (6, "return 7000;", "return 7001;"),
        (6, "return Ports.Own;", "return 6123;"),
        (6, "override int Other", "new int Other"),
        (7, "listener.Prefixes.Add(url);", "listener.Prefixes.Add(url); listener.Prefixes.Add(\"http://+:3000/\");"),
        (7, "=> \"http://localhost:8080/\"", "{ return \"http://*:8080/\"; }"),
        (8, "\"::\", port", "\"::1\", port"),
        (8, "opener.Open(6600); opener.Open(6600);", "opener.Open(6600);"),
        (8, "class Opener : IOpener", "class Opener"),
        (9, "namespace Fake {", "#nullable enable\nnamespace Fake {"),
        (3, "_start = Chain.Twice", "_start = Chain.Run"),
        (10, "_own = 6700", "_own = Ports.Main"),
        (10, "new UdpClient(_own)", "new UdpClient(_own + 1)"),
        (11, "_own = 6701;", ""),
        (11, "Do() { }", "Do() { Get<Bound>(); }"),
        (11, "void Do()", "void Do<T>(Microsoft.Extensions.Options.IOptions<Bound> bound)"),
        (11, "Get<T>() => default;", "Get<T>() => default; int _own;"),
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(FirstSeed, Sessions)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Findings_AfterEveryEdit_AreThoseOfAFreshCompilation(int seed)
    {
        var random = new Random(seed);
        Compilation open = Compiled.Of(TestReferences.NetCore, [.. Files]);
        var findings = 0;
        for (var edit = 0; edit < EditsOfSession; edit++)
        {
            (open, var changed, var what) = Edited(open, random);
            output.WriteLine($"{edit}: {what}");

            // What an editor asks for: now the changed file alone, now everything that is open.
            var asked = random.Next(3) == 0 ? open.SyntaxTrees.OrderBy(_ => random.Next()).ToList() : changed is null ? [] : [changed];
            var fresh = Fresh(open);
            var (analysis, freshAnalysis) = (With(open), With(fresh));
            foreach (var tree in asked)
            {
                var expected = await FindingsAsync(freshAnalysis, fresh, fresh.SyntaxTrees.Single(other => other.FilePath == tree.FilePath));
                Assert.Equal(expected, await FindingsAsync(analysis, open, tree));
                findings += expected.Count;
            }
        }

        Assert.True(findings > EditsOfSession, $"Only {findings} findings: the edits left nothing to compare.");
    }

    [Fact]
    public async Task FormerCompilations_AreNotKeptAlive()
    {
        var (former, open) = await EditAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The latest tree is known to the one that was made from it, and the compiler's pools keep one or the other for a while; what a fact kept alive would be nearly all.
        Assert.InRange(former.Count(reference => reference.TryGetTarget(out _)), 0, former.Count / 10);
        Assert.NotEmpty(await With(open).GetAnalyzerDiagnosticsAsync());
    }

    [Fact]
    public void EveryEdit_ChangesItsFile() => Assert.All(Edits, edit => Assert.Contains(edit.Old, Files[edit.File], StringComparison.Ordinal));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(List<WeakReference<object>> Former, Compilation Open)> EditAsync()
    {
        var former = new List<WeakReference<object>>();
        Compilation open = Compiled.Of(TestReferences.NetCore, [.. Files]);
        foreach (var (file, old, replacement) in Edits)
        {
            var tree = open.SyntaxTrees.Single(candidate => candidate.FilePath == $"File{file}.cs");
            await With(open).GetAnalyzerDiagnosticsAsync();
            former.AddRange([new(open), new(tree)]);
            var changed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(old, replacement, StringComparison.Ordinal)));
            open = open.ReplaceSyntaxTree(tree, changed);
        }

        await With(open).GetAnalyzerDiagnosticsAsync();
        return (former, open);
    }

    private static (Compilation Compilation, SyntaxTree? Changed, string What) Edited(Compilation open, Random random)
    {
        if (random.Next(10) == 0)
        {
            var file = random.Next(Files.Length);
            return Tree(open, file) is { } there
                ? (open.RemoveSyntaxTrees(there), null, $"without file {file}")
                : Added(open, CSharpSyntaxTree.ParseText(Files[file], (CSharpParseOptions)open.SyntaxTrees.First().Options, $"File{file}.cs"), $"file {file} again");
        }

        while (true)
        {
            var (file, old, replacement) = Edits[random.Next(Edits.Length)];
            var (from, to) = random.Next(2) == 0 || replacement.Length == 0 ? (old, replacement) : (replacement, old);
            if (Tree(open, file) is { } tree && tree.ToString().IndexOf(from, StringComparison.Ordinal) is >= 0 and var start)
            {
                var changed = tree.WithChangedText(tree.GetText().WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new(start, from.Length), to)));
                return (open.ReplaceSyntaxTree(tree, changed), changed, $"file {file}: {from} -> {to}");
            }
        }
    }

    private static (Compilation Compilation, SyntaxTree? Changed, string What) Added(Compilation open, SyntaxTree tree, string what) => (open.AddSyntaxTrees(tree), tree, what);

    private static SyntaxTree? Tree(Compilation open, int file) => open.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == $"File{file}.cs");

    private static CSharpCompilation Fresh(Compilation open) => CSharpCompilation.Create(
        open.AssemblyName,
        open.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath)),
        open.References,
        (CSharpCompilationOptions)open.Options);

    private static async Task<List<string>> FindingsAsync(CompilationWithAnalyzers analysis, Compilation compilation, SyntaxTree tree) =>
        [.. (await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default)).Select(Text)];

    private static CompilationWithAnalyzers With(Compilation compilation) => new(
        compilation,
        [new ListenerAnalyzer()],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static string Text(Diagnostic finding) => $"{finding} {string.Join(" ", finding.AdditionalLocations)} {string.Join(" ", finding.Properties.OrderBy(property => property.Key))}";
}
