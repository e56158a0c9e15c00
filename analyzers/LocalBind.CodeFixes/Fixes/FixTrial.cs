using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers;
using LocalBind.Analyzers.Facts;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>What the compiler and the analyzer say about some documents before and after an edit. An editor waits for it, so the code as it was is only judged where the changed code has anything to compare with it.</summary>
internal static class FixTrial
{
    // Every change offered at one finding starts from the same state.
    private static readonly ConditionalWeakTable<SemanticModel, ImmutableDictionary<string, int>> KnownErrors = new();

    private static readonly ConditionalWeakTable<SemanticModel, ImmutableDictionary<string, int>> KnownFindings = new();

    private static readonly ConditionalWeakTable<Compilation, CompilationWithAnalyzers> Analyses = new();

    private static readonly ImmutableDictionary<string, int> Nothing = ImmutableDictionary<string, int>.Empty;

    /// <summary>Whether an edit, made on the reported document's solution, does what it should: each of these findings is gone, and nothing else is worse for it anywhere.</summary>
    /// <param name="fixedIds">The ids of the findings, each as often as it is fixed.</param>
    public static async Task<bool> PassesAsync(Document reported, Solution changed, SolutionEdit edit, IReadOnlyCollection<string> fixedIds, CancellationToken cancellation)
    {
        var solution = reported.Project.Solution;
        var (near, far) = await AffectedAsync(reported, edit, cancellation).ConfigureAwait(false);
        if (edit.ChangedNames.IsEmpty)
        {
            await TakeOverDeclarationsAsync(solution, changed, edit, cancellation).ConfigureAwait(false);
        }

        // Other projects that have the same file (one for each target framework, say) must go on compiling; what is found in them is not asked for.
        var compiled = near.Concat(near.SelectMany(id => solution.GetDocument(id)?.GetLinkedDocumentIds() ?? [])).Distinct().ToList();
        return await IsNoWorseAsync(compiled, ErrorsAsync).ConfigureAwait(false)
            && await IsNoWorseAsync(near, CountedFindingsAsync, [.. fixedIds]).ConfigureAwait(false)
            && await CompileAsWellAsync(solution, changed, far, cancellation).ConfigureAwait(false);

        async Task<bool> IsNoWorseAsync(IReadOnlyCollection<DocumentId> documents, Func<Document?, CancellationToken, Task<ImmutableDictionary<string, int>>> count, params string[] gone)
        {
            var after = await SumAsync(changed).ConfigureAwait(false);
            return after.IsEmpty || (await SumAsync(solution).ConfigureAwait(false) is var before
                && after.All(entry => entry.Value <= Of(before, entry.Key) - gone.Count(id => id == entry.Key)));

            async Task<ImmutableDictionary<string, int>> SumAsync(Solution state)
            {
                var all = Nothing;
                foreach (var id in documents)
                {
                    var one = await count(state.GetDocument(id), cancellation).ConfigureAwait(false);
                    all = one.Aggregate(all, (sum, entry) => sum.SetItem(entry.Key, Of(sum, entry.Key) + entry.Value));
                }

                return all;
            }
        }
    }

    // What an edit changes that changes no name's meaning elsewhere (imports, what variables begin with, private constants) leaves all that is known of other files as true as it was.
    private static async Task TakeOverDeclarationsAsync(Solution solution, Solution changed, SolutionEdit edit, CancellationToken cancellation)
    {
        foreach (var id in edit.Documents)
        {
            if (solution.GetDocument(id) is { } document && await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } original
                && await changed.GetDocument(id)!.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree)
            {
                DeclarationHash.TakeOver(tree, original, cancellation);
            }
        }
    }

    // The documents in which an edit may be felt: its own and those of the project that name a declaration which it changes; of other projects those that name it have to go on compiling.
    private static async Task<(HashSet<DocumentId> Near, HashSet<DocumentId> Far)> AffectedAsync(Document reported, SolutionEdit edit, CancellationToken cancellation)
    {
        var solution = reported.Project.Solution;
        var (near, far) = (new HashSet<DocumentId>(edit.Documents) { reported.Id }, new HashSet<DocumentId>());
        foreach (var name in edit.ChangedNames)
        {
            var projects = solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(reported.Project.Id).Append(reported.Project.Id);
            foreach (var document in projects.SelectMany(id => solution.GetProject(id)!.Documents))
            {
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                if (NamedValue.IsNamedIn(name, text.ToString()))
                {
                    (document.Project.Id == reported.Project.Id ? near : far).Add(document.Id);
                }
            }
        }

        far.ExceptWith(near);
        return (near, far);
    }

    // One after the other: the first that is worse decides.
    private static async Task<bool> CompileAsWellAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellation)
    {
        foreach (var id in documents)
        {
            if (await ErrorsAsync(after.GetDocument(id), cancellation).ConfigureAwait(false) is { IsEmpty: false } errors
                && await ErrorsAsync(before.GetDocument(id), cancellation).ConfigureAwait(false) is var known && errors.Any(error => error.Value > Of(known, error.Key)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The analyzer's findings in a document.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? await FindingsAsync(document, model, cancellation).ConfigureAwait(false)
            : [];

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document, SemanticModel model, CancellationToken cancellation)
    {
        // What the analyzer knows of the project is gathered once for all documents of it.
        var options = document.Project.AnalyzerOptions;
        if (!Analyses.TryGetValue(model.Compilation, out var analysis) || !ReferenceEquals(analysis.AnalysisOptions.Options, options))
        {
            analysis = model.Compilation.WithAnalyzers([new ListenerAnalyzer()], options);
            Analyses.Remove(model.Compilation);
            analysis = Analyses.GetValue(model.Compilation, _ => analysis);
        }

        return await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
    }

    private static async Task<ImmutableDictionary<string, int>> CountedFindingsAsync(Document? document, CancellationToken cancellation)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return Nothing;
        }

        if (!KnownFindings.TryGetValue(model, out var counts))
        {
            counts = Count(await FindingsAsync(document, model, cancellation).ConfigureAwait(false));
            counts = KnownFindings.GetValue(model, _ => counts);
        }

        return counts;
    }

    private static async Task<ImmutableDictionary<string, int>> ErrorsAsync(Document? document, CancellationToken cancellation) =>
        document is not null && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? KnownErrors.GetValue(model, _ => Count(model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)))
            : Nothing;

    private static ImmutableDictionary<string, int> Count(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(diagnostic => diagnostic.Id).ToImmutableDictionary(group => group.Key, group => group.Count());

    private static int Of(ImmutableDictionary<string, int> counts, string id) => counts.TryGetValue(id, out var count) ? count : 0;
}
