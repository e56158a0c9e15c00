using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2007: Web browsers refuse this port.</summary>
internal sealed class BrowserBlockedPort : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2007",
        "Web browsers refuse this port",
        "Web browsers refuse to connect to port {0}, which the Fetch standard blocks; use another port",
        Reliability,
        DiagnosticSeverity.Warning,
        "Browsers open no connection to the ports that the WHATWG Fetch standard blocks, so a page on such a port cannot be shown.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.Server.SpeaksHttp() && endpoint.PortPart is { IsFallback: false } part && endpoint.Port is { } port and > 0 and <= Ports.Maximum && BrowserBlockedPorts.Contains((int)port)
            ? new Finding(Rule, part, port)
            : null;
    }
}
