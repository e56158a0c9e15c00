using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT1003: Listener binds an address that is not loopback.</summary>
internal sealed class NotLoopback : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT1003",
        "Listener binds an address that is not loopback",
        "{0} opens {1} on {2}, which other machines can reach; bind to {3} unless they are meant to connect",
        Security,
        DiagnosticSeverity.Warning,
        "An address of a network interface, fixed or taken from the name of the machine, answers everybody on that network.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        if (endpoint.AddressPart is not { } part)
        {
            return null;
        }

        if (endpoint.IsMachineAddress)
        {
            return new Finding(Rule, part, endpoint.Opener, endpoint.PortText, "an address of this machine on the network", LoopbackAdvice.For(endpoint));
        }

        return endpoint.Address is { Exposure: Exposure.Network } address
            ? new Finding(Rule, part, endpoint.Opener, endpoint.PortText, address.Text, LoopbackAdvice.For(endpoint))
            : null;
    }
}
