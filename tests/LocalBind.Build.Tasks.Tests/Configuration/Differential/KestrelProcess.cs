using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>What a start of the real server came to.</summary>
internal sealed record RealOutcome(List<string> Sockets, string? Error, List<string> Findings);

/// <summary>A process with a real Kestrel that starts one case after the other, in a network of its own where the system allows it.</summary>
internal sealed class KestrelProcess : IDisposable
{
    private readonly Process _process;

    private KestrelProcess(Process process) => _process = process;

    /// <summary>The server's assembly.</summary>
    public static string Assembly { get; } = typeof(KestrelProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "KestrelServer").Value!;

    /// <summary>Whether unprivileged network namespaces can be made here: every port is free in one.</summary>
    public static bool HasOwnNetwork { get; } = CanUnshare();

    /// <param name="hasDeveloperCertificate">Whether the server's user has one.</param>
    public static KestrelProcess Start(bool hasDeveloperCertificate)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = HasOwnNetwork
            ? new ProcessStartInfo("unshare", ["-rn", "sh", "-c", "ip link set lo up && exec \"$0\" \"$@\"", dotnet, Assembly])
            : new ProcessStartInfo(dotnet, [Assembly]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;

        // A home of its own: what the user who runs the tests has there decides nothing.
        start.Environment["HOME"] = hasDeveloperCertificate ? CertificateFolder.HomeWithDeveloperCertificate() : Directory.CreateTempSubdirectory("localbind-home").FullName;
        return new KestrelProcess(Process.Start(start)!);
    }

    public RealOutcome Run(KestrelCase start)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(start));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server process ended.");
        return JsonSerializer.Deserialize<RealOutcome>(line)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool CanUnshare()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo("unshare", ["-rn", "ip", "link", "set", "lo", "up"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
