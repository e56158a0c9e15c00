using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>
/// One row of the socket table: a socket that listens (TCP) or is bound (UDP), and, where the search was for every state, any other
/// socket that has the port as its local port. It carries the handle by which its system leads to the owner.
/// </summary>
/// <param name="Address">The local address; the unspecified address for a wildcard. IPv4-mapped addresses are shown as IPv4.</param>
/// <param name="Port">The local port, 1 to 65535.</param>
/// <param name="Protocol">TCP or UDP.</param>
public sealed record Listener(IPAddress Address, int Port, TransportProtocol Protocol)
{
    /// <summary>What the socket does with the port.</summary>
    public SocketState State { get; init; } = SocketState.Listening;

    /// <summary>Whether the socket is an IPv6 wildcard that takes IPv4 connections as well.</summary>
    public bool IsDualStack { get; init; }

    /// <summary>The other end of a connection, else null.</summary>
    public IPEndPoint? Peer { get; init; }

    /// <summary>The owning process where the table itself names it (Windows, macOS); null where it does not, or does not know.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The numeric user id of the socket, where the table names it (Linux, macOS).</summary>
    public long? UserId { get; init; }

    /// <summary>Linux: the inode number in <c>socket:[N]</c> of /proc/PID/fd; 0 where there is none (closing connections, other systems).</summary>
    public ulong Inode { get; init; }

    /// <summary>Linux: the inode number of the control group the socket was made in (INET_DIAG_CGROUP_ID); 0 where it is not known.</summary>
    public ulong CgroupId { get; init; }
}
