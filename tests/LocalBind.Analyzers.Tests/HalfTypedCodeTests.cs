using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests;

/// <summary>Code as editors see it: with tokens missing, doubled or out of place, with references missing. The analyzer reports what it understands and never fails (AD0001).</summary>
public class HalfTypedCodeTests
{
    private const int Edits = 12;

    private static readonly string[] Programs =
    [
        """
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Sockets;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Configuration;
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls("http://*:5000;https://localhost:5001", $"http://{args[0]}:{6000 + 1}");
        builder.WebHost.ConfigureKestrel((context, o) => { o.ListenAnyIP(5080); o.Listen(IPAddress.Any, context.Configuration.GetValue("Port", 6123), l => l.UseHttps()); });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://+:80", { "Kestrel:Endpoints:A:Url", "http://[::]:0" } });
        builder.Configuration["http_ports"] = "8080;8081";
        var app = builder.Build();
        foreach (var url in new[] { "http://0.0.0.0:1", "http://localhost:0" }) { app.Urls.Add(url); }
        #if DEBUG
        app.Run(app.Environment.EnvironmentName switch { "Development" => "http://*:3000", _ => string.Format("http://{0}:{1}", "localhost", 70000) });
        #endif
        """,
        """
        using System;
        using System.Linq;
        using System.Net;
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using Any = System.Net.IPAddress;
        record Endpoint(IPAddress Address, int Port = 6123);
        class Server(IPAddress address, int port) : TcpListener(address, port)
        {
            const int First = 6000;
            readonly (IPAddress, int) _pair = (IPAddress.Any, First + 1);
            IPEndPoint Point => new(_pair.Item1, _pair.Item2);
            int Loop { get => Loop; set => Loop = value; }
            public Server(int port) : this(Any.Any, port) { _pair = (IPAddress.Parse("0.0.0.0"), port); }
            void Start(string host = "::", int? p = null)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = false };
                socket?.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                socket!.Bind(new IPEndPoint(IPAddress.TryParse(host, out var a) ? a : IPAddress.Any, p ?? Loop));
                socket.Listen(10);
                var e = new Endpoint(Dns.GetHostEntry(Dns.GetHostName()).AddressList.First(x => x.AddressFamily == AddressFamily.InterNetwork)) with { Port = 50000 };
                new TcpListener(e.Address, e.Port).Start();
                int[] ports = [1, 2, .. new[] { 6665 }];
                Array.ForEach(ports, q => new UdpClient(q));
                if (p is > 0 and var r) { Start(port: r); } else { Start("*", 22); }
                void Local(int q) { TcpListener l = new(IPEndPoint.Parse($"0.0.0.0:{q}")); Local(q + 1); }
                Local(checked((ushort)99));
            }
            void Start(int port) => Start("127.0.0.1", port);
            static async Task Main(string[] args)
            {
                using var h = new HttpListener { Prefixes = { "http://*:8080/" } };
                h.Prefixes.Add(@"http://+:" + (args.Length > 0 ? args[0] : "80") + "/");
                var client = new TcpClient(); await client.ConnectAsync("localhost", 6123);
                new Server(6123).Start(6123); new Server(6123).Start(6123);
            }
        }
        """,
    ];

    public static TheoryData<int, int> Seeds()
    {
        var seeds = new TheoryData<int, int>();
        for (var seed = 1; seed <= 10; seed++)
        {
            seeds.Add(0, seed);
            seeds.Add(1, seed);
        }

        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task TokensMissingOrOutOfPlace_NeverFail(int program, int seed)
    {
        var random = new Random(seed);
        var sources = Enumerable.Range(0, Edits).Select(_ => Damaged(Programs[program], random)).ToList();
        foreach (var source in sources)
        {
            await AssertNoFailureAsync(Compiled.Of(TestReferences.AspNetCore, source));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task EveryPrefixOfALine_NeverFails(int program)
    {
        var text = Programs[program];
        var random = new Random(program);
        foreach (var length in Enumerable.Range(0, 25).Select(_ => random.Next(text.Length)))
        {
            await AssertNoFailureAsync(Compiled.Of(TestReferences.AspNetCore, text[..length]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task MissingReferences_NeverFail(int program)
    {
        var random = new Random(program);
        var references = TestReferences.AspNetCore;
        foreach (var share in new[] { 0.0, 0.2, 0.5, 0.8, 0.95 })
        {
            await AssertNoFailureAsync(Compiled.Of(references.Where(_ => random.NextDouble() < share), Programs));
        }
    }

    [Theory]
    [InlineData("class C { void M() { new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 6123); int x = ; } }")]
    [InlineData("class C { void M() { new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 6123) ")]
    [InlineData("class C { Unknown _u; void M() { _u.Foo(); new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 6123); } }")]
    public async Task SyntaxErrors_LeaveTheRestReported(string source)
    {
        var found = await Compiled.AnalyzeAsync(Compiled.Of(TestReferences.NetCore, source));
        Assert.Equal(["LBT1001", "LBT2001"], found.Select(diagnostic => diagnostic.Id).Order());
    }

    [Fact]
    public async Task EmptyProject_ReportsNothing() => Assert.Empty(await Compiled.AnalyzeAsync(Compiled.Of(TestReferences.NetCore)));

    private static async Task AssertNoFailureAsync(Compilation compilation)
    {
        var failures = (await Compiled.AnalyzeAsync(compilation)).Where(diagnostic => diagnostic.Id == "AD0001");
        Assert.False(failures.Any(), string.Join("\n", failures.Select(failure => $"{failure}\n{failure.Descriptor.Description}\n{string.Join("\n----\n", compilation.SyntaxTrees)}")));
    }

    // One to four edits: a token goes, comes twice, or is replaced by one from elsewhere.
    private static string Damaged(string text, Random random)
    {
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens()];
        List<string> words = [.. tokens.Select(token => token.ToFullString())];
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(words.Count);
            switch (random.Next(3))
            {
                case 0:
                    words.RemoveAt(at);
                    break;
                case 1:
                    words.Insert(at, words[at]);
                    break;
                default:
                    words[at] = words[random.Next(words.Count)];
                    break;
            }
        }

        return string.Concat(words);
    }
}
