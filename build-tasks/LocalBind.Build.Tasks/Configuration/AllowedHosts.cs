using System;
using System.Globalization;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The names in AllowedHosts, of which one that cannot be a name stops the program (HostFilteringMiddleware, HostString.ToUriComponent).</summary>
internal static class AllowedHosts
{
    private const string Key = "AllowedHosts";

    // What stands in a host as it is (HostStringHelper.SafeHostStringChars); a name with anything else is encoded.
    private const string Safe = "%-.:[]";

    /// <summary>What stops the program, or null.</summary>
    public static ConfigurationFailure? Failure(LayeredConfiguration sources)
    {
        if (sources.Find(Key) is not { Text: { Length: > 0 } text } value || text == "*")
        {
            return null;
        }

        foreach (var entry in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Behind one that allows all nothing is read.
            if (entry is "*" or "[::]" or "0.0.0.0")
            {
                return null;
            }

            if (!entry.All(IsSafe) && !CanBeEncoded(entry))
            {
                return new($"'{entry}' in '{Key}' is not a valid IDN name.", "Correct the name.", value.Origin);
            }
        }

        return null;
    }

    private static bool IsSafe(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Safe.IndexOf(c) >= 0;

    private static bool CanBeEncoded(string entry)
    {
        // A port is no part of the name: one colon, and not in brackets.
        var colon = entry.IndexOf(':');
        var name = colon > 0 && colon == entry.LastIndexOf(':') ? entry.Substring(0, colon) : entry;
        try
        {
            return new IdnMapping().GetAscii(name).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
