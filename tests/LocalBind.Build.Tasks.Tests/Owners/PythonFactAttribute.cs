using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>A test that needs Linux and python3; elsewhere it is skipped, and says so.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            Skip = "SKIPPED: this test starts Linux processes, and this is another system.";
        }
        else if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "python3"))))
        {
            Skip = "SKIPPED: this test starts processes by python3, which is not installed.";
        }
    }
}
