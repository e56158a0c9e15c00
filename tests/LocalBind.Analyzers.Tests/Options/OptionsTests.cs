using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Options;

/// <summary>What a project says about its endpoints, in editor configuration and as MSBuild properties.</summary>
public class OptionsTests
{
    [Theory]
    [InlineData("localbind_exposure = network")]
    [InlineData("localbind_exposure = NETWORK")]
    [InlineData("build_property.LocalBindExposure = network")]
    public Task Exposure_Network_SilencesExposureRules(string option) => Verify(option, "new TcpListener(IPAddress.Any, port);");

    [Theory]
    [InlineData("localbind_exposure = loopback")]
    [InlineData("build_property.LocalBindExposure = loopback")]
    [InlineData("build_property.LocalBindExposure =")]
    [InlineData("localbind_exposure = loopback\nbuild_property.LocalBindExposure = network")]
    public Task Exposure_Loopback_Reports(string option) => Verify(option, "new TcpListener({|LBT1001:IPAddress.Any|}, port);");

    [Theory]
    [InlineData("localbind_allowed_ports = 6123")]
    [InlineData("localbind_allowed_ports = 80, 6000-6200")]
    [InlineData("localbind_allowed_ports = 80 6123")]
    [InlineData("build_property.LocalBindAllowedPorts = 6123")]
    [InlineData("build_property.LocalBindAllowedPorts = 80|6123")]
    public Task AllowedPorts_SilenceThePortRules(string option) => Verify(option, "new TcpListener(IPAddress.Loopback, 6123); new TcpListener(IPAddress.Loopback, {|LBT2001:6999|});");

    [Fact]
    public Task AllowedPorts_LeaveTheAddressReported() => Verify("localbind_allowed_ports = 6123", "new TcpListener({|LBT1001:IPAddress.Any|}, 6123);");

    [Fact]
    public Task AllowedPorts_LeaveNumbersThatAreNoPortsReported() => Verify("localbind_allowed_ports = 0-65535", "new TcpListener(IPAddress.Loopback, {|LBT2006:65536|});");

    [Theory]
    [InlineData("", 50000, "LBT2004")]
    [InlineData("", 40000, "LBT2001")]
    [InlineData("localbind_dynamic_range = iana", 40000, "LBT2001")]
    [InlineData("localbind_dynamic_range = linux", 40000, "LBT2004")]
    [InlineData("localbind_dynamic_range = linux", 61000, "LBT2001")]
    [InlineData("localbind_dynamic_range = 20000-21000", 20500, "LBT2004")]
    [InlineData("build_property.LocalBindDynamicRange = linux", 40000, "LBT2004")]
    public Task DynamicRange_Decides(string option, int port, string id) => Verify(option, $"new TcpListener(IPAddress.Loopback, {{|{id}:{port}|}});");

    [Theory]
    [InlineData("", 8080, "LBT2003")]
    [InlineData("localbind_development_ports = 7000", 7000, "LBT2003")]
    [InlineData("localbind_development_ports = 7000", 8080, "LBT2001")]
    [InlineData("localbind_development_ports = none", 8080, "LBT2001")]
    [InlineData("build_property.LocalBindDevelopmentPorts = 7000", 7000, "LBT2003")]
    public Task DevelopmentPorts_Decide(string option, int port, string id) =>
        Verify(option, $$"""var h = new HttpListener(); h.Prefixes.Add({|{{id}}:"http://localhost:{{port}}/"|});""");

    [Theory]
    [InlineData("localbind_exposure = lan", "lan", "localbind_exposure", "loopback or network")]
    [InlineData("localbind_exposure = 1", "1", "localbind_exposure", "loopback or network")]
    [InlineData("build_property.LocalBindExposure = public", "public", "LocalBindExposure", "loopback or network")]
    [InlineData("localbind_dynamic_range = windows", "windows", "localbind_dynamic_range", "iana, linux, or two ports such as 49152-65535")]
    [InlineData("build_property.LocalBindDynamicRange = 9-1", "9-1", "LocalBindDynamicRange", "iana, linux, or two ports such as 49152-65535")]
    [InlineData("localbind_allowed_ports = http", "http", "localbind_allowed_ports", "ports and ranges such as 8080, 9000-9010")]
    [InlineData("localbind_allowed_ports = 80, 99999", "80, 99999", "localbind_allowed_ports", "ports and ranges such as 8080, 9000-9010")]
    [InlineData("localbind_development_ports = web", "web", "localbind_development_ports", "ports such as 3000, 5000, or none")]
    [InlineData("localbind_deployment_files = yes", "yes", "localbind_deployment_files", "report or silent")]
    [InlineData("build_property.LocalBindDeploymentFiles = yes", "yes", "LocalBindDeploymentFiles", "report or silent")]
    public Task WrongValue_IsReported(string option, string value, string key, string expected) => Test(option, "", new DiagnosticResult("LBT0001", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
        .WithNoLocation().WithArguments(value, key, expected)).RunAsync();

    [Theory]
    [InlineData("localbind_deployment_files = report")]
    [InlineData("localbind_deployment_files = silent")]
    [InlineData("localbind_allowed_ports =")]
    public Task GoodValue_IsNotReported(string option) => Verify(option, "");

    [Fact]
    public Task WrongValue_LeavesTheDefaultInForce()
    {
        var test = Test("localbind_exposure = lan", "new TcpListener({|LBT1001:IPAddress.Any|}, port);", new DiagnosticResult("LBT0001", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithNoLocation().WithArguments("lan", "localbind_exposure", "loopback or network"));
        return test.RunAsync();
    }

    [Fact]
    public Task WrongValue_IsReportedOnceForTheWholeProject()
    {
        var test = Test("localbind_exposure = lan", "", new DiagnosticResult("LBT0001", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithNoLocation().WithArguments("lan", "localbind_exposure", "loopback or network"));
        test.TestState.Sources.Add("class D;");
        return test.RunAsync();
    }

    [Fact]
    public Task FolderOfItsOwn_HasItsOwnExposure()
    {
        var test = new VerifyCS.Test { AspNetCore = false };
        test.TestState.Sources.Add(("/0/Public/A.cs", "class A { void M(int p) => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, p); }"));
        test.TestState.Sources.Add(("/0/Local/B.cs", "class B { void M(int p) => new System.Net.Sockets.TcpListener({|LBT1001:System.Net.IPAddress.Any|}, p); }"));
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[Public/*.cs]\nlocalbind_exposure = network\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Severity_FollowsTheEditorConfig() => Verify("dotnet_diagnostic.LBT2001.severity = none", "new TcpListener(IPAddress.Loopback, 6123);");

    [Fact]
    public Task Pragma_SilencesALine() => Verify("", "\n#pragma warning disable LBT2001\nnew TcpListener(IPAddress.Loopback, 6123);\n#pragma warning restore LBT2001\n");

    private static Task Verify(string options, string statements) => Test(options, statements).RunAsync();

    private static VerifyCS.Test Test(string options, string statements, params DiagnosticResult[] expected)
    {
        var test = new VerifyCS.Test
        {
            AspNetCore = false,
            GlobalConfig = options,
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
            TestCode = $$"""
                using System.Net;
                using System.Net.Sockets;
                class C { void M(int port) { {{statements}} } }
                """,
        };
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
