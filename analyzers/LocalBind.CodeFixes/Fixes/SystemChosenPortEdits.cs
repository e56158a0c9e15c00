using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using LocalBind.Endpoints;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Writes port 0, and where Kestrel refuses that on <c>localhost</c>, the loopback address beside it.</summary>
internal static class SystemChosenPortEdits
{
    public static IEnumerable<SolutionEdit> Of(FindingSite site)
    {
        // HttpListener and http.sys have no port 0; an Orleans silo, for one, tells others its port before it has one.
        if (site.HasNoZero || HasOtherUses(site.Part) || Zero(site.Part) is not { } zero)
        {
            return [];
        }

        var address = site.Server == ServerKind.Kestrel ? LoopbackMembers.LocalhostToAddress(site) ?? LoopbackEdits.LocalhostToAddress(site.Address) : null;
        return address is not null && address.IsCompatibleWith(zero) ? [zero.And(address)] : [zero];
    }

    // A client, a log text or a second listener that uses the same name would be told 0, which is not the port that the system chooses.
    private static bool HasOtherUses(Place port) =>
        NamedValue.Of(port) is { } symbol && NamedValue.UsesOf(symbol, port).Where(use => !NamedValue.IsWritten(NamedValue.UseOf(use.Name))).Skip(1).Any();

    private static SolutionEdit? Zero(Place port)
    {
        if (port.Text is null)
        {
            return port.Expression is null ? null : SolutionEdit.None.Replace(port.Document, port.Node.Span, "0");
        }

        return (port.Inner ?? EndpointText.Of(port)?.Port) is { } span ? SolutionEdit.None.Replace(port.Document, span, "0") : null;
    }
}
