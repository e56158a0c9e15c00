using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Markup in test code.</summary>
public class MarkupTests
{
    private static DiagnosticResult Expected => new DiagnosticResult(NumberAnalyzer.Rule).WithArguments("5000", "code");

    [Fact]
    public Task Span_ExpectsTheDefaultDiagnostic() => Test("class C { int N = [|5000|]; }").RunAsync();

    [Fact]
    public Task Span_TooShort_Fails() => Test("class C { int N = [|500|]0; }").FailsAsync("column");

    [Fact]
    public Task Span_Unreported_Fails() => Test("class C { int N = [|1|]; }").FailsAsync("Mismatch between number of diagnostics returned");

    [Fact]
    public Task Position_ExpectsTheStartOnly() => Test("class C { int N = $$5000; }").RunAsync();

    [Fact]
    public Task Position_Elsewhere_Fails() => Test("class C { int N = 5$$000; }").FailsAsync("column");

    [Fact]
    public Task PositionAsCode_IsText()
    {
        var test = Test("class C { string S = \"$$\"; int N = [|5000|]; }");
        test.MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
        return test.RunAsync();
    }

    [Fact]
    public Task NamedSpan_ExpectsThatDiagnostic() => Test("class C { int N = {|NUM1:5000|}; }").RunAsync();

    [Fact]
    public Task NamedSpan_OtherId_Fails() => Test("class C { int N = {|NUM2:5000|}; }").FailsAsync("NUM2");

    [Fact]
    public Task NamedSpan_UnknownId_ExpectsACompilerError() => Test("class C { {|CS0246:Unknown|} U; }").RunAsync();

    [Fact]
    public Task NestedSpans_AreBothExpected() => Test("class C { int N = {|CS0029:\"a\" + [|5000|]|}; }").RunAsync();

    [Fact]
    public Task Key_IsResolved() => Test("class C { int N = {|#0:5000|}; }", Expected.WithLocation(0)).RunAsync();

    [Fact]
    public Task Key_ComparesTheExactSpan() =>
        Test("class C { int N = {|#0:500|}0; }", Expected.WithLocation(0)).FailsAsync("Expected diagnostic to end at column");

    [Fact]
    public Task Key_ByItself_ExpectsNothing() =>
        Test("class C { int N = {|#0:5000|}; }").FailsAsync("Mismatch between number of diagnostics returned");

    [Fact]
    public Task Keys_MayOverlap() =>
        Test("class C { int N = {|#0:5000{|#1: |#0}+ 1|#1}; }", Expected.WithSpan(1, 19, 1, 23)).RunAsync();

    [Fact]
    public Task Key_OfAnAdditionalLocation_IsResolved()
    {
        var test = new OfflineTest<AdditionalLocationsAnalyzer> { TestCode = "{|#2:c|}lass {|#1:C|} { int N = {|#0:5000|}; }" };
        test.ExpectedDiagnostics.Add(Expected.WithLocation(0).WithLocation(1).WithLocation(2));
        return test.RunAsync();
    }

    [Fact]
    public Task Key_InAnotherFile_IsResolved()
    {
        var test = Test("class C;", Expected.WithLocation(0));
        test.TestState.Sources.Add("class D { int N = {|#0:5000|}; }");
        return test.RunAsync();
    }

    [Fact]
    public Task Key_Unknown_Throws() => ThrowsAsync(Test("class C { int N = [|5000|]; }", Expected.WithLocation(3)));

    [Fact]
    public Task Key_Twice_Throws() =>
        ThrowsAsync(Test("class C { int N = {|#0:5000|}; int M = {|#0:1|}; }", Expected.WithLocation(0)));

    [Theory]
    [InlineData("class C { int N = [|5000; }")]
    [InlineData("class C { int N = 5000|]; }")]
    [InlineData("class C { int N = {|NUM1:5000; }")]
    [InlineData("class C { int N = 5000|}; }")]
    [InlineData("class C { int N = {|#0:5000|#1}; }")]
    public Task Unbalanced_Throws(string code) => ThrowsAsync(Test(code));

    [Fact]
    public Task Span_OfAnAnalyzerWithTwoRules_Throws() =>
        ThrowsAsync(new OfflineTest<TwoRulesAnalyzer> { TestCode = "class [|C|] { int N = {|NUM1:5000|}; }" });

    [Fact]
    public Task Span_WithUseFirstDescriptor_ExpectsTheFirstRule() => new OfflineTest<TwoRulesAnalyzer>
    {
        TestCode = "class [|C|] { int N = {|NUM1:5000|}; }",
        MarkupOptions = MarkupOptions.UseFirstDescriptor,
    }.RunAsync();

    [Fact]
    public Task ModeNone_TakesMarkupAsText()
    {
        var test = Test("class C { string S = \"[|5000|]\"; }");
        test.TestState.MarkupHandling = MarkupMode.None;
        return test.RunAsync();
    }

    [Fact]
    public Task ModeIgnore_RemovesMarkupAndExpectsNothing()
    {
        var test = Test("class C { int N = [|1|]; }");
        test.TestState.MarkupHandling = MarkupMode.Ignore;
        return test.RunAsync();
    }

    private static async Task ThrowsAsync<TAnalyzer>(OfflineTest<TAnalyzer> test)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        Assert.True(await Record.ExceptionAsync(() => test.RunAsync()) is ArgumentException or InvalidOperationException);

    private static OfflineTest<NumberAnalyzer> Test(string code, params DiagnosticResult[] expected)
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = code };
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
