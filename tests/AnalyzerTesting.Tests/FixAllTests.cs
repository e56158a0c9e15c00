using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Fix All in document, project and solution.</summary>
public class FixAllTests
{
    private const string Code = "class C { int N = [|5000|]; int M = [|5000|]; }";

    [Fact]
    public Task SameAsTheSingleFix_Passes() => Test<NumberFix>("class C { int N = 0; int M = 0; }").RunAsync();

    [Fact]
    public Task OtherThanTheSingleFix_Fails() => Test<OtherFixAllFix>("class C { int N = 0; int M = 0; }").FailsAsync("did not match");

    [Fact]
    public Task OtherThanTheSingleFix_ExpectedSo_Passes()
    {
        var test = Test<OtherFixAllFix>("class C { int N = 0; int M = 0; }");
        test.BatchFixedCode = "class C { int N = 1; int M = 1; }";
        return test.RunAsync();
    }

    [Fact]
    public Task OtherThanTheSingleFix_PassesWhenTheCheckIsSkipped()
    {
        var test = Test<OtherFixAllFix>("class C { int N = 0; int M = 0; }");
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        return test.RunAsync();
    }

    [Theory]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck)]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck)]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck)]
    public Task EachScope_IsChecked(CodeFixTestBehaviors others)
    {
        var test = Test<OtherFixAllFix>("class C { int N = 0; int M = 0; }");
        test.CodeFixTestBehaviors = others;
        return test.FailsAsync("did not match");
    }

    [Fact]
    public Task SeveralFiles_AreAllFixed()
    {
        var test = Test<NumberFix>("class C { int N = 0; int M = 0; }");
        test.TestState.Sources.Add("class D { int N = [|5000|]; }");
        test.FixedState.Sources.Add("class D { int N = 0; }");
        return test.RunAsync();
    }

    [Fact]
    public Task SeveralProjects_AreAllFixed()
    {
        var test = Test<NumberFix>("class C { int N = 0; int M = 0; }");
        test.TestState.AdditionalProjects["Lib"].Sources.Add("class D { int N = [|5000|]; }");
        test.FixedState.AdditionalProjects["Lib"].Sources.Add("class D { int N = 0; }");
        return test.RunAsync();
    }

    [Fact]
    public Task NoFixAllProvider_SkipsTheCheck() => Test<FixWithoutFixAll>("class C { int N = 0; int M = 0; }").RunAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public Task Iterations_Met_Passes(int iterations)
    {
        var test = Test<NumberFix>("class C { int N = 0; int M = 0; }");
        test.NumberOfFixAllIterations = iterations;
        return test.RunAsync();
    }

    [Fact]
    public Task Iterations_TooFew_Fails()
    {
        var test = Test<NumberFix>("class C { int N = 0; int M = 0; }");
        test.NumberOfFixAllIterations = 2;
        return test.FailsAsync("iterations");
    }

    private static OfflineTest<NumberAnalyzer, TFix> Test<TFix>(string fixedCode)
        where TFix : CodeFixProvider, new() => new() { TestCode = Code, FixedCode = fixedCode };
}
