using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// A fix for findings on endpoints in C# code. A change is offered only after it was tried: the code compiles, the finding is gone, and there is no other in its place.
/// </summary>
public abstract class EndpointFix : CodeFixProvider
{
    private protected EndpointFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => EndpointFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // The IDE hands configuration files to every exported fix.
        if (context.TextDocument is not Document document)
        {
            return;
        }

        // `dotnet format` with several ids shows a fix whatever comes first.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            if (await FindingSite.OfAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
            {
                continue;
            }

            foreach (var proposal in Propose(site, new SettingNames()))
            {
                if (await TryAsync(site, proposal, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(proposal.Title, _ => Task.FromResult(changed), KeyOf(diagnostic.Id, proposal.Kind)), diagnostic);
                }
            }
        }
    }

    /// <summary>What could be done about a finding, safest first.</summary>
    internal abstract IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names);

    /// <summary>The key under which the same change is made everywhere.</summary>
    internal static string KeyOf(string id, string kind) => $"{id}.{kind}";

    /// <summary>
    /// Of what could be done about a finding, that for which a key asks. The id in the key may be another one, and no key asks for the first:
    /// both come from `dotnet format` with several ids.
    /// </summary>
    internal FixProposal? Proposal(FindingSite site, SettingNames names, string? key) =>
        Propose(site, names).FirstOrDefault(proposal => key is null || key.EndsWith("." + proposal.Kind, System.StringComparison.Ordinal));

    /// <summary>The solution with the first alternative that does what it should, or null.</summary>
    internal static async Task<Solution?> TryAsync(FindingSite site, FixProposal proposal, CancellationToken cancellation)
    {
        var solution = site.Document.Project.Solution;
        foreach (var edit in proposal.Alternatives)
        {
            var changed = await edit.ApplyAsync(solution, cancellation).ConfigureAwait(false);
            if (await FixTrial.PassesAsync(site.Document, changed, edit, [site.Id], cancellation).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return null;
    }
}
