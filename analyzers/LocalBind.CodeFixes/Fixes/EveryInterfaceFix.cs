using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT1001: binds to loopback instead of every interface.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EveryInterfaceFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class EveryInterfaceFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT1001"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names) => [LoopbackEdits.Propose(site)];
}
