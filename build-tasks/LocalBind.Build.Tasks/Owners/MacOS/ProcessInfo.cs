using System;
using System.Collections.Generic;
using System.Text;

namespace LocalBind.Build.Tasks.Owners.MacOS;

/// <summary>
/// The bytes of struct proc_bsdinfo and struct proc_bsdshortinfo (xnu, bsd/sys/proc_info.h) and of sysctl kern.procargs2.
/// </summary>
internal static class ProcessInfo
{
    /// <summary>sizeof(struct proc_bsdinfo).</summary>
    public const int BsdSize = 136;

    /// <summary>sizeof(struct proc_bsdshortinfo).</summary>
    public const int ShortSize = 64;

    private const uint Stopped = 4; // SSTOP of sys/proc.h

    /// <summary>What struct proc_bsdinfo tells: status at 4, pid 12, parent 16, uid 20, comm 48 (16), name 64 (32), start in seconds 120 and microseconds 128.</summary>
    public static (int Parent, uint User, string Name, DateTimeOffset Started, bool IsSuspended) ReadBsd(byte[] info)
    {
        var name = Text(info, 64, 32);
        var started = DateTimeOffset.FromUnixTimeSeconds((long)BitConverter.ToUInt64(info, 120)).AddTicks((long)BitConverter.ToUInt64(info, 128) * 10);
        return (BitConverter.ToInt32(info, 16), BitConverter.ToUInt32(info, 20), name.Length > 0 ? name : Text(info, 48, 16), started, BitConverter.ToUInt32(info, 4) == Stopped);
    }

    /// <summary>What struct proc_bsdshortinfo tells: parent at 4, comm 16 (16), uid 36.</summary>
    public static (int Parent, uint User, string Name) ReadShort(byte[] info) =>
        (BitConverter.ToInt32(info, 4), BitConverter.ToUInt32(info, 36), Text(info, 16, 16));

    /// <summary>The arguments: a count, the path of the executable, NULs up to the first argument, and then each ended by NUL.</summary>
    public static IReadOnlyList<string> ReadArguments(byte[] bytes)
    {
        var arguments = new List<string>();
        if (bytes.Length < 5)
        {
            return arguments;
        }

        var count = BitConverter.ToInt32(bytes, 0);
        var at = 4;
        while (at < bytes.Length && bytes[at] != 0)
        {
            at++;
        }

        while (at < bytes.Length && bytes[at] == 0)
        {
            at++;
        }

        while (arguments.Count < count && at < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)0, at);
            end = end < 0 ? bytes.Length : end;
            arguments.Add(Encoding.UTF8.GetString(bytes, at, end - at));
            at = end + 1;
        }

        return arguments;
    }

    private static string Text(byte[] bytes, int at, int size)
    {
        var length = 0;
        while (length < size && bytes[at + length] != 0)
        {
            length++;
        }

        return Encoding.UTF8.GetString(bytes, at, length);
    }
}
