using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// Programs that do nothing but hold the port that their arguments name, and end when they cannot get it. Their arguments tell what their
/// descriptors would. Others (ssh goes on without its forwarding, a server reads its port elsewhere) are no proof.
/// </summary>
internal static class PortClaims
{
    /// <summary>Whether the arguments of a process say that it holds the socket.</summary>
    public static bool Claims(IReadOnlyList<string> arguments, Listener row)
    {
        if (arguments.Count < 2)
        {
            return false;
        }

        return ProgramLine.BaseName(arguments[0]) switch
        {
            "docker-proxy" or "rootlesskit-docker-proxy" => IsDockerProxy(arguments, row),
            "kubectl" or "oc" => IsKubectl(arguments, row),
            _ => false,
        };
    }

    private static bool IsDockerProxy(IReadOnlyList<string> arguments, Listener row) =>
        ContainerRules.Option(arguments, "-host-port") == Ports.Text(row.Port)
        && (ContainerRules.Option(arguments, "-proto") ?? "tcp") == row.Protocol.Name()
        && (ContainerRules.Option(arguments, "-host-ip") is not { } text || (IPAddress.TryParse(text, out var address) && address.Equals(row.Address)));

    private static bool IsKubectl(IReadOnlyList<string> arguments, Listener row) =>
        row.Protocol == TransportProtocol.Tcp
        && arguments.SkipWhile(word => word != "port-forward").Skip(1).Any(word => IsLocalEnd(word, row.Port));

    /// <summary><c>PORT:REMOTE</c>, or <c>PORT</c> for both; <c>:REMOTE</c> takes any free one.</summary>
    private static bool IsLocalEnd(string word, int port)
    {
        var colon = word.IndexOf(':');
        var near = colon < 0 ? word : word.Substring(0, colon);
        return near.All(char.IsDigit) && int.TryParse(near, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == port;
    }
}
