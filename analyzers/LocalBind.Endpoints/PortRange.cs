using System.Globalization;

namespace LocalBind.Endpoints;

/// <summary>A run of ports, both ends included.</summary>
/// <param name="First">The smallest port.</param>
/// <param name="Last">The largest port, not below <paramref name="First"/>.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The dynamic range of RFC 6335 §6, also the default of Windows (since Vista) and macOS.</summary>
    public static PortRange IanaDynamic { get; } = new(49152, 65535);

    /// <summary>The default of Linux, net.ipv4.ip_local_port_range (Documentation/networking/ip-sysctl.rst).</summary>
    public static PortRange LinuxDynamic { get; } = new(32768, 60999);

    /// <summary>Whether the port lies in the range.</summary>
    public bool Contains(int port) => port >= First && port <= Last;

    /// <summary>Reads <c>lo-hi</c> or a single port; blanks around the numbers are allowed.</summary>
    /// <returns>Whether both numbers are ports and in order.</returns>
    public static bool TryParse(string? text, out PortRange range)
    {
        range = default;
        if (text is null)
        {
            return false;
        }

        var dash = text.IndexOf('-');
        var first = dash < 0 ? text : text.Substring(0, dash);
        var last = dash < 0 ? text : text.Substring(dash + 1);
        if (!TryPort(first, out var lo) || !TryPort(last, out var hi) || lo > hi)
        {
            return false;
        }

        range = new PortRange(lo, hi);
        return true;
    }

    /// <summary>Reads a dynamic range option: <c>iana</c>, <c>linux</c> or <c>lo-hi</c>, without case.</summary>
    public static bool TryParseDynamic(string? text, out PortRange range)
    {
        switch (text?.Trim().ToUpperInvariant())
        {
            case "IANA":
                range = IanaDynamic;
                return true;
            case "LINUX":
                range = LinuxDynamic;
                return true;
            default:
                return TryParse(text, out range);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => First == Last ? Ports.Text(First) : Ports.Text(First) + "-" + Ports.Text(Last);

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out port) && Ports.IsInRange(port);
}
