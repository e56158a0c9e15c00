using System;
using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>Which service a process runs: what the service control manager tells everybody (EnumServicesStatusEx, winsvc.h).</summary>
internal static class WindowsServices
{
    // ENUM_SERVICE_STATUS_PROCESSW: two pointers to names, then SERVICE_STATUS_PROCESS (9 x u32) with the process id at 28.
    private static readonly int PidAt = (2 * IntPtr.Size) + 28;

    /// <summary>The size of an entry in bytes: 2 pointers and 36 bytes, padded to pointers.</summary>
    internal static readonly int EntrySize = IntPtr.Size == 8 ? 56 : 44;

    /// <summary>The name of the only service that the process runs, or null when it runs none or several.</summary>
    public static string? NameOf(int pid)
    {
        var manager = OpenSCManager(null, null, 4 /* SC_MANAGER_ENUMERATE_SERVICE */);
        if (manager == IntPtr.Zero)
        {
            return null;
        }

        var buffer = IntPtr.Zero;
        try
        {
            var resume = 0;
            _ = Enumerate(manager, IntPtr.Zero, 0, out var needed, out _, ref resume);
            if (needed <= 0)
            {
                return null;
            }

            var size = needed + (needed / 4);
            buffer = Marshal.AllocHGlobal(size);
            resume = 0;
            return Enumerate(manager, buffer, size, out _, out var count, ref resume) ? Find(buffer, count, pid) : null;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
            _ = CloseServiceHandle(manager);
        }
    }

    /// <summary>Looks the process up among the entries.</summary>
    internal static string? Find(IntPtr entries, int count, int pid)
    {
        string? name = null;
        for (var i = 0; i < count; i++)
        {
            var entry = entries + (i * EntrySize);
            if (Marshal.ReadInt32(entry, PidAt) == pid)
            {
                if (name is not null)
                {
                    return null;
                }

                name = Marshal.PtrToStringUni(Marshal.ReadIntPtr(entry));
            }
        }

        return name;
    }

    private static bool Enumerate(IntPtr manager, IntPtr buffer, int size, out int needed, out int count, ref int resume) =>
        EnumServicesStatusEx(manager, 0 /* SC_ENUM_PROCESS_INFO */, 0x30 /* SERVICE_WIN32 */, 1 /* SERVICE_ACTIVE */, buffer, size, out needed, out count, ref resume, null);

    [DllImport("advapi32.dll", EntryPoint = "OpenSCManagerW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern IntPtr OpenSCManager(string? machine, string? database, uint access);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseServiceHandle(IntPtr handle);

    [DllImport("advapi32.dll", EntryPoint = "EnumServicesStatusExW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool EnumServicesStatusEx(
        IntPtr manager, int level, int type, int state, IntPtr buffer, int size, out int needed, out int count, ref int resume, string? group);
}
