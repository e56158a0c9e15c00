using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>The real <c>dotnet</c>, in an environment that is the same on every machine.</summary>
internal static class DotNet
{
    // Far above what any command here takes: it ends a hang, it decides no test.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    // What the shell, a CI system, or the `dotnet test` around this process would pass on and what changes a build or an address.
    private static readonly string[] ScrubbedPrefixes =
        ["MSBUILD", "VSTEST", "LOCALBIND", "ASPNETCORE_", "KESTREL", "GITHUB_", "TF_BUILD", "DOTNET_HOST_PATH", "DOTNET_CLI_", "DOTNET_WATCH", "DOTNET_LAUNCH_PROFILE"];

    private static readonly string[] ScrubbedNames =
        ["CI", "CONTINUOUSINTEGRATIONBUILD", "URLS", "DOTNET_URLS", "HTTP_PORTS", "HTTPS_PORTS", "DOTNET_HTTP_PORTS", "DOTNET_HTTPS_PORTS", "DOTNET_ENVIRONMENT", "ENVIRONMENT", "CONFIGURATION", "PLATFORM"];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">What follows <c>dotnet</c>, one entry an argument.</param>
    /// <param name="environment">Variables to set on top of the clean environment.</param>
    /// <exception cref="TimeoutException">The command hangs; the message holds what it printed.</exception>
    public static async Task<DotNetResult> RunAsync(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var command = Start(folder, arguments, environment);
        return await command.WaitForExitAsync(Limit);
    }

    /// <summary>Starts a command that goes on, such as <c>dotnet run</c> of a server. Disposing it ends all its processes.</summary>
    public static RunningDotNet Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsScrubbed).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // A build node that stays would keep the task assembly of a deleted folder, and our output pipe, open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new RunningDotNet(start);
    }

    private static bool IsScrubbed(string name) =>
        ScrubbedNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || ScrubbedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
