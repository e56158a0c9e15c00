using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.Tests.VerifierTests.LiteralAnalyzer>;

namespace LocalBind.Analyzers.Tests;

public class VerifierTests
{
    [Fact]
    public Task AspNetCore_IsReferencedUnlessSwitchedOff() => VerifyCS.VerifyAnalyzerAsync(
        """
        using Microsoft.AspNetCore.Builder;
        class Server { void Start(string[] args) => WebApplication.Create(args).Run("http://localhost"); }
        """);

    [Fact]
    public Task AspNetCore_IsUnknownWhenSwitchedOff() => new VerifyCS.Test
    {
        AspNetCore = false,
        TestCode = "using Microsoft.{|CS0234:AspNetCore|}.Builder;",
    }.RunAsync();

    [Fact]
    public Task AdditionalProject_HasTheSameReferences()
    {
        var test = new VerifyCS.Test { TestCode = "class Program { Startup? _startup; }" };
        test.TestState.AdditionalProjects["Web"].Sources.Add("public class Startup { Microsoft.AspNetCore.Builder.WebApplication? _application; }");
        test.TestState.AdditionalProjectReferences.Add("Web");
        return test.RunAsync();
    }

    [Fact]
    public Task OutputKind_AllowsTopLevelStatements() => new VerifyCS.Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        TestCode = "System.Console.WriteLine();",
    }.RunAsync();

    [Fact]
    public Task LanguageVersion_IsChosenByTheTest() => new VerifyCS.Test
    {
        LanguageVersion = LanguageVersion.CSharp9,
        TestCode = "{|CS8773:namespace|} A;",
    }.RunAsync();

    [Fact]
    public Task PreprocessorSymbols_AreDefined() => new VerifyCS.Test
    {
        PreprocessorSymbols = ["DEBUG"],
        TestCode =
            """
            #if DEBUG
            class C { int _port = [|5000|]; }
            #endif
            """,
    }.RunAsync();

    [Fact]
    public Task EditorConfig_ReachesTheAnalyzer() => new VerifyCS.Test
    {
        EditorConfig = "localbind_test_number = 6000",
        TestCode = "class C { int _port = 5000; int _other = [|6000|]; }",
    }.RunAsync();

    [Fact]
    public Task GlobalConfig_ReachesTheAnalyzer() => new VerifyCS.Test
    {
        GlobalConfig = "localbind_test_number = 6000",
        TestCode = "class C { int _port = 5000; int _other = [|6000|]; }",
    }.RunAsync();

    [Fact]
    public Task File_ReachesTheAnalyzer()
    {
        var test = new VerifyCS.Test { TestCode = "class C;" };
        test.AddFile("Properties/launchSettings.json", """{ "port": [|5000|] }""");
        return test.RunAsync();
    }

    [Fact]
    public async Task AnalyzerThatThrows_FailsTheTest()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CSharpAnalyzerVerifier<ThrowingAnalyzer>.VerifyAnalyzerAsync("class C;"));
        Assert.Contains("AD0001", failure.Message, StringComparison.Ordinal);
    }

    public sealed class LiteralAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule =
            new("TEST0001", "Number", "Number found", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSyntaxNodeAction(AnalyzeLiteral, SyntaxKind.NumericLiteralExpression);
            context.RegisterAdditionalFileAction(AnalyzeFile);
        }

        private static void AnalyzeLiteral(SyntaxNodeAnalysisContext context)
        {
            var literal = (LiteralExpressionSyntax)context.Node;
            var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(literal.SyntaxTree);
            if (literal.Token.Text == (options.TryGetValue("localbind_test_number", out var number) ? number : "5000"))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, literal.GetLocation()));
            }
        }

        private static void AnalyzeFile(AdditionalFileAnalysisContext context)
        {
            var text = context.AdditionalFile.GetText(context.CancellationToken)!;
            var span = new Microsoft.CodeAnalysis.Text.TextSpan(text.ToString().IndexOf("5000", StringComparison.Ordinal), 4);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
        }
    }

    public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule =
            new("TEST0002", "Failure", "Failure", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSyntaxTreeAction(_ => throw new NotSupportedException("This analyzer always fails."));
        }
    }
}
