using System;
using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>
/// The system calls that a search of /proc is made of. The managed file API costs several times the kernel's own work for each of the
/// tens of thousands of links that are read. None sets the error number: a process may go away at any time, the call then just fails.
/// </summary>
internal static unsafe class SystemCalls
{
    /// <summary>O_RDONLY | O_CLOEXEC; the same on every processor that .NET runs on, unlike O_DIRECTORY.</summary>
    public const int ReadOnly = 0x80000;

    /// <summary>SYS_getdents64 (asm/unistd.h of each processor): musl and older glibc have no function for it.</summary>
    private static readonly IntPtr GetEntriesNumber = Number(x64: 217, x86: 220, arm: 217, generic: 61);

    /// <summary>SYS_statx.</summary>
    private static readonly IntPtr StatusNumber = Number(x64: 332, x86: 383, arm: 397, generic: 291);

    /// <summary>Opens a path relative to an open folder; negative on failure.</summary>
    [DllImport("libc", EntryPoint = "openat")]
    public static extern int Open(int folder, byte* path, int flags);

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    [DllImport("libc", EntryPoint = "close")]
    public static extern int Close(int handle);

    /// <summary>Reads; 0 at the end, negative on failure.</summary>
    [DllImport("libc", EntryPoint = "read")]
    public static extern IntPtr Read(int handle, byte* buffer, IntPtr size);

    /// <summary>Reads the target of a link; negative on failure.</summary>
    [DllImport("libc", EntryPoint = "readlinkat")]
    public static extern IntPtr ReadLink(int folder, byte* path, byte* buffer, IntPtr size);

    /// <summary>Whether the real user may do that (R_OK 4, W_OK 2, X_OK 1) with a path; 0 when so.</summary>
    [DllImport("libc", EntryPoint = "faccessat")]
    public static extern int Access(int folder, byte* path, int mode, int flags);

    /// <summary>The effective user id.</summary>
    [DllImport("libc", EntryPoint = "geteuid")]
    public static extern uint EffectiveUser();

    /// <summary>Reads entries of an open folder as struct linux_dirent64; 0 at the end, negative on failure.</summary>
    public static int GetEntries(int folder, byte* buffer, int size) =>
        (int)Call(GetEntriesNumber, (IntPtr)folder, (IntPtr)buffer, (IntPtr)size, IntPtr.Zero, IntPtr.Zero);

    /// <summary>Fills a struct statx (256 bytes: uid u32 at 20, inode u64 at 32) with the basic facts; negative on failure.</summary>
    public static int Status(int folder, byte* path, byte* status) =>
        (int)Call(StatusNumber, (IntPtr)folder, (IntPtr)path, (IntPtr)0x100 /* AT_SYMLINK_NOFOLLOW */, (IntPtr)0x7FF /* STATX_BASIC_STATS */, (IntPtr)status);

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern IntPtr Call(IntPtr number, IntPtr a, IntPtr b, IntPtr c, IntPtr d, IntPtr e);

    private static IntPtr Number(int x64, int x86, int arm, int generic) => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (IntPtr)x64,
        Architecture.X86 => (IntPtr)x86,
        Architecture.Arm => (IntPtr)arm,

        // asm-generic/unistd.h: arm64, riscv64, loongarch64. Others (s390x, ppc64le) get "no such call" or a failure, and no owner.
        Architecture.Arm64 or (Architecture)6 or (Architecture)9 => (IntPtr)generic,
        _ => (IntPtr)(-1),
    };
}
