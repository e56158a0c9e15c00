using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT2008: names the loopback address, on which Kestrel takes port 0.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DynamicPortOnLocalhostFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class DynamicPortOnLocalhostFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT2008"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names) =>
        [new FixProposal("LoopbackAddress", "Bind to 127.0.0.1", new[] { LoopbackMembers.LocalhostToAddress(site), LoopbackEdits.LocalhostToAddress(site.Address) }.OfType<SolutionEdit>())];
}
