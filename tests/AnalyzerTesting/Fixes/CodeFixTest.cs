using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of analyzers and of the code fixes for what they report.</summary>
public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected CodeFixTest()
    {
        FixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>Adds a source file to what the test code becomes. The test code itself means that no fix may be offered.</summary>
    public string FixedCode
    {
        set
        {
            if (value is not null)
            {
                FixedState.Sources.Add(value);
            }
        }
    }

    /// <summary>Adds a source file to what Fix All makes, where that differs from <see cref="FixedCode"/>.</summary>
    public string BatchFixedCode
    {
        set
        {
            if (value is not null)
            {
                BatchFixedState.Sources.Add(value);
            }
        }
    }

    public SolutionState FixedState { get; }

    public SolutionState BatchFixedState { get; }

    /// <summary>How often the fix is applied: exactly, or at most when negative; unspecified is at most once a fixable diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often Fix All in the solution is applied; unspecified is at most once.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>How often Fix All in a document is applied; unspecified is at most once a document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>How often Fix All in a project is applied; unspecified is at most once a project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        var fixable = GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds).Distinct().ToImmutableArray();
        var test = TestState.WithInheritedValues(null, []);
        var fixedState = FixedState.WithInheritedValues(test, fixable);
        var batchState = BatchFixedState.WithInheritedValues(fixedState, fixable);
        var testRead = Read(test, []);
        await VerifyDiagnosticsAsync(testRead, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
        if (!FixedState.IsGiven && !BatchFixedState.IsGiven)
        {
            return;
        }

        var fixedRead = Read(fixedState, fixable);
        var batchRead = Read(batchState, fixable);
        await VerifyFixesAsync(testRead, fixedRead, batchRead, fixable, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(fixedRead, Verify.PushContext("Diagnostics of fixed state"), cancellationToken).ConfigureAwait(false);
        if (BatchFixedState.IsGiven)
        {
            await VerifyDiagnosticsAsync(batchRead, Verify.PushContext("Diagnostics of batch fixed state"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>Chooses the diagnostic that <see cref="CodeFixTestBehaviors.FixOne"/> fixes; the first unless overridden.</summary>
    protected virtual Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics.FirstOrDefault();

    private async Task VerifyFixesAsync(
        SolutionState test,
        SolutionState fixedState,
        SolutionState batchState,
        ImmutableArray<string> fixable,
        CancellationToken cancellationToken)
    {
        var solution = await CreateSolutionAsync(test, cancellationToken).ConfigureAwait(false);
        var toFix = test.ExpectedDiagnostics.Where(diagnostic => fixable.Contains(diagnostic.Id)).ToImmutableArray();

        // Nothing to change means that nothing may be offered.
        var singles = fixedState.ProjectsOtherThan(test).Any() ? toFix.Length : 0;
        var projects = batchState.ProjectsOtherThan(test).Count();
        var documents = projects == 0 ? 0 : toFix.Select(diagnostic => diagnostic.Spans.FirstOrDefault().Span.Path).Distinct().Count();
        await RunAsync(new SingleFix(), NumberOfIncrementalIterations, singles, fixedState, "Iterative code fix application")
            .ConfigureAwait(false);
        if (!GetCodeFixProviders().Any(provider => provider.GetFixAllProvider() is not null))
        {
            return;
        }

        await FixAllAsync(
            FixAllScope.Document,
            CodeFixTestBehaviors.SkipFixAllInDocumentCheck,
            NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations,
            documents).ConfigureAwait(false);
        await FixAllAsync(
            FixAllScope.Project,
            CodeFixTestBehaviors.SkipFixAllInProjectCheck,
            NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations,
            projects).ConfigureAwait(false);
        await FixAllAsync(
            FixAllScope.Solution,
            CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
            NumberOfFixAllIterations,
            projects == 0 ? 0 : 1).ConfigureAwait(false);

        Task FixAllAsync(FixAllScope scope, CodeFixTestBehaviors skip, int? iterations, int atMost) =>
            CodeFixTestBehaviors.HasFlag(skip)
                ? Task.CompletedTask
                : RunAsync(new FixAllFix(scope), iterations, atMost, batchState, $"Fix all in {scope.ToString().ToLowerInvariant()}");

        async Task RunAsync(IFixApplication fix, int? iterations, int atMost, SolutionState expected, string context)
        {
            var verifier = Verify.PushContext(context);
            var run = new FixRun(
                fix,
                new IterationLimit(iterations, atMost),
                new CodeActionChoice(CodeActionIndex, CodeActionEquivalenceKey),
                [.. GetCodeFixProviders()],
                verifier)
            {
                Analyze = AnalyzeAsync,
                SelectOne = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne) ? TrySelectDiagnosticToFix : null,
                LookAtAction = CodeActionVerifier,
                Validation = CodeActionValidationMode,
                AllowNonLocal = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck),
            };
            var changed = await run.RunAsync(solution, cancellationToken).ConfigureAwait(false);
            await SolutionComparison.VerifyAsync(changed, expected, verifier, cancellationToken).ConfigureAwait(false);
            run.VerifyIterations();
        }
    }
}
