using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>The truth about one port.</summary>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">The port.</param>
/// <param name="Inodes">Its sockets.</param>
/// <param name="Pids">The processes that hold them.</param>
/// <param name="First">The process to name, or 0 where each is as good.</param>
/// <param name="User">The user of the sockets and processes.</param>
internal sealed record HeldPort(TransportProtocol Protocol, int Port, ulong[] Inodes, int[] Pids, int First, int User);

/// <summary>The processes of listener_farm.py, and what they say about themselves.</summary>
internal sealed class ListenerFarm : IDisposable
{
    private readonly Process _process;
    private readonly string _log = Path.GetTempFileName();

    public ListenerFarm(int sockets, int seed)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Owners", "listener_farm.py");
        _process = Process.Start(new ProcessStartInfo("python3", new[] { script, Text(sockets), Text(seed), _log })
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>What could not be made here.</summary>
    public HashSet<string> Notes { get; } = new();

    /// <summary>The truth that the farm tells next.</summary>
    public List<HeldPort> Read()
    {
        var truth = new List<HeldPort>();
        while (_process.StandardOutput.ReadLine() is { } line && line != "READY")
        {
            var fields = line.Split(' ');
            if (fields[0] == "N")
            {
                Notes.Add(line[2..]);
                continue;
            }

            truth.Add(new HeldPort(
                Enum.Parse<TransportProtocol>(fields[1]),
                Number(fields[2]),
                fields[3].Split(',').Select(inode => ulong.Parse(inode, CultureInfo.InvariantCulture)).ToArray(),
                fields[4].Split(',').Select(Number).ToArray(),
                Number(fields[5]),
                Number(fields[6])));
        }

        return truth;
    }

    /// <summary>Ends some processes and starts others.</summary>
    public void Change()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
    }

    /// <summary>Every port that the processes that never rest have opened so far, with the process; in the order of time.</summary>
    public List<(TransportProtocol Protocol, int Port, int Pid)> Restless()
    {
        using var stream = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')[..^1].Select(line => line.Split(' '))
            .Select(fields => (Enum.Parse<TransportProtocol>(fields[0]), Number(fields[1]), Number(fields[2]))).ToList();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(20_000))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        File.Delete(_log);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
