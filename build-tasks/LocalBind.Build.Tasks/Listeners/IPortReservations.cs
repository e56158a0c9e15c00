using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>The ports that the system keeps for itself. Asked after a bind was refused with "access denied"; does not throw.</summary>
public interface IPortReservations
{
    /// <summary>The reservation that holds the port, or null where none is known.</summary>
    /// <param name="port">1 to 65535; any other number has no reservation.</param>
    /// <param name="protocol">TCP or UDP.</param>
    PortReservation? Find(int port, TransportProtocol protocol);
}
