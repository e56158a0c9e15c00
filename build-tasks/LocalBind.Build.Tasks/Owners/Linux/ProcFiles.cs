using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>Small files of /proc and /sys. A file that is gone or closed to us is null, never an exception.</summary>
internal static unsafe class ProcFiles
{
    private const int LongestFile = 1 << 20;

    /// <summary>The bytes of a file, at most 1 MiB, or null.</summary>
    public static byte[]? Read(string path)
    {
        int handle;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            handle = SystemCalls.Open(-100 /* AT_FDCWD */, name, SystemCalls.ReadOnly);
        }

        if (handle < 0)
        {
            return null;
        }

        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            int read;
            fixed (byte* target = buffer)
            {
                read = (int)SystemCalls.Read(handle, target + length, (IntPtr)(buffer.Length - length));
            }

            if (read <= 0)
            {
                break;
            }

            length += read;
            if (length == buffer.Length)
            {
                if (length >= LongestFile)
                {
                    break;
                }

                Array.Resize(ref buffer, buffer.Length * 4);
            }
        }

        _ = SystemCalls.Close(handle);
        Array.Resize(ref buffer, length);
        return buffer;
    }

    /// <summary>The text of a file, or null.</summary>
    public static string? ReadText(string path) => Read(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The target of a link, or null.</summary>
    public static string? ReadLink(string path)
    {
        var target = stackalloc byte[4096];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            var size = (int)SystemCalls.ReadLink(-100, name, target, (IntPtr)4096);
            return size > 0 ? Encoding.UTF8.GetString(target, size) : null;
        }
    }

    /// <summary>The inode of a file or folder, or 0.</summary>
    public static ulong Inode(string path)
    {
        var status = stackalloc byte[256];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            return SystemCalls.Status(-100, name, status) == 0 ? *(ulong*)(status + 32) : 0;
        }
    }

    /// <summary>Whether this process may write to a file or socket.</summary>
    public static bool MayWrite(string path)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            return SystemCalls.Access(-100, name, 2 /* W_OK */, 0) == 0;
        }
    }

    /// <summary>The full paths of the folders in a folder; none when it is gone or closed to us.</summary>
    public static IReadOnlyList<string> Folders(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
    }

    /// <summary>A number in the digits of no culture.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a plain decimal number.</summary>
    public static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
