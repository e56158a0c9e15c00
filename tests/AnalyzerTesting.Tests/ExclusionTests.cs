using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>The passes over generated code and over code below a pragma.</summary>
public class ExclusionTests
{
    [Fact]
    public Task Unconfigured_ReportsInGeneratedCode_Fails() => Test<UnconfiguredAnalyzer>("class C { int N = [|5000|]; }")
        .FailsAsync("Mismatch between number of diagnostics returned, expected \"0\" actual \"1\"");

    [Fact]
    public Task Unconfigured_PassesWhenTheCheckIsSkipped()
    {
        var test = Test<UnconfiguredAnalyzer>("class C { int N = [|5000|]; }");
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        return test.RunAsync();
    }

    [Fact]
    public Task Unconfigured_PassesWhereNothingIsReported() => Test<UnconfiguredAnalyzer>("class C;").RunAsync();

    [Fact]
    public Task Unsuppressable_Fails() => Test<PathLocationAnalyzer>("class C { int N = [|5000|]; }")
        .FailsAsync("Mismatch between number of diagnostics returned, expected \"0\" actual \"1\"");

    [Fact]
    public Task Unsuppressable_PassesWhenTheCheckIsSkipped()
    {
        var test = Test<PathLocationAnalyzer>("class C { int N = [|5000|]; }");
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        return test.RunAsync();
    }

    [Fact]
    public Task NotConfigurable_NeedNotBeSuppressable() =>
        Test<NotConfigurableAnalyzer>("class C { int N = [|5000|]; }").RunAsync();

    [Fact]
    public Task WithoutLocation_IsExpectedAgain()
    {
        var test = Test<NoLocationAnalyzer>("class C { int N = 5000; }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(NumberAnalyzer.Rule).WithArguments("5000", "code"));
        return test.RunAsync();
    }

    [Fact]
    public Task CompileError_IsExpectedAgainOneLineDown() =>
        Test<NumberAnalyzer>("class C { int N = [|5000|]; {|CS0246:Unknown|} U; }").RunAsync();

    [Fact]
    public Task AdditionalFile_StaysWhereItIs()
    {
        var test = Test<FileAnalyzer>("class C { {|CS0246:Unknown|} U; }");
        test.TestState.AdditionalFiles.Add(("a.txt", "number\n[|5000|]"));
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalProject_IsLeftAlone()
    {
        var test = Test<UnconfiguredAnalyzer>("class C;");
        test.TestState.AdditionalProjects["Lib"].Sources.Add("class D { int N = [|5000|]; }");
        return test.RunAsync();
    }

    private static OfflineTest<TAnalyzer> Test<TAnalyzer>(string code)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() => new() { TestCode = code };
}
