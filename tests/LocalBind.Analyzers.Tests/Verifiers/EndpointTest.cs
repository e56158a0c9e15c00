using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Testing;

namespace LocalBind.Analyzers.Tests;

/// <summary>A test of an analyzer and its fix in a project like those of the analyzer's users: .NET 10, ASP.NET Core, nullable.</summary>
public class EndpointTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public EndpointTest()
    {
        ReferenceAssemblies = TestReferences.Framework;

        // What a fix inserts must not depend on the machine that runs the test.
        OptionsTransforms.Add(options => options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n"));
    }

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>Whether the project references ASP.NET Core besides .NET itself.</summary>
    public bool AspNetCore { get; set; } = true;

    /// <summary>The project's own output; a library unless the test says otherwise. Top-level statements need a program.</summary>
    public OutputKind OutputKind
    {
        set => TestState.OutputKind = value;
    }

    /// <summary>Preprocessor symbols that are defined, such as <c>DEBUG</c>.</summary>
    public string[] PreprocessorSymbols { get; set; } = [];

    /// <summary>Options for all files, one <c>key = value</c> a line, as in the <c>[*]</c> section of an <c>.editorconfig</c>.</summary>
    public string EditorConfig
    {
        set => TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*]\n{value}\n"));
    }

    /// <summary>Options of the whole project, one <c>key = value</c> a line, such as <c>build_property.LocalBindExposure = network</c>.</summary>
    public string GlobalConfig
    {
        set => TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{value}\n"));
    }

    /// <summary>Adds a file that the project passes to analyzers. It may hold markup.</summary>
    public void AddFile(string path, string text) => TestState.AdditionalFiles.Add((path, text));

    /// <summary>Adds what a file that the project passes to analyzers becomes.</summary>
    public void AddFixedFile(string path, string text) => FixedState.AdditionalFiles.Add((path, text));

    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestReferences.AddTo(TestState, AspNetCore ? TestReferences.AspNetCore : TestReferences.NetCore, FixedState, BatchFixedState);
        return base.RunImplAsync(cancellationToken);
    }

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);

    protected override ParseOptions CreateParseOptions() =>
        ((CSharpParseOptions)base.CreateParseOptions())
            .WithLanguageVersion(LanguageVersion)
            .WithPreprocessorSymbols(PreprocessorSymbols);
}
