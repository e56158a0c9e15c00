using System;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

/// <summary>A test that gives its rights away, which only root can; elsewhere it is skipped, and says so.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
        {
            Skip = "SKIPPED: this test makes system calls of Linux on x64 or arm64.";
        }
        else if (OtherUser.EffectiveUser() != 0)
        {
            Skip = "SKIPPED: this test looks at processes with the eyes of another user, which needs root to become.";
        }
    }
}

/// <summary>
/// Code that runs as the user "nobody", in one thread: to the kernel a thread has its own user (libc alone keeps those of a process equal), and, once it
/// has left the others, its own mounts.
/// </summary>
internal static class OtherUser
{
    /// <summary>The user id of nobody.</summary>
    public const int Id = 65534;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Runs the action as nobody, with the whole of /proc to be seen.</summary>
    public static T Run<T>(Func<T> action) => InThread(() =>
    {
        Become();
        return action();
    });

    /// <summary>Runs the action as nobody, with a /proc that hides the processes of others (<c>hidepid=2</c>); false when the machine does not permit that.</summary>
    public static bool TryRunWithHiddenProcesses(Action action) => InThread(() =>
    {
        // CLONE_NEWNS, with the CLONE_FS that it implies; MS_REC | MS_PRIVATE keeps the mount to this thread.
        if (Call(IsArm ? 97 : 272, 0x20000 | 0x200, 0, 0) != 0 || Mount("none\0"u8.ToArray(), "/\0"u8.ToArray(), null, 0x4000 | 0x40000, null) != 0
            || Mount("proc\0"u8.ToArray(), "/proc\0"u8.ToArray(), "proc\0"u8.ToArray(), 0, "hidepid=2\0"u8.ToArray()) != 0)
        {
            return false;
        }

        Become();
        if (Directory.Exists("/proc/1"))
        {
            return false;
        }

        action();
        return true;
    });

    [DllImport("libc", EntryPoint = "geteuid")]
    public static extern uint EffectiveUser();

    private static void Become()
    {
        // setgroups, setresgid and setresuid; the raw calls, which change this thread alone.
        Assert.Equal(0, Call(IsArm ? 159 : 116, 0, 0, 0));
        Assert.Equal(0, Call(IsArm ? 149 : 119, Id, Id, Id));
        Assert.Equal(0, Call(IsArm ? 147 : 117, Id, Id, Id));
        Assert.Equal((uint)Id, EffectiveUser());
    }

    private static T InThread<T>(Func<T> action)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern nint Call(nint number, nint a, nint b, nint c);

    [DllImport("libc", EntryPoint = "mount")]
    private static extern int Mount(byte[] source, byte[] target, byte[]? type, nuint flags, byte[]? data);
}
