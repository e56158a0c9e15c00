using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>What the compiler and the analyzer say about some documents, counted by id: a fix is measured by how it changes this.</summary>
internal sealed class FixTrial
{
    // Every change offered at one finding starts from the same state.
    private static readonly ConditionalWeakTable<SemanticModel, FixTrial> Trials = new();

    private static readonly ConditionalWeakTable<Compilation, CompilationWithAnalyzers> Analyses = new();

    private readonly ImmutableDictionary<string, int> _errors;
    private readonly ImmutableDictionary<string, int> _findings;

    private FixTrial(ImmutableDictionary<string, int> errors, ImmutableDictionary<string, int> findings)
    {
        _errors = errors;
        _findings = findings;
    }

    /// <summary>Whether an edit, made on the reported document's solution, does what it should: each of these findings is gone, and nothing else is worse for it anywhere.</summary>
    /// <param name="fixedIds">The ids of the findings, each as often as it is fixed.</param>
    public static async Task<bool> PassesAsync(Document reported, Solution changed, SolutionEdit edit, IReadOnlyCollection<string> fixedIds, CancellationToken cancellation)
    {
        var solution = reported.Project.Solution;
        var (near, far) = await AffectedAsync(reported, edit, cancellation).ConfigureAwait(false);
        var before = await OfAsync(solution, near, cancellation).ConfigureAwait(false);
        var after = await OfAsync(changed, near, cancellation).ConfigureAwait(false);
        return fixedIds.GroupBy(id => id).All(group => after.Improves(before, group.Key, group.Count()))
            && await CompileAsWellAsync(solution, changed, far, cancellation).ConfigureAwait(false);
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
            if (await after.GetDocument(id)!.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model && Errors(model, cancellation) is { IsEmpty: false } errors
                && !(await before.GetDocument(id)!.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } old && Errors(old, cancellation) is var known && errors.All(error => error.Value <= Of(known, error.Key))))
            {
                return false;
            }
        }

        return true;
    }

    // Other projects that have the same file (one for each target framework, say) must go on compiling; what is found in them is not asked for.
    private static async Task<FixTrial> OfAsync(Solution solution, IReadOnlyCollection<DocumentId> judged, CancellationToken cancellation)
    {
        var all = new FixTrial(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty);
        foreach (var id in judged)
        {
            if (solution.GetDocument(id) is { } document && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model)
            {
                all = all.And(await OfAsync(document, model, cancellation).ConfigureAwait(false));
                foreach (var linked in document.GetLinkedDocumentIds().Except(judged))
                {
                    if (solution.GetDocument(linked) is { } other && await other.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } context)
                    {
                        all = all.And(new FixTrial(Errors(context, cancellation), ImmutableDictionary<string, int>.Empty));
                    }
                }
            }
        }

        return all;
    }

    /// <summary>The analyzer's findings in a document.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? await FindingsAsync(document, model, cancellation).ConfigureAwait(false)
            : [];

    /// <summary>Whether this state is <paramref name="before"/> less at least <paramref name="count"/> findings of <paramref name="id"/>, and nothing is reported more often.</summary>
    private bool Improves(FixTrial before, string id, int count) =>
        Of(_findings, id) <= Of(before._findings, id) - count
        && _errors.All(error => error.Value <= Of(before._errors, error.Key))
        && _findings.All(finding => finding.Value <= Of(before._findings, finding.Key));

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

    private static async Task<FixTrial> OfAsync(Document document, SemanticModel model, CancellationToken cancellation)
    {
        if (!Trials.TryGetValue(model, out var trial))
        {
            trial = new FixTrial(Errors(model, cancellation), Count(await FindingsAsync(document, model, cancellation).ConfigureAwait(false)));
            Trials.GetValue(model, _ => trial);
        }

        return trial;
    }

    private static ImmutableDictionary<string, int> Errors(SemanticModel model, CancellationToken cancellation) =>
        Count(model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private FixTrial And(FixTrial other) => new(Sum(_errors, other._errors), Sum(_findings, other._findings));

    private static ImmutableDictionary<string, int> Sum(ImmutableDictionary<string, int> a, ImmutableDictionary<string, int> b) =>
        b.Aggregate(a, (all, entry) => all.SetItem(entry.Key, Of(all, entry.Key) + entry.Value));

    private static ImmutableDictionary<string, int> Count(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(diagnostic => diagnostic.Id).ToImmutableDictionary(group => group.Key, group => group.Count());

    private static int Of(ImmutableDictionary<string, int> counts, string id) => counts.TryGetValue(id, out var count) ? count : 0;
}
