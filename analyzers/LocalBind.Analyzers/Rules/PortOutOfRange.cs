using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2006: Port number is out of range.</summary>
internal sealed class PortOutOfRange : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2006",
        "Port number is out of range",
        "Port {0} is out of range and throws when the program runs; a port is a number from 0 to 65535",
        Reliability,
        DiagnosticSeverity.Warning,
        "A port is a 16-bit number.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.PortPart is { IsFallback: false } part && endpoint.Port is { } port && !Ports.IsInRange(port)
            ? new Finding(Rule, part, port)
            : null;
    }
}
