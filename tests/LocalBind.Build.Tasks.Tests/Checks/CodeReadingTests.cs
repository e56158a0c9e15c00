using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>From what the source says of endpoints to what one run opens.</summary>
public sealed class CodeReadingTests : IDisposable
{
    private const string Default = "127.0.0.1:5000 [::1]:5000";

    private readonly CheckedRun _run = new();

    [Fact]
    public void PortZero_TakesThePlaceOfTheConfiguredAddress()
    {
        Assert.Equal("127.0.0.1:0", _run.OpenInCode("127.0.0.1", 0, "Urls").Sockets("--urls", "http://127.0.0.1:2"));
    }

    [Fact]
    public void NoPort_TakesThePlaceOfTheConfiguredAddress()
    {
        _run.OpenInCode(Call("ListenUnixSocket") with { OpensNoPort = true });

        Assert.Equal("", _run.Sockets("--urls", "http://127.0.0.1:2"));
        Assert.Equal("127.0.0.1:2", _run.Sockets("--Kestrel:Endpoints:A:Url=http://127.0.0.1:2"));
    }

    [Theory]
    [InlineData("{variable:PORT}", "-e PORT=7", "127.0.0.1:7")]
    [InlineData("{variable:PORT}", "", "127.0.0.1:6")]
    [InlineData("{setting:Port}", "--Port 7", "127.0.0.1:7")]
    [InlineData("{setting:Port}", "-e Port=7", "127.0.0.1:7")]
    [InlineData("{setting:Port}", "", "127.0.0.1:6")]
    [InlineData("{argument:0}", "7", "127.0.0.1:7")]
    [InlineData("{argument:1}", "7", "127.0.0.1:6")]
    public void ReadPort_WithADefault(string read, string words, string expected)
    {
        _run.OpenInCode(Url("127.0.0.1", read) with { IsFallback = true, Group = "g" }).OpenInCode(Url("127.0.0.1", "6") with { IsFallback = true, Group = "g" });

        Assert.Equal(expected, _run.Sockets(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.All(_run.Plan(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } plan ? plan.Endpoints : [], e => Assert.True(e.IsCertain));
    }

    [Fact]
    public void HttpListener_OffWindows_TakesOneAddress()
    {
        _run.OpenInCode("localhost", 6, "Prefixes", nameof(ServerKind.HttpListener)).OpenInCode("*", 7, "Prefixes", nameof(ServerKind.HttpListener));

        var addresses = _run.Plan().Endpoints.Where(e => e.Setting == EndpointSetting.Code).Select(e => e.Endpoint.Address).ToArray();
        Assert.Single(addresses[0].Addresses);
        Assert.Equal(BindAddress.IPv4Any, addresses[1]);
    }

    [Theory]
    [InlineData("-e PORT=7 --Port 8", "127.0.0.1:7")]
    [InlineData("--Port 8", "127.0.0.1:8")]
    [InlineData("", "127.0.0.1:6")]
    public void SeveralReads_TheFirstThatFindsSomething(string words, string expected)
    {
        _run.OpenInCode(Url("127.0.0.1", "{variable:PORT|setting:Port}") with { IsFallback = true, Group = "g" }).OpenInCode(Url("127.0.0.1", "6") with { IsFallback = true, Group = "g" });

        Assert.Equal(expected, _run.Sockets(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.All(_run.Plan(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Endpoints, e => Assert.True(e.IsCertain));
    }

    [Fact]
    public void TwoReadsThatBothFindSomething_AreNotCertain()
    {
        _run.OpenInCode(Url("127.0.0.1", "{variable:A}") with { IsFallback = true, Group = "g" }).OpenInCode(Url("127.0.0.1", "{variable:B}") with { IsFallback = true, Group = "g" });

        Assert.Equal("127.0.0.1:7", _run.Sockets("-e", "A=7"));
        Assert.All(_run.Plan("-e", "A=7").Endpoints, e => Assert.True(e.IsCertain));
        Assert.All(_run.Plan("-e", "A=7", "-e", "B=8").Endpoints.Where(e => e.Setting == EndpointSetting.Code), e => Assert.False(e.IsCertain));
    }

    [Fact]
    public void ReadThatMayNotBeMade_LeavesAllPossible()
    {
        var call = Url("127.0.0.1", "{variable:A}") with { IsFallback = true, IsAlternative = true, Group = "g" };
        _run.OpenInCode(call).OpenInCode(call with { Port = "6" });

        Assert.Equal("127.0.0.1:7 127.0.0.1:6", _run.Sockets("-e", "A=7"));
        Assert.All(_run.Plan("-e", "A=7").Endpoints.Where(e => e.Setting == EndpointSetting.Code), e => Assert.False(e.IsCertain));
    }

    [Theory]
    [InlineData("127.0.0.2:7", "127.0.0.2:7")]
    [InlineData("[::1]:7", "[::1]:7")]
    public void AddressAndPort_ReadFromOneText(string text, string expected)
    {
        var call = Call("TcpListener") with { Address = "{variable:AT}", Port = "{variable:AT}", IsFallback = true, Group = "g", Server = "Socket" };
        _run.OpenInCode(call).OpenInCode(call with { Address = "127.0.0.1", Port = "6" });

        Assert.Equal(Default + " " + expected, _run.Sockets("-e", "AT=" + text));
        Assert.Equal(Default + " 127.0.0.1:6", _run.Sockets());
    }

    // A program that tries to parse goes on with the default, another ends.
    [Theory]
    [InlineData("x")]
    [InlineData("99999")]
    public void ReadPortThatIsNone_LeavesTheDefaultUncertain(string port)
    {
        var call = Call("TcpListener") with { Address = "127.0.0.1", Port = "{variable:PORT}", IsFallback = true, Group = "g", Server = "Socket" };
        _run.OpenInCode(call).OpenInCode(call with { Port = "6" });

        Assert.False(_run.Plan("-e", "PORT=" + port).Endpoints.Single(e => e.Setting == EndpointSetting.Code && e.Endpoint.Port == 6).IsCertain);
        Assert.True(_run.Plan("-e", "PORT=7").Endpoints.Single(e => e.Setting == EndpointSetting.Code && e.Endpoint.Port == 7).IsCertain);
    }

    [Theory]
    [InlineData("-e HOST=127.0.0.2 -e PORT=7", "127.0.0.2:7")]
    [InlineData("-e PORT=7", "127.0.0.1:7")]
    [InlineData("-e HOST=127.0.0.2", "127.0.0.2:6")]
    [InlineData("", "127.0.0.1:6")]
    public void ReadHostAndPort_EachWithADefault(string words, string expected)
    {
        foreach (var host in new[] { "{variable:HOST}", "127.0.0.1" })
        {
            foreach (var port in new[] { "{variable:PORT}", "6" })
            {
                _run.OpenInCode(Url(host, port) with { IsFallback = true, Group = "g" });
            }
        }

        Assert.Equal(expected, _run.Sockets(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("", Default)]
    [InlineData("--Url http://127.0.0.1:1;http://127.0.0.1:2", "127.0.0.1:1 127.0.0.1:2")]
    [InlineData("--Url http://unix:/tmp/x.sock", "")]
    public void ReadAddress_CountsIfItIsThere(string words, string expected)
    {
        _run.OpenInCode(Call("Run") with { Url = "{setting:Url}" });

        Assert.Equal(expected, _run.Sockets(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    // As Kestrel reads it: no number behind the colon is the port 80 on every interface.
    [Fact]
    public void ReadPort_WithoutDefault_AndNotThere() => Assert.Equal("[::]:80", _run.OpenInCode(Url("localhost", "{setting:Port}")).Sockets());

    [Theory]
    [InlineData("development", "-e ASPNETCORE_ENVIRONMENT=Development", "127.0.0.1:6")]
    [InlineData("development", "", Default)]
    [InlineData("!development", "", "127.0.0.1:6")]
    [InlineData("container", "-e DOTNET_RUNNING_IN_CONTAINER=true", "127.0.0.1:6")]
    [InlineData("container", "", Default)]
    [InlineData("!container development", "", Default)]
    public void KnownCondition(string when, string words, string expected)
    {
        _run.OpenInCode(Url("127.0.0.1", "6") with { When = when });

        Assert.Equal(expected, _run.Sockets(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.True(_run.Plan(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)).IsConfiguredCertain);
    }

    [Fact]
    public void UnknownCondition_NeitherIsCertain_AndAConflictIsAWarning()
    {
        _run.OpenInCode(Url("127.0.0.1", "6") with { When = "sometimes" }).Occupy("127.0.0.1", 6).Occupy("127.0.0.1", 5000);

        var plan = _run.Plan();
        Assert.Equal(Default + " 127.0.0.1:6", _run.Sockets());
        Assert.All(plan.Endpoints, e => Assert.False(plan.IsCertain(e)));
        Assert.Equal([FindingSeverity.Warning, FindingSeverity.Warning], _run.Check().Findings.Select(f => f.Severity));
    }

    [Theory]
    [InlineData("-e URLS=http://127.0.0.1:2", "127.0.0.1:6")]
    [InlineData("--urls http://127.0.0.1:2", "127.0.0.1:2")]
    public void VariableThatTheCodeSets_IsBelowArguments(string words, string expected)
    {
        _run.OpenInCode(Url("127.0.0.1", "6") with { Member = "SetEnvironmentVariable" });

        Assert.Equal(expected, _run.Sockets(words.Split(' ')));
    }

    [Fact]
    public void Alternatives_AreNotCertain_AndNoTwoClaims()
    {
        _run.OpenInCode(Url("127.0.0.1", "6") with { IsAlternative = true, Group = "g" }).OpenInCode(Url("*", "6") with { IsAlternative = true, Group = "g" });

        Assert.Equal("127.0.0.1:6 [::]:6", _run.Sockets());
        Assert.All(_run.Plan().Endpoints, e => Assert.False(_run.Plan().IsCertain(e)));
        Assert.Empty(_run.Check().Findings);
    }

    [Fact]
    public void PortThatNobodyKnows_IsUnknown_AndTakesThePlaceOfTheConfiguredAddress()
    {
        _run.OpenInCode(Call("ListenLocalhost") with { Address = "localhost", Port = "{}", Scheme = null });

        var plan = _run.Plan("--urls", "http://127.0.0.1:2");
        Assert.Empty(plan.Endpoints);
        Assert.Equal("ListenLocalhost", Assert.Single(plan.Unknown).Member);
    }

    [Fact]
    public void Report_SaysWhatIsNotCertainAndWhatIsUnknown()
    {
        _run.OpenInCode(Url("127.0.0.1", "6") with { When = "sometimes" }).OpenInCode(Call("Urls") with { Url = "{}", When = "sometimes" });
        var report = PortReport.Create(new RunContext(), _run.Plan(), new SocketJudge(_run.System, _run, _run, _run), _run);

        var json = report.JsonLines().ToArray();
        Assert.Equal(4, json.Length);
        Assert.All(json, line => Assert.EndsWith("\"certain\":false}", line, StringComparison.Ordinal));
        Assert.Contains("\"state\":\"unknown\"", json[3], StringComparison.Ordinal);
        Assert.DoesNotContain("\"port\"", json[3], StringComparison.Ordinal);
        Assert.Contains(report.TableLines(), line => line.Contains("free, if opened", StringComparison.Ordinal));
        Assert.Contains(report.TableLines(), line => line.StartsWith('?') && line.Contains("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void MissingWorkingDirectory_StopsTheProgram()
    {
        var context = new RunContext { ProjectFile = Path.Combine(_run.Folder, "App.csproj"), Program = new ProgramFacts { WorkingDirectory = Path.Combine(_run.Folder, "none") } };

        Assert.Contains("does not exist", RunPlan.Create(context, new Configuration.FixedMachine()).Configured!.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeptLines_AreReadAgain_AndOfTheLogOnlyTheNotes()
    {
        const string Log = """
            { "runs": [{ "results": [
              { "ruleId": "LBT0003", "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///x/Program.cs" }, "region": { "startLine": 3, "startColumn": 5 } } }],
                "properties": { "customProperties": { "address": "127.0.0.1", "port": "{variable:PORT}", "protocol": "udp", "server": "Socket", "member": "UdpClient", "choice": "fallback", "when": "development", "group": "1+2" } } },
              { "ruleId": "LBT0003", "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///x/Program.cs" }, "region": { "startLine": 4, "startColumn": 5 } } }],
                "properties": { "customProperties": { "server": "Kestrel", "member": "ListenUnixSocket", "no-port": "" } } },
              { "ruleId": "LBT2001", "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///x/Program.cs" }, "region": { "startLine": 4, "startColumn": 5 } } }],
                "properties": { "customProperties": { "port": "1" } } } ] }] }
            """;
        var path = Path.Combine(_run.Folder, "LocalBind.ports");
        File.WriteAllLines(path, CodeEndpoints.Distill(Log));

        var read = CodeEndpoints.Read(path);

        Assert.Equal(["UdpClient {variable:PORT} Udp True development 1+2 False", "ListenUnixSocket  Tcp False   True"],
            read.Select(c => $"{c.Member} {c.Port} {c.Protocol} {c.IsFallback} {c.When} {c.Group} {c.OpensNoPort}"));
    }

    [Fact]
    public void SettingOfTwoVariables_IsUnknown()
    {
        _run.Shell["PORT"] = "6001";
        _run.OpenInCode(Url("127.0.0.1", "{setting:Port}"));
        Assert.Equal("127.0.0.1:6001", _run.Sockets());

        _run.Shell["Port"] = "6002";
        Assert.Single(_run.Plan().Unknown);
    }

    [Fact]
    public void Lines_OfProjects_AreNoEndpoints()
    {
        var path = Path.Combine(_run.Folder, "LocalBind.ports");
        File.WriteAllLines(path, [CodeEndpoints.LineOf("/x/Lib/Lib.csproj"), "none of them"]);

        Assert.Empty(CodeEndpoints.Read(path));
        Assert.Equal(["/x/Lib/Lib.csproj"], CodeEndpoints.ReadProjects(path));
    }

    public void Dispose() => _run.Dispose();

    private CodeEndpoint Call(string member) => new(_run.InProgram(member), "Kestrel", member);

    private CodeEndpoint Url(string address, string port) => Call("Urls") with { Address = address, Port = port, Scheme = "http" };
}
