using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// Makes one kind of change at many findings. Edits of the same text are joined before they are made, so that several hosts of one literal can be fixed;
/// where all of them together do not pass the trial, each is tried alone.
/// </summary>
internal sealed class EndpointFixAll : FixAllProvider
{
    /// <summary>A fix may uncover a finding that another one hid; real code needs two rounds.</summary>
    private const int MaximumRounds = 5;

    public static readonly EndpointFixAll Instance = new();

    private EndpointFixAll()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var documents = DocumentsOf(fixAllContext);
        var wanted = new List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (var document in documents)
        {
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                wanted.Add((document.Id, diagnostics));
            }
        }

        return wanted.Count == 0 || fixAllContext.CodeFixProvider is not EndpointFix fix
            ? null
            : CodeAction.Create(
                $"Fix all: {fixAllContext.CodeActionEquivalenceKey}",
                cancellation => FixAsync(fixAllContext.Solution, fix, fixAllContext.CodeActionEquivalenceKey, wanted, cancellation),
                fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents),
    };

    private static async Task<Solution> FixAsync(
        Solution solution, EndpointFix fix, string? key, IReadOnlyList<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)> wanted, CancellationToken cancellation)
    {
        foreach (var (id, diagnostics) in wanted)
        {
            var pending = diagnostics;
            for (var round = 0; round < MaximumRounds && !pending.IsEmpty; round++)
            {
                // What an earlier document's fix changed may have moved or removed findings here.
                var document = solution.GetDocument(id)!;
                pending = await CurrentAsync(document, diagnostics, cancellation).ConfigureAwait(false);
                var changed = await JoinedAsync(document, fix, key, pending, cancellation).ConfigureAwait(false)
                    ?? await OneByOneAsync(solution, id, fix, key, diagnostics, cancellation).ConfigureAwait(false);
                if (changed == solution)
                {
                    break;
                }

                solution = changed;
            }
        }

        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> CurrentAsync(Document document, ImmutableArray<Diagnostic> wanted, CancellationToken cancellation)
    {
        var ids = wanted.Select(diagnostic => diagnostic.Id).ToImmutableHashSet();
        var findings = await FixTrial.FindingsAsync(document, cancellation).ConfigureAwait(false);
        return [.. findings.Where(finding => ids.Contains(finding.Id) && !finding.IsSuppressed).OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    // All edits at once; null if they do not pass the trial together.
    private static async Task<Solution?> JoinedAsync(Document document, EndpointFix fix, string? key, ImmutableArray<Diagnostic> findings, CancellationToken cancellation)
    {
        var solution = document.Project.Solution;
        var joined = SolutionEdit.None;
        var names = new SettingNames();
        var fixes = new List<string>();
        foreach (var finding in findings)
        {
            if (await ProposalAsync(document, fix, key, finding, names, cancellation).ConfigureAwait(false) is ({ } proposal, _)
                && proposal.Alternatives.FirstOrDefault() is { } edit && joined.IsCompatibleWith(edit))
            {
                joined = joined.And(edit);
                names.Keep();
                fixes.Add(finding.Id);
            }
        }

        var changed = await joined.ApplyAsync(solution, cancellation).ConfigureAwait(false);
        return fixes.Count > 0 && await FixTrial.PassesAsync(document, changed, joined, fixes, cancellation).ConfigureAwait(false) ? changed : null;
    }

    private static async Task<Solution> OneByOneAsync(Solution solution, DocumentId id, EndpointFix fix, string? key, ImmutableArray<Diagnostic> wanted, CancellationToken cancellation)
    {
        var findings = await CurrentAsync(solution.GetDocument(id)!, wanted, cancellation).ConfigureAwait(false);
        for (var next = 0; next < findings.Length;)
        {
            var document = solution.GetDocument(id)!;
            var changed = await ProposalAsync(document, fix, key, findings[next], new SettingNames(), cancellation).ConfigureAwait(false) is ({ } proposal, { } site)
                ? await EndpointFix.TryAsync(site, proposal, cancellation).ConfigureAwait(false)
                : null;
            if (changed is null)
            {
                next++;
                continue;
            }

            // The findings before this one have no fix and stand where they stood.
            solution = changed;
            findings = await CurrentAsync(solution.GetDocument(id)!, wanted, cancellation).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<(FixProposal? Proposal, FindingSite? Site)> ProposalAsync(
        Document document, EndpointFix fix, string? key, Diagnostic finding, SettingNames names, CancellationToken cancellation)
    {
        var site = await FindingSite.OfAsync(document, finding, cancellation).ConfigureAwait(false);
        return (site is null ? null : fix.Proposal(site, names, key), site);
    }
}
