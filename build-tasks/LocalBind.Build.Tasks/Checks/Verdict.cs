using System.Collections.Generic;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What a program will meet when it opens a socket.</summary>
public enum SocketVerdict
{
    /// <summary>Nothing.</summary>
    Free,

    /// <summary>Another socket has the port: the bind fails.</summary>
    InUse,

    /// <summary>The bind works, but another listener gets some of the clients.</summary>
    Shadowed,

    /// <summary>The system keeps the port for itself.</summary>
    Reserved,

    /// <summary>This user may not bind the port.</summary>
    Denied,

    /// <summary>No interface of this machine has the address.</summary>
    NotLocal,
}

/// <summary>The verdict on one socket.</summary>
/// <param name="Socket">The socket.</param>
/// <param name="Verdict">What it meets.</param>
public sealed record SocketFinding(PlannedSocket Socket, SocketVerdict Verdict)
{
    /// <summary>The listeners it meets.</summary>
    public IReadOnlyList<Listener> Listeners { get; init; } = [];

    /// <summary>The reservation, if the port is reserved or privileged and the system says why.</summary>
    public PortReservation? Reservation { get; init; }
}
