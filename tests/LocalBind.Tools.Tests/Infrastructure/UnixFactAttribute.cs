using System;
using Xunit;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>A test with file names that Windows does not have; there it is skipped, and says so.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "SKIPPED: Windows has no such file names.";
        }
    }
}
