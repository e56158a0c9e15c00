using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Listeners.MacOS;

/// <summary>libproc (libproc.h), a part of libSystem. Sizes come from bsd/sys/proc_info.h. Nothing here throws for a process that is gone or somebody else's.</summary>
internal static class LibProc
{
    /// <summary>PROC_PIDTBSDINFO: 136 bytes, for processes of the same user.</summary>
    public const int BsdInfo = 3;

    /// <summary>PROC_PIDT_SHORTBSDINFO: 64 bytes, for every process.</summary>
    public const int ShortBsdInfo = 13;

    private const int ListDescriptors = 1; // PROC_PIDLISTFDS
    private const int DescriptorSize = 8; // struct proc_fdinfo: i32 number, u32 type
    private const int SocketType = 2; // PROX_FDTYPE_SOCKET
    private const int SocketInfo = 3; // PROC_PIDFDSOCKETINFO

    /// <summary>The ids of all processes, the largest (mostly the newest) first.</summary>
    public static List<int> ProcessIds()
    {
        var buffer = new byte[Math.Max(4096, proc_listpids(1 /* PROC_ALL_PIDS */, 0, null, 0) + 1024)];
        var size = proc_listpids(1, 0, buffer, buffer.Length);
        var ids = new List<int>();
        for (var at = 0; at + 4 <= size && at + 4 <= buffer.Length; at += 4)
        {
            if (BitConverter.ToInt32(buffer, at) is > 0 and var pid)
            {
                ids.Add(pid);
            }
        }

        ids.Sort();
        ids.Reverse();
        return ids;
    }

    /// <summary>The numbers of the descriptors that are sockets; null when the process is gone or somebody else's.</summary>
    public static List<int>? Sockets(int pid)
    {
        var needed = proc_pidinfo(pid, ListDescriptors, 0, null, 0);
        if (needed <= 0)
        {
            return null;
        }

        // The table may grow between the two calls.
        var buffer = new byte[needed + (32 * DescriptorSize)];
        var size = proc_pidinfo(pid, ListDescriptors, 0, buffer, buffer.Length);
        return size <= 0 ? null : ReadDescriptors(buffer, size);
    }

    /// <summary>The sockets among the entries of a descriptor table.</summary>
    internal static List<int> ReadDescriptors(byte[] table, int length)
    {
        var sockets = new List<int>();
        for (var at = 0; at + DescriptorSize <= length && at + DescriptorSize <= table.Length; at += DescriptorSize)
        {
            if (BitConverter.ToInt32(table, at + 4) == SocketType)
            {
                sockets.Add(BitConverter.ToInt32(table, at));
            }
        }

        return sockets;
    }

    /// <summary>Fills the buffer with struct socket_fdinfo; the number of bytes written, 0 or less on failure.</summary>
    public static int Socket(int pid, int descriptor, byte[] buffer) => proc_pidfdinfo(pid, descriptor, SocketInfo, buffer, buffer.Length);

    /// <summary>Facts about a process in one of its forms, or null when they are refused or have another size.</summary>
    public static byte[]? Process(int pid, int flavor, int size)
    {
        var buffer = new byte[size];
        return proc_pidinfo(pid, flavor, 0, buffer, size) == size ? buffer : null;
    }

    /// <summary>The full path of the executable, for every process; null when it is gone.</summary>
    public static string? Path(int pid)
    {
        var buffer = new byte[4096]; // PROC_PIDPATHINFO_MAXSIZE
        var length = proc_pidpath(pid, buffer, buffer.Length);
        return length > 0 ? System.Text.Encoding.UTF8.GetString(buffer, 0, Math.Min(length, buffer.Length)) : null;
    }

    /// <summary>The bytes of sysctl kern.procargs2 for a process of the same user, or null.</summary>
    public static byte[]? Arguments(int pid)
    {
        var name = new[] { 1 /* CTL_KERN */, 49 /* KERN_PROCARGS2 */, pid };
        var size = (IntPtr)(1024 * 1024); // ARG_MAX
        var buffer = new byte[1024 * 1024];
        if (sysctl(name, 3, buffer, ref size, IntPtr.Zero, IntPtr.Zero) != 0)
        {
            return null;
        }

        Array.Resize(ref buffer, (int)size);
        return buffer;
    }

    [DllImport("libproc")]
    private static extern int proc_listpids(uint type, uint info, [Out] byte[]? buffer, int size);

    [DllImport("libproc")]
    private static extern int proc_pidinfo(int pid, int flavor, ulong argument, [Out] byte[]? buffer, int size);

    [DllImport("libproc")]
    private static extern int proc_pidfdinfo(int pid, int descriptor, int flavor, [Out] byte[] buffer, int size);

    [DllImport("libproc")]
    private static extern int proc_pidpath(int pid, [Out] byte[] buffer, int size);

    [DllImport("libc")]
    private static extern int sysctl(int[] name, uint count, [Out] byte[] old, ref IntPtr size, IntPtr next, IntPtr nextSize);
}
