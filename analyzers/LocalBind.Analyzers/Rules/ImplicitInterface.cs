using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT1002: Listener binds every interface implicitly.</summary>
internal sealed class ImplicitInterface : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT1002",
        "Listener binds every interface implicitly",
        "{0} without an address opens {1} on every network interface; pass a loopback address unless other machines are meant to connect",
        Security,
        DiagnosticSeverity.Warning,
        "Overloads that take no address listen on every network interface. A service meant for this machine says so with IPAddress.Loopback.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.IsImplicit && endpoint.AddressPart is { } part
            ? new Finding(Rule, part, endpoint.Opener, endpoint.PortText)
            : null;
    }
}
