using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <content>From a state to its diagnostics, and the checks of them.</content>
public abstract partial class AnalyzerTest<TVerifier>
{
    /// <summary>An analyzer that throws. The compiler would only warn.</summary>
    private const string AnalyzerFailureId = "AD0001";

    /// <summary>Everything that must hold of the diagnostics of one state.</summary>
    private protected async Task VerifyDiagnosticsAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        verifier.Empty($"{state.Name}.{nameof(state.GeneratedSources)}: no generator is run, so these", state.GeneratedSources);
        var solution = await CreateSolutionAsync(state, cancellationToken).ConfigureAwait(false);
        var found = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
        DiagnosticMatching.Verify([.. found.Select(entry => entry.Diagnostic)], [.. state.ExpectedDiagnostics], DiagnosticVerifier, verifier);
        var exclusions = new ExclusionPasses(state, [.. GetDiagnosticAnalyzers()]);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck))
        {
            await VerifyAsync(exclusions.InGeneratedCode(), "Exclusions in generated code").ConfigureAwait(false);
        }

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck))
        {
            await VerifyAsync(exclusions.BelowPragma(), "Exclusions below '#pragma warning disable'").ConfigureAwait(false);
        }

        async Task VerifyAsync(ExclusionPass? pass, string context)
        {
            if (pass is not null)
            {
                var changed = await pass.ApplyAsync(solution, state.Name, cancellationToken).ConfigureAwait(false);
                var remaining = await AnalyzeAsync(changed, cancellationToken).ConfigureAwait(false);
                DiagnosticMatching.Verify(
                    [.. remaining.Select(entry => entry.Diagnostic)],
                    pass.Expected,
                    DiagnosticVerifier,
                    verifier.PushContext(context));
            }
        }
    }

    private protected async Task<Solution> CreateSolutionAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var builder = new SolutionBuilder(CompilationOptionsForTests(), CreateParseOptions(), ReferenceAssemblies);
        var solution = await builder.BuildAsync(state, cancellationToken).ConfigureAwait(false);
        solution = OptionsTransforms.Aggregate(solution, (current, transform) => current.WithOptions(transform(current.Options)));
        var main = solution.Projects.Single(project => project.Name == state.Name).Id;
        return SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, main));
    }

    /// <summary>The diagnostics of all projects that a test sees, by path, start, end and id.</summary>
    private protected async Task<ImmutableArray<FoundDiagnostic>> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var found = new List<FoundDiagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            found.AddRange(compilation!.GetDiagnostics(cancellationToken)
                .Where(diagnostic => IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics))
                .Select(diagnostic => new FoundDiagnostic(diagnostic, project.Id, IsLocal: true)));
            var analyzers = GetDiagnosticAnalyzers().ToImmutableArray();
            if (analyzers.IsEmpty)
            {
                continue;
            }

            var options = new CompilationWithAnalyzersOptions(
                GetAnalyzerOptions(project),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false);
            var result = await compilation.WithAnalyzers(analyzers, options)
                .GetAnalysisResultAsync(cancellationToken)
                .ConfigureAwait(false);
            var nonLocal = result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics).ToHashSet();
            found.AddRange(result.GetAllDiagnostics()
                .Select(diagnostic => new FoundDiagnostic(diagnostic, project.Id, !nonLocal.Contains(diagnostic))));
        }

        return
        [
            .. found.Where(entry => !entry.Diagnostic.IsSuppressed)
                .OrderBy(entry => entry.Diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(entry => entry.Diagnostic.Location.SourceSpan.Start)
                .ThenBy(entry => entry.Diagnostic.Location.SourceSpan.End)
                .ThenBy(entry => entry.Diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    // Rules that are off by default are what many tests are about, so all are on, at the severity they would have. The severity
    // of an analyzer config file has no effect on the rules under test: each of them is configured here, which goes before.
    private CompilationOptions CompilationOptionsForTests()
    {
        var options = CreateCompilationOptions();
        var specific = ImmutableDictionary.CreateBuilder<string, ReportDiagnostic>();
        foreach (var descriptor in GetDiagnosticAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            specific[descriptor.Id] = descriptor.IsEnabledByDefault ? ReportDiagnostic.Default : descriptor.DefaultSeverity switch
            {
                DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
                DiagnosticSeverity.Info => ReportDiagnostic.Info,
                DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
                _ => ReportDiagnostic.Error,
            };
        }

        specific[AnalyzerFailureId] = ReportDiagnostic.Error;
        foreach (var id in DisabledDiagnostics)
        {
            specific[id] = ReportDiagnostic.Suppress;
        }

        return options.WithSpecificDiagnosticOptions(specific.ToImmutable().SetItems(options.SpecificDiagnosticOptions));
    }
}
