using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>How much of a process's descriptors was seen.</summary>
internal enum DescriptorsSeen
{
    /// <summary>Nothing: the process is gone, or belongs to somebody else.</summary>
    None,

    /// <summary>The first ones, up to the limit.</summary>
    Some,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>A descriptor of a process that leads to a socket.</summary>
internal readonly struct HeldSocket(int pid, int descriptor, ulong inode)
{
    public int Pid { get; } = pid;

    public int Descriptor { get; } = descriptor;

    public ulong Inode { get; } = inode;
}

/// <summary>The process folders of /proc: which processes there are, whose they are, and which sockets their descriptors lead to.</summary>
internal sealed unsafe class ProcFolder : IDisposable
{
    private const int PathSize = 64;
    private const int RecordSize = 24; // of "." and of every number below 100,000

    private readonly int _proc;
    private readonly byte[] _records = new byte[32 * 1024];

    private ProcFolder(int proc) => _proc = proc;

    /// <summary>Opens /proc, or null where there is none.</summary>
    public static ProcFolder? Open()
    {
        fixed (byte* path = new byte[] { (byte)'/', (byte)'p', (byte)'r', (byte)'o', (byte)'c', 0 })
        {
            var handle = SystemCalls.Open(-100 /* AT_FDCWD */, path, SystemCalls.ReadOnly);
            return handle < 0 ? null : new ProcFolder(handle);
        }
    }

    public void Dispose() => _ = SystemCalls.Close(_proc);

    /// <summary>The ids of all processes that can be seen, the largest (mostly the newest) first.</summary>
    public List<int> ProcessIds()
    {
        var ids = new List<int>(512);
        var path = stackalloc byte[] { (byte)'.', 0 };
        var folder = SystemCalls.Open(_proc, path, SystemCalls.ReadOnly);
        fixed (byte* records = _records)
        {
            int size;
            while (folder >= 0 && (size = SystemCalls.GetEntries(folder, records, _records.Length)) > 0)
            {
                for (var at = 0; at < size;)
                {
                    if (ReadNumber(records, ref at) is >= 0 and var id)
                    {
                        ids.Add(id);
                    }
                }
            }
        }

        if (folder >= 0)
        {
            _ = SystemCalls.Close(folder);
        }

        ids.Sort();
        ids.Reverse();
        return ids;
    }

    /// <summary>The ids of the children of a process, where the kernel lists them (CONFIG_PROC_CHILDREN).</summary>
    public static IEnumerable<int> ChildrenOf(int pid)
    {
        foreach (var thread in ProcFiles.Folders($"/proc/{ProcFiles.Number(pid)}/task"))
        {
            var text = ProcFiles.ReadText(thread + "/children") ?? "";
            foreach (var child in text.Split(' '))
            {
                if (ProcFiles.TryNumber(child, out var id))
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>The user that the process folder belongs to, or null when it is gone.</summary>
    public long? UserOf(int pid)
    {
        var path = stackalloc byte[PathSize];
        var status = stackalloc byte[256];
        *WriteNumber(path, pid) = 0;
        return SystemCalls.Status(_proc, path, status) == 0 ? *(uint*)(status + 20) : null;
    }

    /// <summary>Adds those descriptors of a process that lead to one of the wanted sockets.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="limit">About how many descriptors to look at: listeners are mostly opened early and have small numbers.</param>
    /// <param name="wanted">The inodes of the sockets.</param>
    /// <param name="found">Where descriptors are added.</param>
    public DescriptorsSeen ReadSockets(int pid, int limit, HashSet<ulong> wanted, List<HeldSocket> found)
    {
        var path = stackalloc byte[PathSize];
        *WriteDescriptors(path, pid) = 0;
        var folder = SystemCalls.Open(_proc, path, SystemCalls.ReadOnly);
        if (folder < 0)
        {
            return DescriptorsSeen.None;
        }

        var chunk = limit < (_records.Length / RecordSize) - 2 ? (limit + 2) * RecordSize : _records.Length;
        var seen = DescriptorsSeen.All;
        var read = 0;
        fixed (byte* records = _records)
        {
            int size;
            while ((size = SystemCalls.GetEntries(folder, records, chunk)) > 0)
            {
                if (read >= limit)
                {
                    seen = DescriptorsSeen.Some;
                    break;
                }

                for (var at = 0; at < size;)
                {
                    var name = records + at + NameAt;
                    if (ReadNumber(records, ref at) is >= 0 and var descriptor)
                    {
                        read++;
                        var inode = ReadSocket(folder, name);
                        if (inode != 0 && wanted.Contains(inode))
                        {
                            found.Add(new HeldSocket(pid, descriptor, inode));
                        }
                    }
                }
            }

            // A folder that opens and cannot be listed is somebody else's (Linux checks the right at either step).
            seen = size < 0 ? DescriptorsSeen.None : seen;
        }

        _ = SystemCalls.Close(folder);
        return seen;
    }

    /// <summary>The inode of the socket behind one descriptor of a process, or 0.</summary>
    public ulong SocketOf(int pid, int descriptor)
    {
        var path = stackalloc byte[PathSize];
        var end = WriteDescriptors(path, pid);
        *end++ = (byte)'/';
        *WriteNumber(end, descriptor) = 0;
        return ReadSocket(_proc, path);
    }

    // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, then the name with its NUL.
    private const int NameAt = 19;

    private static int ReadNumber(byte* records, ref int at)
    {
        var name = records + at + NameAt;
        at += *(ushort*)(records + at + 16);
        var number = 0;
        for (; *name != 0; name++)
        {
            if (*name is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (*name - '0');
        }

        return number;
    }

    private static ulong ReadSocket(int folder, byte* path)
    {
        // "socket:[4026531840]", not terminated; no other kind of link looks like it at both places.
        var link = stackalloc byte[PathSize];
        var size = (int)SystemCalls.ReadLink(folder, path, link, (IntPtr)PathSize);
        if (size < 10 || link[0] != 's' || link[7] != '[')
        {
            return 0;
        }

        ulong inode = 0;
        for (var at = 8; at < size && link[at] != ']'; at++)
        {
            inode = (inode * 10) + (ulong)(link[at] - '0');
        }

        return inode;
    }

    private static byte* WriteDescriptors(byte* at, int pid)
    {
        at = WriteNumber(at, pid);
        *at++ = (byte)'/';
        *at++ = (byte)'f';
        *at++ = (byte)'d';
        return at;
    }

    private static byte* WriteNumber(byte* at, int number)
    {
        var digits = 1;
        for (var rest = number / 10; rest > 0; rest /= 10)
        {
            digits++;
        }

        for (var i = digits - 1; i >= 0; i--, number /= 10)
        {
            at[i] = (byte)('0' + (number % 10));
        }

        return at + digits;
    }
}
