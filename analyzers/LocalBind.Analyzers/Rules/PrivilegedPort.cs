using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT2005: Development listener uses a privileged port.</summary>
internal sealed class PrivilegedPort : Rule
{
    public static readonly DiagnosticDescriptor Rule = Describe(
        "LBT2005",
        "Development listener uses a privileged port",
        "Port {0} is a privileged port: on Unix only root or a process with CAP_NET_BIND_SERVICE can open it; use a port above 1023",
        Reliability,
        DiagnosticSeverity.Info,
        "Ports below 1024 need a privilege on Unix, which a program under development should not have.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        return endpoint.PortPart is { IsFallback: false } part && endpoint.Port is { } port and > 0 and <= Ports.LastPrivileged
            ? new Finding(Rule, part, port)
            : null;
    }
}
