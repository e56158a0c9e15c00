using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Windows;

/// <summary>
/// The port ranges that Windows keeps (<c>netsh int ipv4 show excludedportrange</c>, the only source that lists those of Hyper-V, WSL and WinNAT). Headings are
/// in the user's language, so rows are told by their two numbers; IPv4 and IPv6 share the list.
/// </summary>
internal sealed class ExcludedPortRanges : IPortReservations
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Regex Row = new(@"^\s*(\d{1,5})\s+(\d{1,5})\s*(\*)?\s*$", RegexOptions.CultureInvariant);

    private readonly Func<TransportProtocol, string?> _list;

    /// <summary>The ranges of this system.</summary>
    public ExcludedPortRanges()
        : this(List)
    {
    }

    /// <summary>Ranges in a text from elsewhere.</summary>
    internal ExcludedPortRanges(Func<TransportProtocol, string?> list) => _list = list;

    public PortReservation? Find(int port, TransportProtocol protocol)
    {
        foreach (var (first, last, isAdministered) in Read(_list(protocol) ?? ""))
        {
            if (port >= first && port <= last && port > Ports.SystemChosen)
            {
                return Reservation(port, first, last, isAdministered);
            }
        }

        return null;
    }

    /// <summary>The ranges in the output of netsh.</summary>
    internal static IEnumerable<(int First, int Last, bool IsAdministered)> Read(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var match = Row.Match(line);
            if (match.Success)
            {
                var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                var last = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
                if (first <= last && last <= Ports.Maximum)
                {
                    yield return (first, last, match.Groups[3].Success);
                }
            }
        }
    }

    private static PortReservation Reservation(int port, int first, int last, bool isAdministered)
    {
        var range = first == last ? Ports.Text(first) : $"{Ports.Text(first)}-{Ports.Text(last)}";
        return isAdministered
            ? new PortReservation(
                ReservationKind.ExcludedRange,
                first,
                last,
                $"port {Ports.Text(port)} lies in {range}, which an administrator reserved",
                $"Use a port outside of it, or remove the reservation as administrator with \"netsh int ipv4 delete excludedportrange protocol=tcp startport={Ports.Text(first)} numberofports={Ports.Text(last - first + 1)}\"")
            : new PortReservation(
                ReservationKind.ExcludedRange,
                first,
                last,
                $"port {Ports.Text(port)} lies in {range}, which Windows reserved at start for Hyper-V, WSL or containers (WinNAT)",
                "Use a port outside of it, or as administrator run \"net stop winnat\", start the app, and run \"net start winnat\"");
    }

    private static string? List(TransportProtocol protocol) =>
        CommandRunner.Run("netsh", "int ipv4 show excludedportrange protocol=" + protocol.Name(), Patience);
}
