using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Ports that nobody listens on: the near end of somebody's connection.</summary>
internal static class ConnectionRules
{
    /// <summary>The system gave the port to an outgoing connection, which it may do with any port of the dynamic range.</summary>
    public static Judgement? OutgoingConnection(OwnerCase owner)
    {
        if (!owner.IsConnectionOnly || owner.Protocol == TransportProtocol.Udp)
        {
            return null;
        }

        return new Judgement(
            OwnerKind.OutgoingConnection,
            Describe(owner.Rows.FirstOrDefault(row => row.Peer is not null)),
            "Wait until it is closed or end that program with " + StopAdvice.Quoted(StopAdvice.KillCommand(owner))
                + "; a port outside the dynamic range does not meet this",
            StopAdvice.KillCommand(owner));
    }

    /// <summary>The words for a connection.</summary>
    public static string Describe(Listener? row) => row?.Peer is null
        ? "a connection that uses the port as its own end"
        : $"a connection to {row.Peer} that uses the port as its own end";
}
