using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What is done with an offered action: apply it, or fix all that are like it.</summary>
internal interface IFixApplication
{
    /// <returns><see langword="null"/> when there is nothing to apply.</returns>
    Task<CodeAction?> ActionAsync(OfferedFix offered, ImmutableArray<FoundDiagnostic> all, CancellationToken cancellationToken);
}

/// <summary>An action that a provider offers for a diagnostic in a file.</summary>
internal sealed record OfferedFix(CodeAction Action, CodeFixProvider Provider, Document Document, Diagnostic Diagnostic);

/// <summary>Applies the action itself.</summary>
internal sealed class SingleFix : IFixApplication
{
    public Task<CodeAction?> ActionAsync(OfferedFix offered, ImmutableArray<FoundDiagnostic> all, CancellationToken cancellationToken) =>
        Task.FromResult<CodeAction?>(offered.Action);
}
