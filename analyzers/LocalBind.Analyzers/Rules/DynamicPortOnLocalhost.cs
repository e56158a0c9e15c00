using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2008: Kestrel refuses a dynamic port on localhost.</summary>
internal sealed class DynamicPortOnLocalhost : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2008",
        "Kestrel refuses a dynamic port on localhost",
        "Kestrel throws at start for port 0 on localhost; use 127.0.0.1:0 or [::1]:0",
        Reliability,
        DiagnosticSeverity.Warning,
        "Kestrel would have to find one free port on two loopback addresses, and refuses.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.Server == ServerKind.Kestrel && endpoint is { Port: 0, PortPart: { IsFallback: false } part } && ReferenceEquals(endpoint.Address, BindAddress.Localhost)
            ? new Finding(Rule, part)
            : null;
    }
}
