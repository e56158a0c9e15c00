using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>The socket table of the operating system. No member throws: what could not be read is said in <see cref="ListenerQuery.Failure"/>.</summary>
public interface IListenerTable
{
    /// <summary>
    /// Finds the sockets that listen on the port (TCP) or are bound to it (UDP). Costs one or two system calls, never a walk over processes,
    /// except on macOS, whose only table is that of each process of this user.
    /// </summary>
    /// <param name="port">1 to 65535; any other number is a failure, not an exception.</param>
    /// <param name="protocol">TCP or UDP.</param>
    ListenerQuery Find(int port, TransportProtocol protocol);

    /// <summary>
    /// Finds every socket that has the port as its local port, in any state, and asks the slower sources too. For a port that
    /// cannot be bound although nothing listens: outgoing connections, sockets that are bound and do not listen, on macOS other users' sockets.
    /// </summary>
    /// <param name="port">1 to 65535; any other number is a failure, not an exception.</param>
    /// <param name="protocol">TCP or UDP.</param>
    ListenerQuery FindInAnyState(int port, TransportProtocol protocol);
}
