using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;

namespace LocalBind.KestrelServer;

/// <summary>The listening sockets of this process, out of the kernel's tables (proc(5): /proc/PID/net/tcp, tcp6).</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    public static IEnumerable<string> OfThisProcess()
    {
        var own = new HashSet<string>(Directory.GetFiles("/proc/self/fd")
            .Select(Target)
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1]));
        foreach (var table in new[] { "/proc/self/net/tcp", "/proc/self/net/tcp6" })
        {
            foreach (var line in File.ReadLines(table).Skip(1))
            {
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (fields[3] == Listening && own.Contains(fields[9]))
                {
                    yield return Read(fields[1]).ToString();
                }
            }
        }
    }

    // A descriptor may be closed meanwhile.
    private static string Target(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    // Words of four bytes in the order of the machine, then the port in plain hexadecimal.
    private static IPEndPoint Read(string text)
    {
        var bytes = Convert.FromHexString(text[..text.IndexOf(':')]);
        if (BitConverter.IsLittleEndian)
        {
            for (var word = 0; word < bytes.Length; word += 4)
            {
                Array.Reverse(bytes, word, 4);
            }
        }

        return new IPEndPoint(new IPAddress(bytes), int.Parse(text[(text.IndexOf(':') + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
