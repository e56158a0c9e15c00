using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LocalBind.AnalyzerTesting.Tests;

/// <summary>Files and projects of a test.</summary>
public class StateTests
{
    [Fact]
    public Task Sources_AreNumbered()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C;" };
        test.TestState.Sources.Add("class D { int N = 5000; }");
        test.ExpectedDiagnostics.Add(Expected().WithSpan("/0/Test1.cs", 1, 19, 1, 23));
        return test.RunAsync();
    }

    [Fact]
    public Task Source_KeepsItsOwnName()
    {
        var test = new OfflineTest<NumberAnalyzer>();
        test.TestState.Sources.Add(("Program.cs", "class D { int N = 5000; }"));
        test.ExpectedDiagnostics.Add(Expected().WithSpan("Program.cs", 1, 19, 1, 23));
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalFile_ReachesTheAnalyzer()
    {
        var test = new OfflineTest<FileAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalFiles.Add(("folder/a.txt", "a\nb 5000"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(NumberAnalyzer.Rule)
            .WithArguments("5000", "file")
            .WithSpan("folder/a.txt", 2, 3, 2, 7));
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalFile_MayHoldMarkup()
    {
        var test = new OfflineTest<FileAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalFiles.Add(("a.txt", "[|5000|]"));
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalFile_OfAFactory_ReachesTheAnalyzer()
    {
        var test = new OfflineTest<FileAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalFilesFactories.Add(
            () => [("a.txt", Microsoft.CodeAnalysis.Text.SourceText.From("[|5000|]", System.Text.Encoding.UTF8))]);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("/.editorconfig", "root = true\n\n[*.txt]\nnumber = 6000\n")]
    [InlineData("/.globalconfig", "is_global = true\nnumber = 6000\n")]
    public Task AnalyzerConfig_ReachesTheAnalyzer(string path, string text)
    {
        var test = new OfflineTest<FileAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalFiles.Add(("/0/a.txt", "5000 [|6000|]"));
        test.TestState.AnalyzerConfigFiles.Add((path, text));
        return test.RunAsync();
    }

    [Fact]
    public Task AnalyzerConfig_DoesNotChangeTheSeverityOfRulesUnderTest()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C { int N = {|#0:5000|}; }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n\n[*.cs]\ndotnet_diagnostic.NUM1.severity = error\n"));
        test.ExpectedDiagnostics.Add(Expected().WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task AnalyzerConfig_ChangesTheSeverityOfOtherRules()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C { void M() { int {|CS0168:unused|}; } }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n\n[*.cs]\ndotnet_diagnostic.CS0168.severity = error\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task SolutionTransforms_AreGivenTheMainProject()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalProjects["Lib"].Sources.Add("class D;");
        test.SolutionTransforms.Add((solution, project) =>
        {
            Assert.Equal("TestProject", solution.GetProject(project)!.Name);
            return solution;
        });
        return test.RunAsync();
    }

    [Fact]
    public void TextOfAString_HasNoEncoding()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C;" };
        test.TestState.Sources.Add(("D.cs", "class D;"));
        Assert.All(test.TestState.Sources, file => Assert.Null(file.content.Encoding));
    }

    [Fact]
    public Task AdditionalProject_IsCompiledAndAnalyzed()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C : D;" };
        test.TestState.AdditionalProjects["Lib"].Sources.Add("public class D { int N = [|5000|]; }");
        test.TestState.AdditionalProjectReferences.Add("Lib");
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalProject_WithoutReference_IsNotSeen()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C : {|CS0246:D|};" };
        test.TestState.AdditionalProjects["Lib"].Sources.Add("public class D;");
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalProject_WithAnUnexpectedDiagnostic_Fails()
    {
        var test = new OfflineTest<NumberAnalyzer> { TestCode = "class C;" };
        test.TestState.AdditionalProjects["Lib"].Sources.Add("public class D { int N = 5000; }");
        return test.FailsAsync("/Lib/Test0.cs");
    }

    private static DiagnosticResult Expected() => new DiagnosticResult(NumberAnalyzer.Rule).WithArguments("5000", "code");
}
