using System;
using System.Collections.Generic;
using System.Globalization;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The order in which a section's children are enumerated (ConfigurationKeyComparer): whole numbers first and by value, names without case.</summary>
internal sealed class ConfigurationKeys : IComparer<string>
{
    private static readonly HashSet<string> OfAddresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "preferHostingUrls",
    };

    public static ConfigurationKeys Comparer { get; } = new();

    /// <summary>Whether what a server opens hangs on a key.</summary>
    public static bool DecideAboutAddresses(string key) => OfAddresses.Contains(key) || key.StartsWith("Kestrel:", StringComparison.OrdinalIgnoreCase);

    public int Compare(string? x, string? y)
    {
        var xIsNumber = int.TryParse(x, NumberStyles.Integer, CultureInfo.InvariantCulture, out var xNumber);
        var yIsNumber = int.TryParse(y, NumberStyles.Integer, CultureInfo.InvariantCulture, out var yNumber);
        return (xIsNumber, yIsNumber) switch
        {
            (true, true) => xNumber.CompareTo(yNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.Compare(x, y, StringComparison.OrdinalIgnoreCase),
        };
    }
}
