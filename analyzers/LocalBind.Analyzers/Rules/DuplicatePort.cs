using System.Collections.Generic;
using System.IO;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2009: Two listeners claim the same port.</summary>
internal static class DuplicatePort
{
    public static readonly DiagnosticDescriptor Rule = new(
        "LBT2009",
        "Two listeners claim the same port",
        "Port {0} is already claimed by {1} in {2}, line {3}; only one of the two can listen, so give this one another port",
        Rules.Rule.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Two listeners of one transport on one port and on overlapping addresses cannot both be open: the second one fails when it starts.",
        RuleHelp.Link("LBT2009"));

    /// <summary>The findings on the later claims of a tree.</summary>
    public static IEnumerable<(Finding Finding, CalledEndpoint Endpoint)> Judge(PortClaims claims, SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var (later, earlier) in claims.CollisionsIn(tree, cancellation))
        {
            var place = earlier.Place(later).GetLineSpan();
            yield return (
                new Finding(Rule, later.PartBeside(earlier), later.Endpoint.Port!, earlier.Endpoint.Opener, Path.GetFileName(place.Path), place.StartLinePosition.Line + 1) { Other = earlier.Place(later) },
                later.Endpoint);
        }
    }
}
