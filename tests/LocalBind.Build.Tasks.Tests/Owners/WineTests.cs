using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>A test that runs Windows code under Wine. Without Wine it is skipped, and says so; tests/WindowsProbe/install-wine.sh installs it.</summary>
public sealed class WineFactAttribute : FactAttribute
{
    public WineFactAttribute()
    {
        if (Wine.Program is null)
        {
            Skip = "SKIPPED: the Windows readers did not run, Wine is not installed (tests/WindowsProbe/install-wine.sh).";
        }
    }
}

/// <summary>
/// The Windows readers, run for real by tests/WindowsProbe. Under Wine ordinary sockets belong to no process (its server holds them), so the unknown owner is what
/// is right there; docs/platforms.md says what Wine cannot show.
/// </summary>
public class WineTests
{
    [WineFact]
    public void WindowsReaders_FindSocketsAndFacts()
    {
        using var wine = new Wine();
        var text = wine.Run("listen");
        Assert.Matches(@"Tcp row=127\.0\.0\.1\|\d+\|Listening\|", text);
        Assert.Matches(@"Udp row=127\.0\.0\.1\|\d+\|Bound\|", text);
        Assert.Contains("Tcp failure=\n", text, StringComparison.Ordinal);
        Assert.Contains("70000 is not a port that can be in use", text, StringComparison.Ordinal);
        Assert.Contains("Windows names no process for it", text, StringComparison.Ordinal);
        Assert.Contains("reservation=none", text, StringComparison.Ordinal);

        // The probe's own process, read by its id: image path, command line by the PEB, start time and user.
        Assert.Matches(@"self path=.*LocalBind\.WindowsProbe\.exe", text);
        Assert.Matches(@"self command=.*LocalBind\.WindowsProbe\.exe.* listen", text);
        var started = DateTimeOffset.Parse(Regex.Match(text, "self started=(.*)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(started, DateTimeOffset.Now.AddMinutes(-10), DateTimeOffset.Now.AddMinutes(1));
        Assert.Matches(@"self user=\S+", text);
    }
}

/// <summary>A private Wine prefix and the published probe.</summary>
internal sealed class Wine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-wine-").FullName;

    public Wine()
    {
        Start("dotnet", 300, "publish", ProbeProject(), "-c", "Release", "-o", Path.Combine(_folder, "probe"), "-v", "quiet", "--nologo");
        Start(Program!, 180, "wineboot", "--init");
    }

    /// <summary>The 64-bit loader, which Debian does not put on the PATH; null where there is none.</summary>
    public static string? Program { get; } = !RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || RuntimeInformation.OSArchitecture != Architecture.X64
        ? null
        : new[] { "/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/lib/x86_64-linux-gnu/wine/wine64", "/opt/wine-stable/bin/wine64" }.FirstOrDefault(File.Exists);

    public string Run(params string[] arguments) => Start(Program!, 60, new[] { Path.Combine(_folder, "probe", "LocalBind.WindowsProbe.exe") }.Concat(arguments).ToArray()).Replace("\r", "", StringComparison.Ordinal);

    public void Dispose()
    {
        var server = Path.Combine(Path.GetDirectoryName(Program)!, "wineserver64");
        if (File.Exists(server))
        {
            // Ends the programs of this prefix only.
            Start(server, 30, "-k");
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
        var info = new ProcessStartInfo("timeout", new[] { "-k", "5", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), program }.Concat(arguments))
        {
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

        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text + error.Result;
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
