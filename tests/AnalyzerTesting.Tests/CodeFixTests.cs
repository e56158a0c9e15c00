using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Code fixes, applied one by one.</summary>
public class CodeFixTests
{
    private const string Code = "class C { int N = [|5000|]; }";
    private const string Fixed = "class C { int N = 0; }";

    [Fact]
    public Task FixedCode_Reached_Passes() => Test<NumberFix>(Code, Fixed).RunAsync();

    [Fact]
    public Task FixedCode_NotReached_Fails() => Test<NumberFix>(Code, "class C { int N = 1; }").FailsAsync("did not match");

    [Fact]
    public Task FixedCode_WithOtherLineEnd_Fails() =>
        Test<NumberFix>("class C {\n int N = [|5000|]; }", "class C {\r\n int N = 0; }").FailsAsync("did not match");

    [Fact]
    public Task FixedCode_Unset_ChecksNoFix() => new OfflineTest<NumberAnalyzer, UncompilableFix> { TestCode = Code }.RunAsync();

    [Fact]
    public Task FixedCode_SameAsTestCode_WithNothingOffered_Passes() => Test<EmptyCodeFixProvider>(Code, Code).RunAsync();

    [Fact]
    public async Task FixedCode_SameAsTestCode_WithAnOffer_Fails() =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<NumberFix>(Code, Code).RunAsync()));

    [Fact]
    public async Task FixedCode_Changed_WithNothingOffered_Fails() =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<EmptyCodeFixProvider>(Code, Fixed).RunAsync()));

    [Fact]
    public Task SeveralDiagnostics_AreAllFixed() =>
        Test<NumberFix>("class C { int N = [|5000|]; int M = [|5000|]; }", "class C { int N = 0; int M = 0; }").RunAsync();

    [Fact]
    public Task OneOfSeveralLeftOut_Fails() =>
        Test<NumberFix>("class C { int N = [|5000|]; int M = [|5000|]; }", "class C { int N = 0; int M = [|5000|]; }").FailsAsync("did not match");

    [Fact]
    public async Task LoopingFix_Fails()
    {
        var test = Test<LoopingFix>(Code, "class C { int N = [|5000|] + [|5000|]; }");
        Assert.NotNull(await Record.ExceptionAsync(() => test.RunAsync()));
    }

    [Fact]
    public Task UncompilableFix_Fails() => Test<UncompilableFix>(Code, "class C { int N = unknown; }").FailsAsync("CS0103");

    [Fact]
    public Task UncompilableFix_ExpectedError_Passes() =>
        Test<UncompilableFix>(Code, "class C { int N = {|CS0103:unknown|}; }").RunAsync();

    [Fact]
    public Task DiagnosticThatTheFixedStateKeeps_IsInherited() =>
        new OfflineTest<TwoRulesAnalyzer, NumberFix>
        {
            TestCode = "class {|NUM2:C|} { int N = {|NUM1:5000|}; }",
            FixedCode = "class {|NUM2:C|} { int N = 0; }",
        }.RunAsync();

    [Fact]
    public Task ExplicitUnfixableDiagnostic_IsInherited()
    {
        var test = new OfflineTest<TwoRulesAnalyzer, NumberFix>
        {
            TestCode = "class {|#0:C|} { int N = {|NUM1:5000|}; }",
            FixedCode = "class {|#0:C|} { int N = 0; }",
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(TwoRulesAnalyzer.Unfixable).WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task UnfixableDiagnostic_NotExpectedInTheFixedState_Fails() =>
        new OfflineTest<TwoRulesAnalyzer, NumberFix>
        {
            TestCode = "class {|NUM2:C|} { int N = {|NUM1:5000|}; }",
            FixedCode = Fixed,
        }.FailsAsync("NUM2");

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public Task Iterations_Met_Passes(int iterations)
    {
        var test = Test<NumberFix>(Code, Fixed);
        test.NumberOfIncrementalIterations = iterations;
        return test.RunAsync();
    }

    [Fact]
    public Task Iterations_TooFew_Fails()
    {
        var test = Test<NumberFix>(Code, Fixed);
        test.NumberOfIncrementalIterations = 2;
        return test.FailsAsync("iterations");
    }

    [Fact]
    public Task Iterations_TooMany_Fails()
    {
        var test = Test<NumberFix>("class C { int N = [|5000|]; int M = [|5000|]; }", "class C { int N = 0; int M = 0; }");
        test.NumberOfIncrementalIterations = -1;
        return test.FailsAsync("iterations");
    }

    [Fact]
    public Task FixOne_FixesOne()
    {
        var test = Test<FixWithoutFixAll>(
            "class C { int N = [|5000|]; int M = [|5000|]; }",
            "class C { int N = 0; int M = {|NUM1:5000|}; }");
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Fact]
    public Task NonLocalDiagnostic_Fails() =>
        new OfflineTest<CompilationEndAnalyzer, NumberFix> { TestCode = Code, FixedCode = Fixed }.FailsAsync("non-local");

    [Fact]
    public Task NonLocalDiagnostic_PassesWhenTheCheckIsSkipped() => new OfflineTest<CompilationEndAnalyzer, NumberFix>
    {
        TestCode = Code,
        FixedCode = Fixed,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
    }.RunAsync();

    [Fact]
    public Task AddedFile_IsCompared()
    {
        var test = Test<AddFileFix>(Code, Fixed);
        test.FixedState.Sources.Add(("/0/Folder/New.cs", SourceText.From("class New;", Encoding.UTF8)));
        return test.RunAsync();
    }

    [Fact]
    public async Task AddedFile_Unexpected_Fails() =>
        Assert.NotNull(await Record.ExceptionAsync(() => Test<AddFileFix>(Code, Fixed).RunAsync()));

    [Fact]
    public Task AddedFile_InAnotherFolder_Fails()
    {
        var test = Test<AddFileFix>(Code, Fixed);
        test.FixedState.Sources.Add(("/0/Other/New.cs", SourceText.From("class New;", Encoding.UTF8)));
        return test.FailsAsync("folder");
    }

    [Fact]
    public Task Encoding_IsCompared()
    {
        var test = new OfflineTest<NumberAnalyzer, NumberFix> { TestCode = Code };
        test.FixedState.Sources.Add(SourceText.From(Fixed, Encoding.Unicode));
        return test.FailsAsync("ncoding");
    }

    // Providers are asked about source files only, so this says nothing about an editor.
    [Fact]
    public Task AdditionalFile_IsNotFixed()
    {
        var test = new OfflineTest<FileAnalyzer, FileFix> { TestCode = "class C;" };
        test.TestState.AdditionalFiles.Add(("a.txt", "a [|5000|]"));
        test.FixedState.AdditionalFiles.Add(("a.txt", "a 0"));
        return test.FailsAsync("did not match");
    }

    [Fact]
    public Task FixThatEditsAnAdditionalFile_IsCompared()
    {
        var test = Test<EditFileFix>(Code, Fixed);
        test.TestState.AdditionalFiles.Add(("a.txt", "before"));
        test.FixedState.AdditionalFiles.Add(("a.txt", "after"));
        return test.RunAsync();
    }

    [Fact]
    public Task FixThatEditsAnAdditionalFile_Otherwise_Fails()
    {
        var test = Test<EditFileFix>(Code, Fixed);
        test.TestState.AdditionalFiles.Add(("a.txt", "before"));
        return test.FailsAsync("did not match");
    }

    [Fact]
    public Task FixedCode_SameButForMarkup_MeansThatNothingChanges() =>
        Test<NumberFix>(Code, "class C { int N = {|NUM1:5000|}; }").FailsAsync("did not match");

    [Fact]
    public Task ExplicitDiagnosticsOfTheFixedState_ReplaceTheInherited()
    {
        var test = new OfflineTest<TwoRulesAnalyzer, NumberFix>
        {
            TestCode = "class {|#0:C|} { int N = {|NUM1:5000|}; }",
            FixedCode = "class {|#0:C|} { int N = 0; }",
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(TwoRulesAnalyzer.Unfixable).WithLocation(0));
        test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult(TwoRulesAnalyzer.Unfixable).WithSpan(1, 7, 1, 8));
        return test.RunAsync();
    }

    private static OfflineTest<NumberAnalyzer, TFix> Test<TFix>(string code, string fixedCode)
        where TFix : CodeFixProvider, new() => new() { TestCode = code, FixedCode = fixedCode };
}
