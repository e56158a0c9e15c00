using System;
using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>The calls of kernel32, ntdll and advapi32 that tell about a process, over bytes whose layouts are constants here.</summary>
internal static class NativeProcess
{
    /// <summary>PROCESS_QUERY_LIMITED_INFORMATION: granted for most processes of the same user, and to administrators for nearly all.</summary>
    public const uint QueryLimited = 0x1000;

    /// <summary>PROCESS_QUERY_INFORMATION | PROCESS_VM_READ: what reading the process environment block needs.</summary>
    public const uint QueryAndRead = 0x410;

    private const int BasicInformation = 0; // ProcessBasicInformation
    private const int CommandLineInformation = 60; // ProcessCommandLineInformation, Windows 8.1 and later
    private const int LongestText = 64 * 1024; // a UNICODE_STRING holds at most 65,535 bytes

    /// <summary>Opens a process; zero when that is refused.</summary>
    public static IntPtr Open(uint access, int pid) => OpenProcess(access, false, (uint)pid);

    /// <summary>Closes a handle.</summary>
    public static void Close(IntPtr handle) => CloseHandle(handle);

    /// <summary>The full path of the executable, or null.</summary>
    public static string? ImagePath(IntPtr process)
    {
        var path = new char[32 * 1024];
        var size = (uint)path.Length;
        return QueryFullProcessImageName(process, 0, path, ref size) ? new string(path, 0, (int)Math.Min(size, (uint)path.Length)) : null;
    }

    /// <summary>When the process started, or null.</summary>
    public static DateTimeOffset? Started(IntPtr process) =>
        GetProcessTimes(process, out var created, out _, out _, out _) && created > 0 ? DateTimeOffset.FromFileTime(created) : null;

    /// <summary>DOMAIN\user without the domain, or null.</summary>
    public static string? User(IntPtr process)
    {
        if (!OpenProcessToken(process, 8 /* TOKEN_QUERY */, out var token))
        {
            return null;
        }

        try
        {
            // TOKEN_USER: a pointer to the SID, and attributes; the SID follows in the same buffer.
            var buffer = new byte[256];
            var pin = GCHandle.Alloc(buffer, GCHandleType.Pinned);
            try
            {
                if (!GetTokenInformation(token, 1 /* TokenUser */, pin.AddrOfPinnedObject(), buffer.Length, out _))
                {
                    return null;
                }

                var (name, domain) = (new char[256], new char[256]);
                var (nameSize, domainSize) = (name.Length, domain.Length);
                return LookupAccountSid(null, Marshal.ReadIntPtr(pin.AddrOfPinnedObject()), name, ref nameSize, domain, ref domainSize, out _)
                    ? new string(name, 0, Math.Min(nameSize, name.Length))
                    : null;
            }
            finally
            {
                pin.Free();
            }
        }
        finally
        {
            CloseHandle(token);
        }
    }

    /// <summary>The command line by the documented-enough way: a UNICODE_STRING with its text behind it.</summary>
    public static string? CommandLine(IntPtr process)
    {
        var buffer = Marshal.AllocHGlobal(LongestText + 16);
        try
        {
            if (NtQueryInformationProcess(process, CommandLineInformation, buffer, LongestText + 16, out _) != 0)
            {
                return null;
            }

            var bytes = (ushort)Marshal.ReadInt16(buffer);
            var text = Marshal.ReadIntPtr(buffer, IntPtr.Size);
            return text == IntPtr.Zero ? null : Marshal.PtrToStringUni(text, bytes / 2);
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    /// <summary>
    /// The command line from the process's own memory, for systems without the other way (Wine): PEB, RTL_USER_PROCESS_PARAMETERS,
    /// CommandLine (winternl.h). 64-bit layouts, from a 64-bit process.
    /// </summary>
    public static string? CommandLineFromMemory(IntPtr process)
    {
        if (IntPtr.Size != 8)
        {
            return null;
        }

        var buffer = Marshal.AllocHGlobal(LongestText + 16);
        try
        {
            // PROCESS_BASIC_INFORMATION: the address of the PEB at 8. PEB: the parameters at 0x20. Parameters: CommandLine at 0x70.
            if (NtQueryInformationProcess(process, BasicInformation, buffer, 48, out _) != 0
                || !Read(process, Marshal.ReadIntPtr(buffer, 8), 0x20, buffer, 8)
                || !Read(process, Marshal.ReadIntPtr(buffer), 0x70, buffer, 16))
            {
                return null;
            }

            var bytes = (ushort)Marshal.ReadInt16(buffer);
            return Read(process, Marshal.ReadIntPtr(buffer, 8), 0, buffer, bytes) ? Marshal.PtrToStringUni(buffer, bytes / 2) : null;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static bool Read(IntPtr process, IntPtr address, int offset, IntPtr buffer, int size) =>
        address != IntPtr.Zero
        && ReadProcessMemory(process, new IntPtr(address.ToInt64() + offset), buffer, (IntPtr)size, out var read)
        && read.ToInt64() == size;

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr OpenProcess(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, uint pid);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("kernel32.dll", EntryPoint = "QueryFullProcessImageNameW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool QueryFullProcessImageName(IntPtr process, uint flags, [Out] char[] path, ref uint size);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetProcessTimes(IntPtr process, out long created, out long exited, out long kernel, out long user);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReadProcessMemory(IntPtr process, IntPtr address, IntPtr buffer, IntPtr size, out IntPtr read);

    [DllImport("ntdll.dll", ExactSpelling = true)]
    private static extern int NtQueryInformationProcess(IntPtr process, int what, IntPtr buffer, int size, out int needed);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(IntPtr token, int what, IntPtr buffer, int size, out int needed);

    [DllImport("advapi32.dll", EntryPoint = "LookupAccountSidW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupAccountSid(string? system, IntPtr sid, [Out] char[] name, ref int nameSize, [Out] char[] domain, ref int domainSize, out int use);
}
