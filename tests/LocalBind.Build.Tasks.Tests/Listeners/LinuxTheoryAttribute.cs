using System.Runtime.InteropServices;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>A theory that asks the Linux kernel; elsewhere it is skipped, and says so.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            Skip = "SKIPPED: this test asks the Linux kernel, and this is another system.";
        }
    }
}
