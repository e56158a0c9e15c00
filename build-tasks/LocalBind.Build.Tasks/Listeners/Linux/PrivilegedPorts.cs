using System;
using System.Globalization;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>The ports that ordinary users may not bind on Linux and macOS.</summary>
internal sealed class PrivilegedPorts : IPortReservations
{
    private const string Setting = "/proc/sys/net/ipv4/ip_unprivileged_port_start";

    private readonly Func<string?> _firstFree;
    private readonly bool _isLinux;

    /// <summary>The ports of this system.</summary>
    public PrivilegedPorts(bool isLinux)
        : this(() => isLinux ? ProcFiles.ReadText(Setting) : null, isLinux)
    {
    }

    /// <summary>With a setting from elsewhere.</summary>
    internal PrivilegedPorts(Func<string?> firstFree, bool isLinux)
    {
        _firstFree = firstFree;
        _isLinux = isLinux;
    }

    public PortReservation? Find(int port, TransportProtocol protocol)
    {
        var firstFree = int.TryParse(_firstFree()?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var setting) ? setting : Ports.LastPrivileged + 1;
        if (port <= Ports.SystemChosen || port >= firstFree)
        {
            return null;
        }

        return new PortReservation(
            ReservationKind.Privileged,
            1,
            firstFree - 1,
            $"port {Ports.Text(port)} is below {Ports.Text(firstFree)}, which only root may bind",
            _isLinux
                ? $"Use a port from {Ports.Text(firstFree)} on, or lower the limit with \"sudo sysctl net.ipv4.ip_unprivileged_port_start={Ports.Text(port)}\""
                : $"Use a port from {Ports.Text(firstFree)} on");
    }
}
