using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Lets the provider fix everything in a scope that the action would fix, as an editor's Fix All does.</summary>
internal sealed class FixAllFix(FixAllScope scope) : IFixApplication
{
    public async Task<CodeAction?> ActionAsync(
        OfferedFix offered,
        ImmutableArray<FoundDiagnostic> all,
        CancellationToken cancellationToken)
    {
        if (offered.Provider.GetFixAllProvider() is not { } provider || !provider.GetSupportedFixAllScopes().Contains(scope))
        {
            return null;
        }

        var context = new FixAllContext(
            offered.Document,
            offered.Diagnostic.Location.SourceSpan,
            offered.Provider,
            scope,
            offered.Action.EquivalenceKey,
            provider.GetSupportedFixAllDiagnosticIds(offered.Provider),
            new FoundDiagnostics(all),
            cancellationToken);
        return await provider.GetFixAsync(context).ConfigureAwait(false);
    }

    /// <summary>Gives a Fix All the diagnostics that the analyzers reported.</summary>
    private sealed class FoundDiagnostics(ImmutableArray<FoundDiagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Where(project, _ => true);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Where(document.Project, diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Where(project, diagnostic => !diagnostic.Location.IsInSource);

        private Task<IEnumerable<Diagnostic>> Where(Project project, Func<Diagnostic, bool> condition) =>
            Task.FromResult(all.Where(entry => entry.Project == project.Id).Select(entry => entry.Diagnostic).Where(condition));
    }
}
