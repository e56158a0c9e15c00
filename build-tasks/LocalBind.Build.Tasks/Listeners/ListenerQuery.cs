using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>What a look-up in the socket table found.</summary>
/// <param name="Rows">The sockets that have the port, IPv4 first. Empty does not mean free when <paramref name="Failure"/> is set.</param>
/// <param name="Failure">Why the table, or one address family of it, could not be read: a phrase without a full stop. Null when all of it was read.</param>
public sealed record ListenerQuery(IReadOnlyList<Listener> Rows, string? Failure)
{
    /// <summary>Nothing found in a table that was read whole.</summary>
    public static ListenerQuery Nothing { get; } = new(Array.Empty<Listener>(), null);

    /// <summary>Whether the table was read whole and has no such socket.</summary>
    public bool IsFree => Rows.Count == 0 && Failure is null;

    /// <summary>A look-up that could not be made.</summary>
    public static ListenerQuery Failed(string reason) => new(Array.Empty<Listener>(), reason);
}
