using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>A private Wine prefix and the published probe, shared by the tests of a class.</summary>
public sealed class Wine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-wine-").FullName;

    public Wine()
    {
        if (Program is null)
        {
            return; // Its tests are skipped.
        }

        Start("dotnet", 900, "publish", ProbeProject(), "-c", "Release", "-o", Path.Combine(_folder, "probe"), "-v", "quiet", "--nologo");
        Start(Program!, 600, "wineboot", "--init");
    }

    /// <summary>The 64-bit loader, which Debian does not put on the PATH; null where there is none.</summary>
    public static string? Program { get; } = !RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || RuntimeInformation.OSArchitecture != Architecture.X64
        ? null
        : new[] { "/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/lib/x86_64-linux-gnu/wine/wine64", "/opt/wine-stable/bin/wine64" }.FirstOrDefault(File.Exists);

    private string Probe => Path.Combine(_folder, "probe", "LocalBind.WindowsProbe.exe");

    /// <summary>What the probe says.</summary>
    public string Run(params string[] arguments) => RunProgram(new[] { Probe }.Concat(arguments).ToArray());

    /// <summary>What a program of Windows says.</summary>
    public string RunProgram(params string[] line) => Start(Program!, 300, line).Replace("\r", "", StringComparison.Ordinal);

    /// <summary>
    /// Starts the probe so that it holds sockets of 127.0.0.1 that its Linux parent opened. Wine tells the process of a socket by the descriptors of its own
    /// processes, so these rows have one; the sockets that Windows code opens itself live in Wine's server.
    /// </summary>
    public WineHolder Hold() => new(Info("python3", new[] { "-c", WineHolder.Script, Program!, Probe, "hold" }));

    public void Dispose()
    {
        var server = Program is null ? "" : Path.Combine(Path.GetDirectoryName(Program)!, "wineserver64");
        if (File.Exists(server))
        {
            // Ends the programs of this prefix only.
            Start(server, 120, "-k");
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The server of the prefix may still be writing; the folder is temporary.
        }
    }

    private string Start(string program, int seconds, params string[] arguments)
    {
        var info = Info("timeout", new[] { "-k", "5", seconds.ToString(CultureInfo.InvariantCulture), program }.Concat(arguments));
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // Limits are for programs that hang; they are generous, because machines can be busy.
        return process.ExitCode == 124
            ? throw new TimeoutException($"{program} {string.Join(' ', arguments)} took more than {seconds.ToString(CultureInfo.InvariantCulture)} seconds. {text}{error.Result}")
            : text + error.Result;
    }

    private ProcessStartInfo Info(string program, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["WINEPREFIX"] = Path.Combine(_folder, "prefix");
        info.Environment["WINEDEBUG"] = "-all";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        info.Environment.Remove("DISPLAY");
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            info.Environment.Remove(name);
        }

        return info;
    }

    private static string ProbeProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "tests", "WindowsProbe", "LocalBind.WindowsProbe.csproj");
            if (File.Exists(project))
            {
                return project;
            }
        }

        throw new FileNotFoundException("tests/WindowsProbe is not above " + AppContext.BaseDirectory);
    }
}

/// <summary>The probe while it holds sockets; it ends with this object.</summary>
public sealed class WineHolder : IDisposable
{
    /// <summary>Opens the sockets, says their ports, and becomes the program in its arguments, which inherits them.</summary>
    internal const string Script = """
        import os, socket, sys
        tcp, wild, udp = socket.socket(), socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        for s, host in (tcp, "127.0.0.1"), (wild, "0.0.0.0"), (udp, "127.0.0.1"):
            s.bind((host, 0))
            os.set_inheritable(s.fileno(), True)
        tcp.listen(1)
        wild.listen(1)
        print(*(s.getsockname()[1] for s in (tcp, wild, udp)), flush=True)
        os.execvp("timeout", ["timeout", "-k", "5", "900"] + sys.argv[1:])
        """;

    private readonly Process _process;

    internal WineHolder(ProcessStartInfo info)
    {
        _process = Process.Start(info)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var ports = Line().Split(' ').Select(Number).ToList();
        (Port, WildcardPort, DatagramPort) = (ports[0], ports[1], ports[2]);
        Pid = Number(Line()["pid=".Length..]);
    }

    /// <summary>A listener on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>A listener on every address.</summary>
    public int WildcardPort { get; }

    /// <summary>A UDP socket on 127.0.0.1.</summary>
    public int DatagramPort { get; }

    /// <summary>The process id that Windows code sees.</summary>
    public int Pid { get; }

    /// <summary>Waits until the process has ended.</summary>
    public bool WaitForEnd(int milliseconds) => _process.WaitForExit(milliseconds);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Line() => _process.StandardOutput.ReadLine()?.TrimEnd('\r') ?? throw new InvalidOperationException("The probe ended before it held the sockets.");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
