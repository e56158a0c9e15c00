using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT1003: binds to loopback instead of an address of the network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotLoopbackFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class NotLoopbackFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT1003"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names) => [LoopbackEdits.Propose(site)];
}
