using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies a fix again and again until nothing is left that it is offered for.</summary>
internal sealed class FixRun(
    IFixApplication application,
    IterationLimit limit,
    CodeActionChoice choice,
    ImmutableArray<CodeFixProvider> providers,
    IVerifier verifier)
{
    public required Func<Solution, CancellationToken, Task<ImmutableArray<FoundDiagnostic>>> Analyze { get; init; }

    /// <summary>Chooses the one diagnostic that is fixed, once; <see langword="null"/> to fix all.</summary>
    public required Func<ImmutableArray<Diagnostic>, Diagnostic?>? SelectOne { get; init; }

    public required Action<CodeAction, IVerifier>? LookAtAction { get; init; }

    public required CodeActionValidationMode Validation { get; init; }

    public required bool AllowNonLocal { get; init; }

    private int Iterations { get; set; }

    // Set when a fix says itself that there is nothing to apply: then no number of applications is wrong.
    private bool IsDeclined { get; set; }

    public async Task<Solution> RunAsync(Solution solution, CancellationToken cancellationToken)
    {
        List<(string, FileLinePositionSpan, string)>? before = null;
        do
        {
            var found = await Analyze(solution, cancellationToken).ConfigureAwait(false);
            var identities = found.Select(entry => Identity(entry.Diagnostic)).ToList();
            if (before is not null && identities.SequenceEqual(before))
            {
                // The last application changed no diagnostic; the next would not either.
                break;
            }

            before = identities;
            var changed = await ApplyFirstAsync(solution, found, cancellationToken).ConfigureAwait(false);
            if (changed is null)
            {
                break;
            }

            solution = changed;
        }
        while (SelectOne is null && !limit.IsExceededBy(Iterations));
        return solution;
    }

    /// <summary>To be called after the texts are compared: a wrong text says more than a wrong number.</summary>
    public void VerifyIterations()
    {
        if (!IsDeclined)
        {
            limit.Verify(Iterations, verifier);
        }
    }

    private static (string, FileLinePositionSpan, string) Identity(Diagnostic diagnostic) =>
        (diagnostic.Id, diagnostic.Location.GetLineSpan(), diagnostic.GetMessage(null));

    /// <returns>The solution after the first action that changes it, or <see langword="null"/> when there is none.</returns>
    private async Task<Solution?> ApplyFirstAsync(
        Solution solution,
        ImmutableArray<FoundDiagnostic> found,
        CancellationToken cancellationToken)
    {
        var isOffered = false;
        foreach (var diagnostic in Candidates(found))
        {
            var offered = await OfferedForAsync(solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, cancellationToken)
                .ConfigureAwait(false);
            if (offered is null)
            {
                continue;
            }

            if (!isOffered)
            {
                isOffered = true;
                Iterations++;
            }

            var action = await application.ActionAsync(offered, found, cancellationToken).ConfigureAwait(false);
            if (action is null)
            {
                IsDeclined = true;
                return null;
            }

            var changed = await CodeActionApplication.ApplyAsync(action, solution, Validation, verifier, cancellationToken)
                .ConfigureAwait(false);
            if (changed != solution)
            {
                return changed;
            }
        }

        return null;
    }

    // Fixes are offered in source files; a diagnostic elsewhere has no document that a provider could be asked about.
    private IEnumerable<Diagnostic> Candidates(ImmutableArray<FoundDiagnostic> found)
    {
        var fixable = found
            .Where(entry => entry.Diagnostic.Location.IsInSource
                && providers.Any(provider => provider.FixableDiagnosticIds.Contains(entry.Diagnostic.Id)))
            .ToImmutableArray();
        var nonLocal = fixable.FirstOrDefault(entry => !entry.IsLocal).Diagnostic;
        verifier.True(
            nonLocal is null || AllowNonLocal,
            "A code fix is for a non-local diagnostic, which an editor may not have when it asks for fixes:\n"
            + (nonLocal is null ? "" : DiagnosticText.Describe(nonLocal)));
        var diagnostics = fixable.Select(entry => entry.Diagnostic);
        return SelectOne is null ? diagnostics
            : SelectOne([.. diagnostics]) is { } selected ? [selected]
            : [];
    }

    private async Task<OfferedFix?> OfferedForAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedFix>();
        foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document,
                diagnostic.Location.SourceSpan,
                [diagnostic],
                (action, _) => offered.Add(new OfferedFix(action, provider, document, diagnostic)),
                cancellationToken);
            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        if (choice.From(offered.Select(fix => fix.Action), verifier) is not { } chosen)
        {
            return null;
        }

        LookAtAction?.Invoke(chosen, verifier);
        return offered.First(fix => Contains(fix.Action, chosen)) with { Action = chosen };
    }

    private static bool Contains(CodeAction action, CodeAction wanted) =>
        action == wanted || action.NestedActions.Any(nested => Contains(nested, wanted));
}
