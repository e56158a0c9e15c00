using System.Collections.Generic;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>What one system tells about its processes. Members do not throw.</summary>
internal interface IProcessReader
{
    /// <summary>The system whose processes these are.</summary>
    OwnerSystem System { get; }

    /// <summary>The facts about a process, or null when there is none of that id.</summary>
    ProcessFacts? Read(int pid);

    /// <summary>The processes that hold the sockets of the rows.</summary>
    HolderSearch FindHolders(IReadOnlyList<Listener> rows, Deadline deadline);

    /// <summary>
    /// The process whose arguments say that it holds the port (see <see cref="PortClaims"/>), for rows whose holder cannot be seen; null when there is
    /// none or more than one, or where arguments of others cannot be read either.
    /// </summary>
    int? FindClaimant(IReadOnlyList<Listener> rows, Deadline deadline);

    /// <summary>What is known about the owner of rows whose process cannot be seen: the name of its user and of its service unit.</summary>
    (string? User, string? Unit) DescribeHidden(IReadOnlyList<Listener> rows);
}

/// <summary>The systems that have a reader; commands differ by them.</summary>
internal enum OwnerSystem
{
    Linux,
    MacOS,
    Windows,
}
