namespace LocalBind.Build.Tasks.Listeners;

/// <summary>Why a port may not be bound although no socket has it.</summary>
public enum ReservationKind
{
    /// <summary>Windows: the port lies in an excluded range (Hyper-V, WinNAT, WSL or an administrator took it).</summary>
    ExcludedRange,

    /// <summary>Unix: the port is below the first one that ordinary users may bind.</summary>
    Privileged,
}

/// <summary>A range of ports that the system keeps.</summary>
/// <param name="Kind">Who keeps it.</param>
/// <param name="First">The first port of the range.</param>
/// <param name="Last">The last port of the range.</param>
/// <param name="Description">In words, without a full stop: <c>port 50000 lies in 49952-50051, which Windows reserves (Hyper-V, WSL, WinNAT)</c>.</param>
/// <param name="Advice">What to do, a sentence without a full stop.</param>
public sealed record PortReservation(ReservationKind Kind, int First, int Last, string Description, string Advice);
