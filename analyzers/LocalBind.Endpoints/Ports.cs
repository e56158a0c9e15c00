using System.Globalization;

namespace LocalBind.Endpoints;

/// <summary>The numbers that ports are made of. RFC 6335 §6 names the three ranges.</summary>
public static class Ports
{
    /// <summary>The port that asks the system to choose one.</summary>
    public const int SystemChosen = 0;

    /// <summary>The largest port: 16 bits (RFC 9293 §3.1, RFC 768).</summary>
    public const int Maximum = 65535;

    /// <summary>The largest system ("well-known") port, RFC 6335 §6; below and at it Unix asks for a privilege (Linux: net.ipv4.ip_unprivileged_port_start, 1024).</summary>
    public const int LastPrivileged = 1023;

    /// <summary>The largest user ("registered") port, RFC 6335 §6.</summary>
    public const int LastRegistered = 49151;

    /// <summary>Whether the number fits into a port, 0 included.</summary>
    public static bool IsInRange(long number) => number is >= 0 and <= Maximum;

    /// <summary>Whether the port is 1 to 1023.</summary>
    public static bool IsPrivileged(int port) => port is > 0 and <= LastPrivileged;

    /// <summary>The port in digits, whatever the culture.</summary>
    public static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
