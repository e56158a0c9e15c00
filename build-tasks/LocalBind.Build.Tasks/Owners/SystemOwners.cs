using System;
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
    public static IOwnerFinder Current { get; } = new FinderOfThisSystem();

    /// <summary>The reader of this system's processes; null on a system that has none.</summary>
    internal static IProcessReader? Processes =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxProcesses()
        : RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsProcesses()
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? new MacOSProcesses()
        : null;

    // Made when it is asked: where every port is free nobody asks, and a run waits.
    private sealed class FinderOfThisSystem : IOwnerFinder
    {
        private readonly Lazy<IOwnerFinder> _finder = new(() => Processes is { } processes
            ? new OwnerFinder(processes, SystemListeners.Current, processes.System == OwnerSystem.Windows ? new WindowsQueries() : new UnixQueries())
            : new NobodyKnown());

        public PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context) => _finder.Value.Find(rows, context);
    }

    private sealed class NobodyKnown : IOwnerFinder
    {
        public PortOwner Find(IReadOnlyList<Listener> rows, OwnerContext context) =>
            OwnerWords.Unknown(rows, OwnerSystem.Linux, "this operating system's processes are not known to LocalBind");
    }
}
