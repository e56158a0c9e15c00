using System;
using System.Runtime.InteropServices;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>The tasks that the package holds a second time, compiled ahead of time.</summary>
internal static class PrecompiledTasks
{
    /// <summary>Whether a package that is packed on this machine holds them: Linux x64 with glibc.</summary>
    public static bool AreMadeHere =>
        OperatingSystem.IsLinux()
        && RuntimeInformation.OSArchitecture == Architecture.X64
        && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        && !RuntimeInformation.RuntimeIdentifier.Contains("alpine", StringComparison.Ordinal);
}
