using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Listeners;

/// <summary>A project's own <c>LocalBind.Listeners.txt</c>.</summary>
public class OwnListenersTests
{
    private const string Library = """

        namespace My
        {
            public class Server
            {
                public Server() { }
                public Server(string host, int port) { }
                public void Start(int port) { }
                public void Start(string url) { }
                public string Address { get; set; } = "";
                public System.Collections.Generic.List<string> Urls { get; } = [];
                public class Options { public int Port { get; set; } }
            }
            public static class Hosting { public static void Serve(this Server server, string host, int port) { } }
        }
        """;

    [Theory]
    [InlineData("M:My.Server.#ctor ; tcp ; address=host port=port", """new My.Server({|LBT1001:"0.0.0.0"|}, {|LBT2001:6123|});""")]
    [InlineData("M:My.Server.#ctor;http;address=host,port=port", """new My.Server("localhost", {|LBT2003:8080|});""")]
    [InlineData("M:My.Server.#ctor(System.String,System.Int32) ; udp ; address=host port=port", """new My.Server({|LBT1001:"*"|}, {|LBT2001:6123|});""")]
    [InlineData("M:My.Server.Start ; kestrel ; urls=url", """new My.Server().Start({|LBT1001:{|LBT2001:"http://myhost:6123"|}|});""")]
    [InlineData("M:My.Server.Start ; httplistener ; prefix=url", """new My.Server().Start({|LBT1001:{|LBT2001:"http://+:6123/"|}|});""")]
    [InlineData("M:My.Server.Start ; http ; uri=url", """new My.Server().Start({|LBT1001:{|LBT2001:"ws://0.0.0.0:6123/chat"|}|});""")]
    [InlineData("M:My.Server.Start(System.Int32) ; tcp ; port=port implicit", "{|LBT1002:new My.Server().Start({|LBT2001:6123|})|};")]
    [InlineData("M:My.Server.Start(System.Int32) ; http ; port=port any", "new My.Server().{|LBT1001:Start|}({|LBT2001:6123|});")]
    [InlineData("M:My.Server.Start(System.Int32) ; kestrel ; port=port localhost", "new My.Server().Start({|LBT2008:0|});")]
    [InlineData("P:My.Server.Address ; tcp ; endpoint=value", """new My.Server().Address = {|LBT1001:{|LBT2001:"0.0.0.0:6123"|}|};""")]
    [InlineData("P:My.Server.Urls ; kestrel ; urls=item", """new My.Server().Urls.Add({|LBT1001:{|LBT2001:"http://*:6123"|}|});""")]
    [InlineData("P:My.Server.Options.Port ; tcp ; port=value", "var o = new My.Server.Options { Port = {|LBT2001:6123|} };")]
    [InlineData("M:My.Hosting.Serve ; tcp ; address=host port=port", """new My.Server().Serve({|LBT1001:"::"|}, {|LBT2001:6123|});""")]
    [InlineData("M:My.Server.#ctor ; client ; address=host port=port", """new My.Server("localhost", {|LBT2002:6123|});""")]
    public Task GoodLine_MakesAListener(string line, string statement) => Verify(line, statement);

    [Theory]
    [InlineData("# M:My.Server.Start ; kestrel ; urls=url")]
    [InlineData("")]
    [InlineData("M:My.Other.Start ; kestrel ; urls=url")]
    [InlineData("M:My.Server.Start(System.Int64) ; tcp ; port=port")]
    public Task OtherLines_MakeNone(string line) => Verify(line, """new My.Server().Start(6123); new My.Server().Start("http://*:6123");""");

    [Fact]
    public Task CommentAfterALine_IsIgnored() => Verify("M:My.Server.Start ; tcp ; port=port # our own", "new My.Server().Start({|LBT2001:6123|});");

    [Theory]
    [InlineData("My.Server.Start ; tcp ; port=port")]
    [InlineData("M:My.Server.Start")]
    [InlineData("M:My.Server.Start ; tcp")]
    [InlineData("M:My.Server.Start ; tcp ; port=port ; more")]
    [InlineData("M:My.Server.Start ; ftp ; port=port")]
    [InlineData("M:My.Server.Start ; tcp ; number=port")]
    [InlineData("M:My.Server.Start ; tcp ; port=")]
    [InlineData("M:My.Server.Start ; tcp ; port")]
    [InlineData("M:My.Server.Start ; tcp ; ")]
    [InlineData("M:My.Server.Start(System.Int32 ; tcp ; port=port")]
    [InlineData("M:Start ; tcp ; port=port")]
    [InlineData("M:My.Server. ; tcp ; port=port")]
    [InlineData("P:My.Server.Address ; tcp ; address=host")]
    [InlineData("T:My.Server ; tcp ; port=port")]
    public Task BadLine_IsReportedWhereItStands(string line) => Verify($"# ours\n{{|LBT0002:{line}|}}\n", "");

    [Fact]
    public Task BadLine_SaysWhatIsWrong()
    {
        var test = new VerifyCS.Test { AspNetCore = false, TestCode = "class C;" };
        test.AddFile("LocalBind.Listeners.txt", "{|#0:M:My.Server.Start ; ftp ; port=port|}");
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic("LBT0002").WithLocation(0).WithArguments("'ftp' is no server; use one of tcp, udp, kestrel, httplistener, httpsys, http, client"));
        return test.RunAsync();
    }

    [Fact]
    public Task BadLine_LeavesTheOthersInForce() => Verify("{|LBT0002:nonsense|}\nM:My.Server.Start ; tcp ; port=port", "new My.Server().Start({|LBT2001:6123|});");

    [Fact]
    public Task FileOfAnotherName_IsNotRead()
    {
        var test = new VerifyCS.Test { AspNetCore = false, TestCode = "class C;" };
        test.AddFile("Listeners.txt", "nonsense");
        return test.RunAsync();
    }

    private static Task Verify(string lines, string statement)
    {
        var test = new VerifyCS.Test { AspNetCore = false, TestCode = $"using My;\nclass C {{ void M() {{ {statement} }} }}{Library}" };
        test.AddFile("LocalBind.Listeners.txt", lines);
        return test.RunAsync();
    }
}
