using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2003: Listener uses a framework's default development port.</summary>
internal sealed class DevelopmentPort : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2003",
        "Listener uses a framework's default development port",
        "Port {0} is the default of {1}, so it is often taken; use a port of this project's own",
        Reliability,
        DiagnosticSeverity.Warning,
        "The default development ports of web frameworks are the first to be taken on a developer's machine.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.Server.SpeaksHttp() && endpoint.PortPart is { IsFallback: false } part && endpoint.Port is { } port and > 0 and <= Ports.Maximum
            && options.DevelopmentPorts.TryGetValue((int)port, out var users)
            ? new Finding(Rule, part, port, users)
            : null;
    }
}
