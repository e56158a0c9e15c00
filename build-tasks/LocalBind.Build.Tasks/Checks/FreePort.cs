using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>Finds a port to suggest: free now on every address that is needed, and the same one for the same project while it stays free.</summary>
public static class FreePort
{
    // Above the well-known development ports, below Linux' dynamic range (32768 to 60999, ip_local_port_range) and the IANA one (49152 to 65535, RFC 6335 §6).
    private const int First = 10240;
    private const int Count = 32768 - First;
    private const int Attempts = 500;

    // FNV-1a, 32 bits (Fowler, Noll, Vo): a hash that is the same in every process, unlike String.GetHashCode.
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Searches from the port that belongs to the project.</summary>
    /// <param name="projectPath">What the port is derived from.</param>
    /// <param name="sockets">The sockets that need it; their own ports are of no meaning.</param>
    /// <param name="taken">Ports that the program uses itself.</param>
    /// <param name="judge">Who says whether a port is free.</param>
    /// <returns>The port, or null if none was found.</returns>
    public static int? Find(string projectPath, IReadOnlyCollection<PlannedSocket> sockets, ICollection<int> taken, SocketJudge judge)
    {
        var start = Hash(projectPath) % Count;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = First + (int)((start + attempt) % Count);
            if (!taken.Contains(port)
                && !BrowserBlockedPorts.Contains(port)
                && !DevelopmentPorts.Users.ContainsKey(port)
                && sockets.All(s => judge.IsFree(s.WithPort(port))))
            {
                return port;
            }
        }

        return null;
    }

    private static uint Hash(string text)
    {
        var hash = OffsetBasis;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
