using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT2002: reads the address of the local server from configuration: a URL as a whole, of a host and a port what changes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedClientEndpointFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class HardCodedClientEndpointFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT2002"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names) =>
        [new FixProposal("Configuration", "Read the address from configuration", Edits(site, new ConfigurationEdits(site, names)))];

    private static IEnumerable<SolutionEdit> Edits(FindingSite site, ConfigurationEdits reads)
    {
        var isOneText = site.PortPlace is { } port && port.Node == site.Part.Node && port.Text is not null;
        return isOneText
            ? reads.Text(site.Part, site.Scheme is null ? "ServerAddress" : "ServerUrl").Concat(reads.Port(site.PortPlace!))
            : site.PortPlace is null ? [] : reads.Port(site.PortPlace);
    }
}
