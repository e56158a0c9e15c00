using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Options;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of analyzers: files, the diagnostics expected in them, and everything else that must hold of a good analyzer.</summary>
public abstract partial class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected AnalyzerTest()
    {
        TestState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    public abstract string Language { get; }

    /// <summary>Adds a source file.</summary>
    public string TestCode
    {
        set
        {
            if (value is not null)
            {
                TestState.Sources.Add(value);
            }
        }
    }

    public SolutionState TestState { get; }

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    public MarkupOptions MarkupOptions { get; set; }

    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Ids that are suppressed in the whole test.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Last changes to the solution before it is analyzed; they are given the main project.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    public List<Func<OptionSet, OptionSet>> OptionsTransforms { get; } = [];

    /// <summary>Looks at each reported diagnostic and the expectation that it meets.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    protected IVerifier Verify { get; } = new TVerifier();

    protected virtual string DefaultFilePathPrefix => "/0/Test";

    protected virtual string DefaultTestProjectName => "TestProject";

    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    protected abstract string DefaultFileExt { get; }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Verify.LanguageIsSupported(Language);
        await RunImplAsync(cancellationToken).ConfigureAwait(false);
    }

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        var state = Read(TestState.WithInheritedValues(null, []), []);
        await VerifyDiagnosticsAsync(state, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
    }

    protected abstract CompilationOptions CreateCompilationOptions();

    protected abstract ParseOptions CreateParseOptions();

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>What <c>[|text|]</c> stands for, or <see langword="null"/> when the analyzers leave a choice.</summary>
    protected virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        ArgumentNullException.ThrowIfNull(analyzers);
        var supported = analyzers.Length == 0 ? [] : analyzers[0].SupportedDiagnostics;
        return supported.Length == 1 || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor) ? supported.FirstOrDefault() : null;
    }

    protected virtual AnalyzerOptions GetAnalyzerOptions(Project project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return project.AnalyzerOptions;
    }

    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return compilerDiagnostics switch
        {
            CompilerDiagnostics.None => false,
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            _ => true,
        };
    }

    /// <summary>A state whose markup is read: plain files, plain expectations.</summary>
    private protected SolutionState Read(SolutionState state, ImmutableArray<string> fixable)
    {
        var analyzers = GetDiagnosticAnalyzers().ToArray();
        var markup = new Markup(
            state.MarkupHandling ?? MarkupMode.Allow,
            MarkupOptions,
            () => GetDefaultDiagnostic(analyzers),
            [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)],
            fixable);
        var read = state.WithInheritedValues(null, []);
        markup.Read(read, DefaultFilePath);
        return read;
    }
}
