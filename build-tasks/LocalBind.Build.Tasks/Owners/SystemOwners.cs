using System.Collections.Generic;
using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Build.Tasks.Owners.MacOS;
using LocalBind.Build.Tasks.Owners.Windows;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>The owner finder of the system that this process runs on.</summary>
public static class SystemOwners
{
    /// <summary>The finder of Linux, Windows or macOS; on any other system one that knows no owner.</summary>
    public static IOwnerFinder Current { get; } = Create();

    private static IOwnerFinder Create()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return new OwnerFinder(new LinuxProcesses(), SystemListeners.Current, new UnixQueries());
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return new OwnerFinder(new WindowsProcesses(), SystemListeners.Current, new WindowsQueries());
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return new OwnerFinder(new MacOSProcesses(), SystemListeners.Current, new UnixQueries());
        }

        return new NobodyKnown();
    }

    private sealed class NobodyKnown : IOwnerFinder
    {
        public PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context) =>
            OwnerWords.Unknown(rows, OwnerSystem.Linux, "this operating system's processes are not known to LocalBind");
    }
}
