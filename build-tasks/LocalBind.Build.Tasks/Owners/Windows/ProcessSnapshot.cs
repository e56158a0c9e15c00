using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>Name and parent of every process, which Windows tells everybody (CreateToolhelp32Snapshot, tlhelp32.h).</summary>
internal static class ProcessSnapshot
{
    // PROCESSENTRY32W on 64-bit Windows: size 0, usage 4, pid 8, heap id 16 (a pointer), module 24, threads 28, parent 32, priority 36, flags 40,
    // name 44 (260 UTF-16 units), padded to 568. On 32 bit the pointer moves everything after it by 8: parent 24, name 36, 556 in all.
    private const int PidAt = 8;
    private const int NameUnits = 260;
    private static readonly int ParentAt = IntPtr.Size == 8 ? 32 : 24;
    private static readonly int NameAt = IntPtr.Size == 8 ? 44 : 36;

    /// <summary>The size of an entry in bytes.</summary>
    internal static readonly int EntrySize = IntPtr.Size == 8 ? 568 : 556;

    /// <summary>Process id to name (without <c>.exe</c>) and parent. Empty when the snapshot is refused.</summary>
    public static Dictionary<int, (string Name, int Parent)> Take()
    {
        var processes = new Dictionary<int, (string Name, int Parent)>();
        var snapshot = CreateToolhelp32Snapshot(2 /* TH32CS_SNAPPROCESS */, 0);
        if (snapshot == new IntPtr(-1))
        {
            return processes;
        }

        var entry = new byte[EntrySize];
        BitConverter.GetBytes(EntrySize).CopyTo(entry, 0);
        for (var more = Process32First(snapshot, entry); more; more = Process32Next(snapshot, entry))
        {
            var (pid, name, parent) = ReadEntry(entry);
            processes[pid] = (name, parent);
        }

        NativeProcess.Close(snapshot);
        return processes;
    }

    /// <summary>Reads one entry.</summary>
    internal static (int Pid, string Name, int Parent) ReadEntry(byte[] entry)
    {
        var name = Encoding.Unicode.GetString(entry, NameAt, NameUnits * 2);
        var end = name.IndexOf('\0');
        return (BitConverter.ToInt32(entry, PidAt), ProgramLine.BaseName(end < 0 ? name : name.Substring(0, end)), BitConverter.ToInt32(entry, ParentAt));
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr CreateToolhelp32Snapshot(uint flags, uint pid);

    [DllImport("kernel32.dll", EntryPoint = "Process32FirstW", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32First(IntPtr snapshot, [In, Out] byte[] entry);

    [DllImport("kernel32.dll", EntryPoint = "Process32NextW", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32Next(IntPtr snapshot, [In, Out] byte[] entry);
}
