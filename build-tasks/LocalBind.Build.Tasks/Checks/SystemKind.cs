using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>The systems whose rules for two sockets on one port differ.</summary>
public enum SystemKind
{
    /// <summary>Linux, and any other system: the strictest rules.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}

/// <summary>The system that this process runs on.</summary>
public static class CurrentSystem
{
    /// <summary>Its kind.</summary>
    public static SystemKind Kind { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? SystemKind.Windows
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? SystemKind.MacOS
        : SystemKind.Linux;
}
