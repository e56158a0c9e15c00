using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>A theory that asks the Linux kernel; elsewhere it is skipped, and says so.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        Skip = new LinuxFactAttribute().Skip;
    }
}
