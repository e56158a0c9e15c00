using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>The processes that hold the sockets of a port.</summary>
internal sealed record HolderSearch
{
    /// <summary>The process ids, the one to stop first.</summary>
    public IReadOnlyList<int> Pids { get; init; } = Array.Empty<int>();

    /// <summary>
    /// The <see cref="ProcessFacts.Identity"/> that a process had when it held the socket: an id that another process has by the time its facts are read
    /// is not named. Processes that are not in here are not compared.
    /// </summary>
    public IReadOnlyDictionary<int, long> Identities { get; init; } = new Dictionary<int, long>();

    /// <summary>Whether the service manager's process 1 is one of several holders: a socket unit.</summary>
    public bool HasInitProcess { get; init; }

    /// <summary>Whether some processes did not let themselves be looked into.</summary>
    public bool WasDenied { get; init; }

    /// <summary>Whether the time budget ended the search.</summary>
    public bool WasCutShort { get; init; }
}
