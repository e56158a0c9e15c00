using System.Collections.Generic;
using LocalBind.Build.Tasks.Listeners;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Finds who holds sockets. Does not throw: what cannot be read becomes "in use, owner unknown", with the reason.</summary>
public interface IOwnerFinder
{
    /// <summary>Names the owner of sockets that share one port.</summary>
    /// <param name="rows">Rows of one port as the listener table gave them; an owner nobody can see when empty.</param>
    /// <param name="context">The program about to run, and the time budget.</param>
    PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context);
}
