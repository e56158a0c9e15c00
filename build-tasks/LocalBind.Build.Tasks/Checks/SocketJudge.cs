using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>Judges sockets: the table of listeners first, because it names them; then a bind, because only it knows permissions and reservations.</summary>
public sealed class SocketJudge(SystemKind system, IListenerTable table, IPortReservations reservations, IBindProbe probe)
{
    // References, no structures: a collection of structures is compiled anew in every run.
    private readonly List<PortRows> _rows = [];

    /// <summary>A judge over the sockets of this machine, as they are now.</summary>
    public static SocketJudge OfThisMachine() => new(CurrentSystem.Kind, SystemListeners.Current, SystemPortReservations.Current, new BindProbe());

    /// <summary>The sockets that a program would open for an endpoint on this machine, judged; a family that the machine lacks is left out as Kestrel leaves it out.</summary>
    public IReadOnlyList<SocketFinding> Judge(Endpoint endpoint)
    {
        var findings = new List<SocketFinding>();
        var isLocalhost = endpoint.Address.Addresses.Count > 1;
        foreach (var socket in PlannedSocket.Of(endpoint))
        {
            var finding = Judge(socket, out var familyIsMissing);
            if (familyIsMissing && !isLocalhost && socket.IsDualStack)
            {
                finding = Judge(new PlannedSocket(IPAddress.Any, socket.Port, socket.Protocol), out _);
            }

            // One loopback address is enough for localhost.
            if (!isLocalhost || (finding.Verdict != SocketVerdict.NotLocal && !familyIsMissing))
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    /// <summary>Judges one socket.</summary>
    public SocketFinding Judge(PlannedSocket socket) => Judge(socket, out _);

    /// <summary>Whether a socket can be opened and meets nothing.</summary>
    public bool IsFree(PlannedSocket socket) => Judge(socket, out var familyIsMissing).Verdict == SocketVerdict.Free || familyIsMissing;

    /// <summary>Whether a client of this address is answered; true where the table cannot tell.</summary>
    public bool HasListener(PlannedSocket socket)
    {
        var query = Rows(socket);
        return query.Failure is not null || query.Rows.Any(row => Encounters.Judge(SystemKind.Linux, socket, row) == Encounter.Conflict);
    }

    private SocketFinding Judge(PlannedSocket socket, out bool familyIsMissing)
    {
        familyIsMissing = false;
        var met = Meet(socket);
        var conflicts = met.FindAll(m => m.Encounter == Encounter.Conflict).ConvertAll(m => m.Listener);
        if (conflicts.Count > 0)
        {
            return new SocketFinding(socket, SocketVerdict.InUse) { Listeners = conflicts };
        }

        var listeners = met.ConvertAll(m => m.Listener);
        switch (probe.TryBind(socket))
        {
            case BindAnswer.InUse:
                return new SocketFinding(socket, SocketVerdict.InUse) { Listeners = listeners.Count > 0 ? listeners : InAnyState(socket) };
            case BindAnswer.Denied when met.Exists(m => m.Encounter == Encounter.ShadowIfBindable):
                // Windows answers so for a port that another user's wildcard, or an exclusive socket, has.
                return new SocketFinding(socket, SocketVerdict.InUse) { Listeners = listeners };
            case BindAnswer.Denied:
                var reservation = socket.Port == 0 ? null : reservations.Find(socket.Port, socket.Protocol);
                var isReserved = reservation is { Kind: ReservationKind.ExcludedRange };
                return new SocketFinding(socket, isReserved ? SocketVerdict.Reserved : SocketVerdict.Denied) { Reservation = reservation };
            case BindAnswer.NotLocal:
                return new SocketFinding(socket, SocketVerdict.NotLocal);
            case BindAnswer.NoFamily:
                familyIsMissing = true;
                return new SocketFinding(socket, SocketVerdict.NotLocal);
            default:
                return listeners.Count > 0 ? new SocketFinding(socket, SocketVerdict.Shadowed) { Listeners = listeners } : new SocketFinding(socket, SocketVerdict.Free);
        }
    }

    private List<Meeting> Meet(PlannedSocket socket)
    {
        var met = new List<Meeting>();
        if (socket.Port == 0)
        {
            return met;
        }

        foreach (var row in Rows(socket).Rows)
        {
            var encounter = Encounters.Judge(system, socket, row);
            if (encounter != Encounter.None)
            {
                met.Add(new Meeting(encounter, row));
            }
        }

        return met;
    }

    private ListenerQuery Rows(PlannedSocket socket)
    {
        var known = _rows.Find(r => r.Port == socket.Port && r.Protocol == socket.Protocol);
        if (known is null)
        {
            known = new PortRows(socket.Port, socket.Protocol, table.Find(socket.Port, socket.Protocol));
            _rows.Add(known);
        }

        return known.Query;
    }

    private List<Listener> InAnyState(PlannedSocket socket)
    {
        var family = socket.Address.AddressFamily;
        return [.. table.FindInAnyState(socket.Port, socket.Protocol).Rows
            .Where(r => r.Address.AddressFamily == family || r.IsDualStack || (socket.IsDualStack && family == AddressFamily.InterNetworkV6))];
    }

    private sealed record Meeting(Encounter Encounter, Listener Listener);

    private sealed record PortRows(int Port, TransportProtocol Protocol, ListenerQuery Query);
}
