using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Build.Tasks.Listeners.Windows;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>The port reservations of the system that this process runs on.</summary>
public static class SystemPortReservations
{
    /// <summary>Excluded ranges on Windows, privileged ports on Linux and macOS, nothing elsewhere.</summary>
    public static IPortReservations Current { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new ExcludedPortRanges()
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new PrivilegedPorts(isLinux: true)
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? new PrivilegedPorts(isLinux: false)
        : new NoReservations();

    private sealed class NoReservations : IPortReservations
    {
        public PortReservation? Find(int port, TransportProtocol protocol) => null;
    }
}
