using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// LBT2001, LBT2003, LBT2004, LBT2005, LBT2007: reads the port from configuration, or lets the system choose it. Reading comes first: it changes nothing
/// until somebody sets the setting, and it is possible on every server.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedPortFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class HardCodedPortFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT2001", "LBT2003", "LBT2004", "LBT2005", "LBT2007"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names)
    {
        var reads = new ConfigurationEdits(site, names);
        yield return new FixProposal("Configuration", "Read the port from configuration", reads.Port(site.Part));
        yield return new FixProposal("SystemChosen", "Let the system choose the port", SystemChosenPortEdits.Of(site));
        if (site.Id == "LBT2001")
        {
            yield return new FixProposal("LaunchProfile", "Leave the address to the launch profile", LaunchProfileEdits.Of(site));
        }

        if (site.Id == "LBT2003")
        {
            // A port of the project's own is still a fixed one, so it is only the default.
            var port = names.OwnPort(site).ToString(CultureInfo.InvariantCulture);
            yield return new FixProposal("ProjectPort", $"Use port {port} of this project unless configuration says otherwise", reads.Port(site.Part, port));
        }
    }
}
