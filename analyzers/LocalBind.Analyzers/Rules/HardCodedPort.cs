using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2001: Listening port is hard-coded.</summary>
internal sealed class HardCodedPort : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2001",
        "Listening port is hard-coded",
        "Port {0} is hard-coded in a listener; read it from configuration{1}",
        Reliability,
        DiagnosticSeverity.Warning,
        "A port that is fixed in code cannot be changed where it is taken, and two copies of the program cannot run side by side.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return !endpoint.IsConfigured && endpoint.PortPart is { IsFallback: false } part && endpoint.Port is > 0 and <= Ports.Maximum
            ? new Finding(Rule, part, endpoint.Port, SystemPortAdvice.For(endpoint) is { } zero ? $", or use {zero} and let the system choose" : "")
            : null;
    }
}
