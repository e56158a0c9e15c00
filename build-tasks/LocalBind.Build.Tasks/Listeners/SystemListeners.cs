using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Build.Tasks.Listeners.MacOS;
using LocalBind.Build.Tasks.Listeners.Windows;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>The socket table of the system that this process runs on.</summary>
public static class SystemListeners
{
    /// <summary>The table of Linux, Windows or macOS; on any other system one whose every look-up says that it cannot be read.</summary>
    public static IListenerTable Current { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxListenerTable()
        : RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsListenerTable()
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? new MacOSListenerTable()
        : new UnknownSystemTable();
}
