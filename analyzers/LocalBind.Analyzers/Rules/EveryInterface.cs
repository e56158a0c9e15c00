using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT1001: Listener binds every network interface.</summary>
internal sealed class EveryInterface : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT1001",
        "Listener binds every network interface",
        "{0} opens {1} on every network interface{2}; bind to {3} unless other machines are meant to connect",
        Security,
        DiagnosticSeverity.Warning,
        "A listener on 0.0.0.0, [::], * or + answers everybody who can reach the machine. A service meant for this machine belongs on 127.0.0.1, ::1 or localhost.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        if (endpoint.Address is not { Exposure: Exposure.EveryInterface } || endpoint.IsImplicit || endpoint.AddressPart is not { } part)
        {
            return null;
        }

        var because = endpoint.UnknownHostName is { } name ? $" (Kestrel opens them all for '{name}', a host name that it does not resolve)" : "";
        return new Finding(Rule, part, endpoint.Opener, endpoint.PortText, because, LoopbackAdvice.For(endpoint));
    }
}
