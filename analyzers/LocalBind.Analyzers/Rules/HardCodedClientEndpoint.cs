using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2002: Local endpoint is hard-coded in client code.</summary>
internal sealed class HardCodedClientEndpoint : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2002",
        "Local endpoint is hard-coded in client code",
        "The local endpoint {0}:{1} is hard-coded in client code; read it from configuration, so that it can follow the server",
        Reliability,
        DiagnosticSeverity.Info,
        "A client that has the address of a local server in its code breaks when the server moves to another port.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint is { Address.Exposure: Exposure.Loopback, AddressPart: null or { IsFallback: false }, PortPart: { IsFallback: false } part, Port: > 0 and <= Ports.Maximum }
            ? new Finding(Rule, part, InUrl(endpoint.Address.Text), endpoint.Port)
            : null;
    }

    // IPv6 addresses stand in brackets before a port (RFC 3986 §3.2.2).
    private static string InUrl(string host) => host.IndexOf(':') >= 0 ? $"[{host}]" : host;
}
