using System;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Tests.Configuration;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>The words of the findings: what, where, what next.</summary>
public class RunCheckMessageTests
{
    private const string Url = "http://127.0.0.1:5080";

    [Fact]
    public void InUse()
    {
        using var run = new CheckedRun().Occupy("127.0.0.1", 5080);

        var finding = Only(run.Check("--no-build", "-c", "Release", "--", "--urls", Url, "--greeting", "hello world"));

        Assert.Equal(("LBT3001", FindingSeverity.Error), (finding.Id, finding.Severity));
        Assert.Matches(
            """^Port 5080 \(http://127\.0\.0\.1:5080, argument --urls\) is in use by python3, pid 4242\. Stop it with "kill 4242", or run on a free port: dotnet run --no-build -c Release -- --greeting "hello world" --urls http://127\.0\.0\.1:\d+$""",
            finding.Message);
    }

    [Fact]
    public void Watched_TheCommandIsOneOfWatch()
    {
        using var run = new CheckedRun().Occupy("127.0.0.1", 5080);

        var hot = Only(run.Check("--no-build", "-e", "DOTNET_WATCH=1", "-e", "DOTNET_WATCH_ITERATION=1", "--", "--urls", Url));
        run.Shell["DOTNET_WATCH"] = "1";
        var cold = Only(run.Check("--", "--urls", Url));

        Assert.Matches(@"on a free port: dotnet watch run --urls http://127\.0\.0\.1:\d+$", hot.Message);
        Assert.Matches(@"on a free port: dotnet watch --no-hot-reload run --urls http://127\.0\.0\.1:\d+$", cold.Message);
    }

    [Fact]
    public void RequiredService_IsNamedAsItIsWrittenAndWhereItIsWritten()
    {
        using var run = new CheckedRun().Require("localhost:5432", "[::1]:6379;localhost");

        var findings = run.Check().Findings;

        Assert.Equal(
            [
                "1 LBT3004 Nothing listens on localhost:5432, the port of PostgreSQL: connections would be refused. Start PostgreSQL, or remove the LocalBindRequires item.",
                "2 LBT3004 Nothing listens on [::1]:6379, the port of Redis: connections would be refused. Start Redis, or remove the LocalBindRequires item.",
                "2 LBT3005 LocalBindRequires \"localhost\" names no port from 1 to 65535. Correct the item.",
            ],
            findings.Select(f => $"{f.Origin.At(f.Part)?.Line} {f.Id} {f.Message}"));
    }

    [Fact]
    public void Reassigned_SaysWhereTheRunListensAndHowToHaveThePortBack()
    {
        using var run = new CheckedRun { OnConflict = ConflictMode.Reassign }.Occupy("127.0.0.1", 5080);
        run.Write("appsettings.json", $$"""{ "Urls": "{{Url}}" }""");

        Assert.Matches(@"This run listens on http://127\.0\.0\.1:\d+ instead\. Stop it with ""kill 4242"", or let it be so\.$", Only(run.Check()).Message);
    }

    [Fact]
    public void Reserved()
    {
        using var run = new CheckedRun { System = SystemKind.Windows };
        run.Answers["127.0.0.1:5080"] = BindAnswer.Denied;
        run.Reservations[5080] = new(ReservationKind.ExcludedRange, 5000, 5099, "port 5080 lies in 5000-5099, which Windows reserves (Hyper-V, WSL, WinNAT)", "Choose a port outside it");

        var finding = Only(run.Check("--urls", Url));

        Assert.Equal(("LBT3002", FindingSeverity.Error), (finding.Id, finding.Severity));
        Assert.Matches(
            @"^Port 5080 \(http://127\.0\.0\.1:5080, argument --urls\) may not be opened by this user: port 5080 lies in 5000-5099, which Windows reserves \(Hyper-V, WSL, WinNAT\)\. Choose a port outside it, or run on a free port: dotnet run --urls http://127\.0\.0\.1:\d+$",
            finding.Message);
    }

    [Fact]
    public void Privileged()
    {
        using var run = new CheckedRun();
        run.Answers["127.0.0.1:81"] = BindAnswer.Denied;
        run.Reservations[81] = new(ReservationKind.Privileged, 1, 1023, "port 81 is below 1024, which only root may bind", "Use a port from 1024 on");

        var finding = Only(run.Check("--urls", "http://127.0.0.1:81"));

        Assert.Equal("LBT3002", finding.Id);
        Assert.Contains("may not be opened by this user: port 81 is below 1024, which only root may bind. Use a port from 1024 on, or run on a free port: ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Denied_ForNoReasonThatTheSystemTells()
    {
        using var run = new CheckedRun();
        run.Answers["127.0.0.1:5080"] = BindAnswer.Denied;

        Assert.Contains("(http://127.0.0.1:5080, argument --urls) may not be opened by this user. Choose another port, or run on a free port: ", Only(run.Check("--urls", Url)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotLocal()
    {
        using var run = new CheckedRun();
        run.Answers["192.0.2.7:5080"] = BindAnswer.NotLocal;

        var finding = run.Check("--urls", "http://192.0.2.7:5080").Findings.Single(f => f.Id == "LBT3002");

        Assert.StartsWith("No interface of this machine has the address 192.0.2.7 (http://192.0.2.7:5080, argument --urls). Use an address of this machine", finding.Message, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
    }

    [Fact]
    public void Shadowed_ByTheOtherLoopbackFamily()
    {
        using var run = new CheckedRun().Occupy("::1", 5080);

        var finding = Only(run.Check("--urls", Url));

        Assert.Equal(("LBT3003", FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Matches(
            """^Port 5080 \(http://127\.0\.0\.1:5080, argument --urls\) can be opened, but python3, pid 4242 listens on \[::1\]:5080 too and gets the clients that connect to "localhost"\. Stop it with "kill 4242", or run on a free port: dotnet run --urls http://127\.0\.0\.1:\d+$""",
            finding.Message);
    }

    [Theory]
    [InlineData(SystemKind.Windows)]
    [InlineData(SystemKind.MacOS)]
    public void Shadowed_ByAWildcard(SystemKind system)
    {
        using var run = new CheckedRun { System = system }.Occupy("0.0.0.0", 5080);

        var finding = Only(run.Check("--urls", Url));

        Assert.Equal(("LBT3003", FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Contains("can be opened, but python3, pid 4242 listens on 0.0.0.0:5080 too and gets", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Http3_ItsUdpPortIsAskedFor_AndMovesWithTheAddress()
    {
        using var run = new CheckedRun { Machine = new FixedMachine(hasDeveloperCertificate: true, hasQuic: true) }.Occupy("127.0.0.1", 5443, protocol: TransportProtocol.Udp);

        var finding = Only(run.Check("--urls", "https://127.0.0.1:5443;http://127.0.0.1:5080", "--Kestrel:EndpointDefaults:Protocols=Http1AndHttp2AndHttp3"));

        Assert.Equal("LBT3001", finding.Id);
        Assert.Matches("--urls \"https://127\\.0\\.0\\.1:\\d+;http://127\\.0\\.0\\.1:5080\"$", finding.Message);
    }

    private static CheckFinding Only(RunCheckResult result) => Assert.Single(result.Findings);
}
