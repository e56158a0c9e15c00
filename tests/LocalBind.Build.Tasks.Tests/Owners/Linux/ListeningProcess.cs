using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

/// <summary>A process that holds a listener on 127.0.0.1, and is whatever program a test wants: it opened the port and then became that program.</summary>
internal sealed class ListeningProcess : IDisposable
{
    // The program is given as: its file, "-" for python itself, and its arguments from the name on, with PORT for the number.
    private const string Script = """
        import os, socket, sys
        user, place, file, words = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]
        if user:
            os.setgroups([]); os.setgid(user); os.setuid(user)
        s = socket.socket()
        s.bind(("127.0.0.1", 0))
        s.listen(1)
        os.set_inheritable(s.fileno(), True)
        port = str(s.getsockname()[1])
        if place != "here" and (child := os.fork()):
            s.close()
            if place == "orphan":
                os._exit(0)
            os.execv(sys.executable, [place.split()[0], "-c", "import os; os.wait()"] + place.split()[1:])
        if place == "orphan":
            while os.getppid() == int(os.environ["STARTER"]):
                pass
        print(port, os.getpid(), os.fstat(s.fileno()).st_ino, flush=True)
        os.execvp(sys.executable if file == "-" else file, [w.replace("PORT", port) for w in words])
        """;

    private const string Wait = "import sys; sys.stdin.read()";

    private readonly Process _process;
    private readonly ulong _inode;

    private ListeningProcess(int user, string place, string file, IEnumerable<string> words)
    {
        // A python that other users can run as well: not one in root's home.
        var python = new[] { "/usr/bin/python3", "/usr/local/bin/python3" }.FirstOrDefault(File.Exists) ?? "python3";
        var arguments = new[] { "-c", "import os; os.environ['STARTER'] = str(os.getpid())\n" + Script, user.ToString(CultureInfo.InvariantCulture), place, file };
        _process = Process.Start(new ProcessStartInfo(python, arguments.Concat(words)) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var told = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process did not start.")).Split(' ');
        Port = int.Parse(told[0], CultureInfo.InvariantCulture);
        Pid = int.Parse(told[1], CultureInfo.InvariantCulture);
        _inode = ulong.Parse(told[2], CultureInfo.InvariantCulture);

        // Between the word and the new program lies a moment in which the processes still are the old ones. The starter of an orphan is gone.
        Assert.True(SpinUntil(() => HasBecomeItsProgram(Pid) && (place == "orphan" || HasBecomeItsProgram(Starter))), "the program did not start");
    }

    public int Pid { get; }

    public int Port { get; }

    /// <summary>The process that started it and stays; itself where there is none.</summary>
    public int Starter => _process.Id;

    /// <summary>The rows of its socket.</summary>
    public IReadOnlyList<Listener> Rows => SystemListeners.Current.Find(Port, TransportProtocol.Tcp).Rows.Where(row => row.Inode == _inode).ToList();

    /// <summary>A program of a user that only waits.</summary>
    public static ListeningProcess Of(int user) => Claiming(user, "python3", "");

    /// <summary>A program that only waits, with a name and arguments that claim more.</summary>
    public static ListeningProcess Claiming(int user, string name, string arguments) =>
        new(user, "here", "-", new[] { name, "-c", Wait }.Concat(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A program of this user.</summary>
    public static ListeningProcess Running(string file, params string[] arguments) => new(0, "here", file, arguments.Prepend(file));

    /// <summary>A program whose starter is gone.</summary>
    public static ListeningProcess Orphan(string file, params string[] arguments) => new(0, "orphan", file, arguments.Prepend(file));

    /// <summary>A program under another one with that command line.</summary>
    public static ListeningProcess Under(string starter, string file, params string[] arguments) => new(0, starter, file, arguments.Prepend(file));

    /// <summary>Whether the port is given back within a minute.</summary>
    public bool WaitUntilFree() => SpinUntil(() => Rows.Count == 0);

    /// <summary>Suspends it, as Ctrl+Z does, and waits until it is.</summary>
    public void Suspend()
    {
        using (var kill = Process.Start("kill", ["-STOP", Pid.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(SpinUntil(() => ProcStat.Read(Pid) is null or { State: 'T' }), "the process is not suspended");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (Rows.Count > 0)
        {
            // It holds its port, so the id is still its own.
            using var holder = Process.GetProcessById(Pid);
            holder.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    // While the kernel exchanges the programs, the command line is empty.
    private static bool HasBecomeItsProgram(int pid) =>
        Encoding.UTF8.GetString(ProcFiles.Read($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline") ?? Array.Empty<byte>()) is { Length: > 0 } line && !line.Contains("STARTER", StringComparison.Ordinal);

    private static bool SpinUntil(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(1));
}
