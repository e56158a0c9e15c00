using System;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>The default of a parameter gives way to a read for callers that pass nothing; what a caller passes goes on to win.</summary>
public sealed class ParameterDefaultFixTests
{
    private const string Read = "int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : ";

    /// <summary>One use: the read stands there, for null.</summary>
    [Theory]
    [InlineData("public void Start(int port = {|LBT2001:6123|}) => Open(port);", $"public void Start(int? port = null) => Open(port ?? ({Read}6123));")]
    [InlineData("public Server(int port = {|LBT2001:6123|}) { _port = port; }", $"public Server(int? port = null) {{ _port = port ?? ({Read}6123); }}")]
    [InlineData("public Server(int port = {|LBT2001:6123|}) : this(\"\", port) { }", $"public Server(int? port = null) : this(\"\", port ?? ({Read}6123)) {{ }}")]
    [InlineData("public void Start(int port = {|LBT2001:6123|}) => Log(Open(_port > 5 ? port : 0), nameof(port));", $"public void Start(int? port = null) => Log(Open(_port > 5 ? (port ?? ({Read}6123)) : 0), nameof(port));")]
    [InlineData("const int DefaultPort = {|LBT2001:6123|}; public void Start(int port = DefaultPort) => Open(port); [Obsolete(nameof(DefaultPort))] public void Old() { switch (1) { case DefaultPort: break; } }", $"const int DefaultPort = 6123; public void Start(int? port = null) => Open(port ?? ({Read}DefaultPort)); [Obsolete(nameof(DefaultPort))] public void Old() {{ switch (1) {{ case DefaultPort: break; }} }}")]
    [InlineData("public void Start(int number) { void Inner(int port = {|LBT2001:6123|}) => Open(port); Inner(); Inner(number); }", $"public void Start(int number) {{ void Inner(int? port = null) => Open(port ?? ({Read}6123)); Inner(); Inner(number); }}")]
    public Task MayBeNull(string before, string after) => InServer(before, after);

    /// <summary>Several uses: the read stands once.</summary>
    [Fact]
    public Task SeveralUses_ReadOnce() => InServer(
        "public void Start(int port = {|LBT2001:6123|})\n    {\n        Log(Open(port), $\"{port}\");\n        Open(port).Stop();\n    }",
        $"public void Start(int? port = null)\n    {{\n        port ??= {Read}6123;\n        Log(Open(port.Value), $\"{{port.Value}}\");\n        Open(port.Value).Stop();\n    }}");

    /// <summary>A signature that others agreed on stays, and there is a method without the parameter beside it.</summary>
    [Theory]
    [InlineData(
        "public virtual void Start(int port = {|LBT2001:6123|}) => Open(port);",
        $"public virtual void Start(int port) => Open(port);\n\n    public void Start() => Start({Read}6123);")]
    [InlineData(
        "Action<int> _start;\n    void Start(int port = {|LBT2001:6123|}) => Open(port);\n    void M() => _start = Start;",
        $"Action<int> _start;\n    void Start(int port) => Open(port);\n\n    void Start() => Start({Read}6123);\n    void M() => _start = Start;")]
    [InlineData(
        "public static void Start(string name, ref int count, int port = {|LBT2001:6123|}) => Open(port);\n    public static void Start(string name, ref int count, long ticks) { }",
        $"public static void Start(string name, ref int count, int port) => Open(port);\n\n    public static void Start(string name, ref int count) => Start(name, ref count, {Read}6123);\n    public static void Start(string name, ref int count, long ticks) {{ }}")]
    [InlineData(
        "/// <summary>Opens.</summary>\n    public Server(int port = {|LBT2001:6123|}) { _port = port; }\n    object M() => new Server(port: default);",
        $"/// <summary>Opens.</summary>\n    public Server(int port) {{ _port = port; }}\n\n    /// <inheritdoc cref=\"Server(int)\"/>\n    public Server()\n        : this({Read}6123)\n    {{\n    }}\n    object M() => new Server(port: default);")]
    [InlineData(
        "public void Start(int? port = {|LBT2001:6123|}) { if (port == null) return; Open(port.Value); }",
        $"public void Start(int? port) {{ if (port == null) return; Open(port.Value); }}\n\n    public void Start() => Start({Read}6123);")]
    [InlineData(
        "public void Start(string prefix = {|LBT2001:\"http://localhost:6123/\"|}) => new HttpListener().Prefixes.Add(prefix);",
        "public void Start(string prefix) => new HttpListener().Prefixes.Add(prefix);\n\n    public void Start() => Start(Environment.GetEnvironmentVariable(\"URL\") ?? \"http://localhost:6123/\");")]
    public Task HasAnOverload(string before, string after) => InServer(before, after);

    [Fact]
    public Task PropertyOfARecord_IsReadWhereItIsUsed() => FixCase.File<HardCodedPortFix>(
        "LBT2001.Configuration",
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        record Where(string Host, int Port = {|LBT2001:6123|});

        class Server
        {
            object M(Where where) => new TcpListener(IPAddress.Parse(where.Host), where.Port);
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        record Where(string Host, int? Port = null);

        class Server
        {
            object M(Where where) => new TcpListener(IPAddress.Parse(where.Host), where.Port ?? (int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var port) ? port : 6123));
        }
        """);

    [Fact]
    public Task ARecordWhosePropertyOthersNeed_GetsAConstructor() => FixCase.File<HardCodedPortFix>(
        "LBT2001.Configuration",
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        record Where(int Port = {|LBT2001:6123|});

        class Server
        {
            object M(Where where) => new TcpListener(IPAddress.Loopback, where.Port);
            void N(Where where) => where.Deconstruct(out int port);
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        record Where(int Port)
        {
            public Where()
                : this(int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var configuredPort) ? configuredPort : 6123)
            {
            }
        }

        class Server
        {
            object M(Where where) => new TcpListener(IPAddress.Loopback, where.Port);
            void N(Where where) => where.Deconstruct(out int port);
        }
        """);

    /// <summary>Where a caller's value cannot be kept apart from the default, nothing is offered.</summary>
    [Theory]
    [InlineData("interface IServer { void Start(int port = 6123); } class Server : IServer { public void Start(int port) => new TcpListener(IPAddress.Loopback, port).Start(); void M(IServer s) => s.Start(); }")]
    [InlineData("class Server { public virtual void Start(int port = 6123, bool wait = false) => new TcpListener(IPAddress.Loopback, port).Start(); }")]
    public async Task NothingIsOffered_ThatACallerWouldFeel(string code)
    {
        var project = FixedProject.Of(OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, ["using System.Net;\nusing System.Net.Sockets;\n" + code]);
        foreach (var finding in (await project.FindingsAsync()).Where(finding => finding.Id == "LBT2001"))
        {
            Assert.DoesNotContain(await project.ActionsAsync(finding), action => action.EquivalenceKey == "LBT2001.Configuration");
        }
    }

    /// <summary>Callers in other files pass what they passed, and those that pass nothing compile; a delegate in another file asks for the signature.</summary>
    [Theory]
    [InlineData("class Other { object M() => new Server(9000); object N() => new Server(); object O() => new Server(port: 9001); }", "int? port = null")]
    [InlineData("class Other { System.Func<int, Server> M() => port => new Server(port); }", "int? port = null")]
    [InlineData("class Other : Server { public Other() : base(9000) { } }", "int? port = null")]
    [InlineData("class Other { object M() => new Server(port: default); }", "Server(int port)")]
    public async Task CallersElsewhere_KeepWhatTheyPass(string other, string expected)
    {
        string[] files =
        [
            "using System.Net;\nusing System.Net.Sockets;\npublic class Server { public Server(int port = 6123) { new TcpListener(IPAddress.Loopback, port).Start(); } }",
            other,
        ];
        var project = FixedProject.Of(OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, files);
        var finding = (await project.FindingsAsync()).Single(found => found.Id == "LBT2001" && found.Location.SourceTree!.FilePath == "/0/Test0.cs");

        var changed = await project.ApplyAsync((await project.ActionsAsync(finding))[0]);

        Assert.Contains(expected, await changed.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(other, await changed.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("", await changed.ErrorsAsync());
    }

    /// <summary>What a property begins with is read there: what an object initializer says comes later and wins.</summary>
    [Theory]
    [InlineData("public int Port { get; set; } = {|LBT2001:6123|};\n    object M(Server other) => new TcpListener(IPAddress.Loopback, other.Port);", "public int Port { get; set; } = int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var port) ? port : 6123;\n    object M(Server other) => new TcpListener(IPAddress.Loopback, other.Port);")]
    [InlineData("public int PortNumber = {|LBT2001:6123|};\n    object M(Server other) => new TcpListener(IPAddress.Loopback, other.PortNumber);", "public int PortNumber = int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var port) ? port : 6123;\n    object M(Server other) => new TcpListener(IPAddress.Loopback, other.PortNumber);")]
    public Task Initializers_AreReadWhereTheyStand(string before, string after) => InServer(before, after);

    private static Task InServer(string before, string after) => FixCase.File<HardCodedPortFix>("LBT2001.Configuration", Server(before), Server(after));

    private static string Server(string members) => $$"""
        #nullable disable
        using System;
        using System.Net;
        using System.Net.Sockets;

        public class Server
        {
            {{members}}

            private int _port;
            public Server(string name, int number) { _port = number; }
            private static void Log(object what, string text) { }
            private static TcpListener Open(int number) => new TcpListener(IPAddress.Loopback, number);
            public object Held() => Open(_port);
        }
        """;
}
