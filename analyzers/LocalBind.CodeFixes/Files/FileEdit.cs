using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.CodeFixes.Fixes;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Files;

/// <summary>A change of a configuration file: of the host or the port alone, so that formatting, comments and line ends stay.</summary>
/// <param name="Kind">What kind of change it is, for the equivalence key.</param>
/// <param name="Title">How it is offered.</param>
/// <param name="Changes">The changes of the text.</param>
internal sealed record FileEdit(string Kind, string Title, ImmutableArray<TextChange> Changes)
{
    private const string LoopbackAddress = "127.0.0.1";

    // The .NET templates take 5000 to 5300 for http and 7000 to 7300 for https.
    private const int HttpsOffset = 2000;

    /// <summary>What can be done about a finding in a file, safest first.</summary>
    /// <param name="project">The project, whose name gives the port of its own.</param>
    /// <param name="file">The file as it is.</param>
    /// <param name="id">The rule.</param>
    /// <param name="span">Where the finding stands.</param>
    /// <param name="taken">Ports that other changes of this file have taken; the one of an offered change is added.</param>
    public static IEnumerable<FileEdit> Propose(Project project, ConfigurationFile file, string id, TextSpan span, ISet<int> taken)
    {
        var endpoint = file.Endpoints.FirstOrDefault(candidate => IsAt(candidate.HostRange, span) || IsAt(candidate.PortRange, span));
        switch (id)
        {
            case "LBT1001" or "LBT1003" when endpoint?.HostRange is { } host:
                var loopback = endpoint.Server == ServerKind.Kestrel && endpoint.Port == Ports.SystemChosen ? LoopbackAddress : "localhost";
                yield return new FileEdit("Loopback", $"Bind to {loopback}", [Change(host, loopback)]);
                break;
            case "LBT2008" when endpoint?.HostRange is { } host:
                yield return new FileEdit("LoopbackAddress", $"Bind to {LoopbackAddress}", [Change(host, LoopbackAddress)]);
                break;
            case "LBT2003" or "LBT2004" or "LBT2005" or "LBT2006" or "LBT2007" when endpoint?.PortRange is { } port:
                var own = OwnPort(project, file, endpoint, taken);
                yield return new FileEdit("OwnPort", $"Use port {Ports.Text(own)}, derived from the project's name", [Change(port, Ports.Text(own))]);
                if (endpoint is { Server: ServerKind.Kestrel, HostRange: { } where })
                {
                    // Kestrel refuses port 0 on localhost.
                    var zero = Change(port, "0");
                    yield return new FileEdit("SystemChosen", "Let the system choose the port", ReferenceEquals(endpoint.Address, BindAddress.Localhost) ? [Change(where, LoopbackAddress), zero] : [zero]);
                }

                break;
        }
    }

    private static int OwnPort(Project project, ConfigurationFile file, ConfiguredEndpoint endpoint, ISet<int> taken)
    {
        var port = ProjectPort.Of(project).First() + (endpoint.Scheme == "https" ? HttpsOffset : 0);
        while (taken.Contains(port) || DevelopmentPorts.Users.ContainsKey(port) || BrowserBlockedPorts.Contains(port) || file.Endpoints.Any(other => other != endpoint && other.Port == port))
        {
            port++;
        }

        taken.Add(port);
        return port;
    }

    private static bool IsAt(TextRange? range, TextSpan span) => range is { } place && place.Start == span.Start && place.Length == span.Length;

    private static TextChange Change(TextRange range, string text) => new(new TextSpan(range.Start, range.Length), text);
}
