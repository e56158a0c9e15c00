using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2004: Fixed port lies in the dynamic range.</summary>
internal sealed class DynamicPort : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2004",
        "Fixed port lies in the dynamic range",
        "Port {0} lies in the dynamic range {1}, from which the system may hand it to any other program; use a port below it{2}",
        Reliability,
        DiagnosticSeverity.Warning,
        "The system gives the ports of its dynamic range to outgoing connections and to listeners on port 0, so a fixed port among them may be taken at any time.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.PortPart is { IsFallback: false } part && endpoint.Port is { } port and > 0 and <= Ports.Maximum && options.DynamicRange.Contains((int)port)
            ? new Finding(Rule, part, port, options.DynamicRange, SystemPortAdvice.For(endpoint) is { } zero ? $" or {zero}" : "")
            : null;
    }
}
