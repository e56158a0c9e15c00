using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>A port of a project's own, derived from its name, so that everybody who works on it gets the same.</summary>
internal static class ProjectPort
{
    /// <summary>The range from which the .NET templates choose HTTP ports ("5000 to 5300", Microsoft Learn, "Kestrel web server: configure endpoints"), less the frameworks' defaults at its start.</summary>
    private const int First = 5100;

    private const int Count = 200;

    /// <summary>The ports from 5100 to 5299 that are no framework's default and that browsers accept, the project's own first; the others are for its further listeners.</summary>
    public static IEnumerable<int> Of(Project project)
    {
        // FNV-1a, 32 bits (RFC 9923): the same on every machine, which string.GetHashCode is not.
        var hash = 2166136261u;
        foreach (var c in project.AssemblyName)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        var own = (int)(hash % Count);
        return Enumerable.Range(own, Count).Select(offset => First + (offset % Count)).Where(port => !DevelopmentPorts.Users.ContainsKey(port) && !BrowserBlockedPorts.Contains(port));
    }
}
