using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>How a socket that is to be opened meets one that is open.</summary>
public enum Encounter
{
    /// <summary>They do not meet.</summary>
    None,

    /// <summary>Both are open, and clients may reach the wrong one.</summary>
    Shadow,

    /// <summary>The system decides by what the table does not show (who owns the other, its options): a bind tells, and if it succeeds one shadows the other.</summary>
    ShadowIfBindable,

    /// <summary>The second cannot be opened.</summary>
    Conflict,
}

/// <summary>
/// The rules by which two sockets share a port: Linux' bind table (inet_csk_get_port), macOS' in_pcbbind with SO_REUSEADDR (which .NET always sets
/// there), and Windows' table in "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE" (Microsoft Learn).
/// </summary>
public static class Encounters
{
    /// <summary>Judges one pair; the port and the protocol are the same.</summary>
    /// <param name="system">The system's rules.</param>
    /// <param name="wanted">The socket to be opened.</param>
    /// <param name="listener">The socket that is open.</param>
    public static Encounter Judge(SystemKind system, PlannedSocket wanted, Listener listener)
    {
        if (Overlap(wanted, listener))
        {
            return IsStrict(system, wanted, listener) ? Encounter.Conflict : Encounter.ShadowIfBindable;
        }

        // "localhost" is ::1 first for clients: they reach the other program.
        return wanted.Protocol == TransportProtocol.Tcp && IsIPv4OfThisMachine(wanted.Address) && TakesIPv6Loopback(listener.Address) ? Encounter.Shadow : Encounter.None;
    }

    private static bool Overlap(PlannedSocket wanted, Listener listener)
    {
        if (wanted.Address.AddressFamily == listener.Address.AddressFamily)
        {
            return wanted.Address.Equals(listener.Address) || BindAddress.IsWildcard(wanted.Address) || BindAddress.IsWildcard(listener.Address);
        }

        return wanted.Address.AddressFamily == AddressFamily.InterNetworkV6 ? wanted.IsDualStack : listener.IsDualStack;
    }

    private static bool IsStrict(SystemKind system, PlannedSocket wanted, Listener listener)
    {
        if (system == SystemKind.Linux || wanted.Address.Equals(listener.Address))
        {
            return true;
        }

        var bothWildcards = BindAddress.IsWildcard(wanted.Address) && BindAddress.IsWildcard(listener.Address);

        // macOS lets a dual-stack wildcard in beside an IPv4 one, not the other way round; Windows lets neither.
        return bothWildcards && !(system == SystemKind.MacOS && wanted.IsDualStack);
    }

    private static bool IsIPv4OfThisMachine(IPAddress address) => address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.Any);

    private static bool TakesIPv6Loopback(IPAddress address) => address.Equals(IPAddress.IPv6Loopback) || address.Equals(IPAddress.IPv6Any);
}
