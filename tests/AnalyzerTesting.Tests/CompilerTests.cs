using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>The compiler's own diagnostics, analyzers that fail, and the options of the project.</summary>
public class CompilerTests
{
    private const string CountDiffers = "Mismatch between number of diagnostics returned";

    [Fact]
    public Task CompileError_Fails() => new OfflineTest<NumberAnalyzer> { TestCode = "class C { Unknown U; }" }.FailsAsync("CS0246");

    [Fact]
    public Task CompileError_Expected_Passes()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C { Unknown U; }" };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS0246").WithSpan(1, 11, 1, 18).WithArguments("Unknown"));
        return test.RunAsync();
    }

    [Fact]
    public Task CompileWarning_IsNotSeenUnlessAskedFor() =>
        new OfflineTest<NumberAnalyzer> { TestCode = "class C { void M() { int unused; } }" }.RunAsync();

    [Fact]
    public Task CompileWarning_AskedFor_Fails() => new OfflineTest<NumberAnalyzer>
    {
        TestCode = "class C { void M() { int unused; } }",
        CompilerDiagnostics = CompilerDiagnostics.Warnings,
    }.FailsAsync("CS0168");

    [Fact]
    public Task CompileWarning_ExpectedButNotAskedFor_Fails() =>
        new OfflineTest<NumberAnalyzer> { TestCode = "class C { void M() { int {|CS0168:unused|}; } }" }.FailsAsync(CountDiffers);

    [Fact]
    public Task CompileError_IsNotSeenAtLevelNone() => new OfflineTest<NumberAnalyzer>
    {
        TestCode = "class C { Unknown U; }",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public Task UnneededUsing_IsSeenAtLevelAll() => new OfflineTest<NumberAnalyzer>
    {
        TestCode = "{|CS8019:using System;|}",
        CompilerDiagnostics = CompilerDiagnostics.All,
    }.RunAsync();

    [Fact]
    public Task UnsafeCode_IsAllowed() => new OfflineTest<NumberAnalyzer> { TestCode = "unsafe class C { int* P; }" }.RunAsync();

    [Fact]
    public Task TopLevelStatements_NeedAProgram() =>
        new OfflineTest<NumberAnalyzer> { TestCode = "System.Console.WriteLine();" }.FailsAsync("CS8805");

    [Fact]
    public Task OutputKind_MakesAProgram()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "System.Console.WriteLine([|5000|]);" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task SolutionTransforms_ChangeTheProject()
    {
        var test = new OfflineTest<NumberAnalyzer>
        {
            TestCode = "class C { string {|CS8618:S|}; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        };
        test.DisabledDiagnostics.Add("CS0169");
        test.SolutionTransforms.Add((solution, project) =>
        {
            var options = (CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
            return solution.WithProjectCompilationOptions(project, options.WithNullableContextOptions(NullableContextOptions.Enable));
        });
        return test.RunAsync();
    }

    [Fact]
    public Task AnalyzerThatThrows_Fails() =>
        new OfflineTest<ThrowingAnalyzer> { TestCode = "class C { int N = 5000; }" }.FailsAsync("AD0001");

    [Fact]
    public Task AnalyzerThatThrows_WhereItsDiagnosticIsExpected_Fails() =>
        new OfflineTest<ThrowingAnalyzer> { TestCode = "class C { int N = [|5000|]; }" }.FailsAsync("AD0001");
}
