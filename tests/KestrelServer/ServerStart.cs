using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalBind.KestrelServer;

/// <summary>Does to this process what <c>dotnet run</c> does to a new one, then starts the server in it.</summary>
internal static class ServerStart
{
    public static async Task<StartOutcome> RunAsync(StartCase start)
    {
        Replace(start.Shell);
        Directory.SetCurrentDirectory(Path.GetDirectoryName(start.ProjectFile)!);
        var others = Occupy(start.Occupied);
        var findings = start.Checked is { } words ? CheckedStart.Errors(start, words) : [];
        try
        {
            return await StartAsync(start) with { Findings = findings };
        }
        catch (Exception e)
        {
            return new StartOutcome([], $"{e.GetType().Name}: {e.Message} {e.InnerException?.Message}") { Findings = findings };
        }
        finally
        {
            others.ForEach(o => o.Dispose());
        }
    }

    // Where two of them meet, the first one stays.
    private static List<Socket> Occupy(List<string> occupied)
    {
        var listeners = new List<Socket>();
        foreach (var endpoint in occupied.Select(IPEndPoint.Parse))
        {
            var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listeners.Add(listener);
            try
            {
                listener.Bind(endpoint);
                listener.Listen();
            }
            catch (SocketException)
            {
            }
        }

        return listeners;
    }

    private static async Task<StartOutcome> StartAsync(StartCase start)
    {
        var profile = start.NoLaunchProfile ? null : RealLaunchSettings.Read(start.ProjectFile, start.LaunchProfile);
        if (profile is not null && RealLaunchSettings.StartsAnotherProgram(profile))
        {
            return new StartOutcome([], null);
        }

        var arguments = Apply(profile, start);
        foreach (var (name, value) in start.Run)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        // Watching hundreds of folders would only use up the system's watchers.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        if (start.Host == "WebHost")
        {
            return await StartWebHostAsync(arguments);
        }

        using var server = Build(start.Host, arguments);
        await server.StartAsync();
        var outcome = new StartOutcome([.. ListeningSockets.OfThisProcess()], null);
        await server.StopAsync();
        return outcome;
    }

    private static string[] Apply(object? profile, StartCase start)
    {
        if (profile is null)
        {
            return [.. start.Arguments];
        }

        var variables = (IEnumerable<KeyValuePair<string, string>>)RealLaunchSettings.Get(profile, "EnvironmentVariables")!;
        var commandLine = (string?)RealLaunchSettings.Get(profile, "CommandLineArgs");
        if (RealLaunchSettings.Get(profile, "ApplicationUrl") is string { Length: > 0 } url)
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", url);
        }

        Environment.SetEnvironmentVariable("DOTNET_LAUNCH_PROFILE", (string?)RealLaunchSettings.Get(profile, "LaunchProfileName"));
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        return start.Arguments.Count == 0 && commandLine is not null
            ? [.. RealLaunchSettings.SplitArguments(commandLine)]
            : [.. start.Arguments];
    }

#pragma warning disable ASPDEPR004, ASPDEPR008 // Programs that were written before the generic host are still run.
    private static async Task<StartOutcome> StartWebHostAsync(string[] arguments)
    {
        // It watches its files whatever the settings say: let it look again and again instead.
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        using var server = WebHost.CreateDefaultBuilder(arguments).Configure(_ => { }).ConfigureLogging(logging => logging.ClearProviders()).Build();
        await server.StartAsync();
        var outcome = new StartOutcome([.. ListeningSockets.OfThisProcess()], null);
        await server.StopAsync();
        return outcome;
    }
#pragma warning restore ASPDEPR004, ASPDEPR008

    private static IHost Build(string host, string[] arguments)
    {
        switch (host)
        {
            case "GenericHost":
                return Host.CreateDefaultBuilder(arguments)
                    .ConfigureWebHostDefaults(web => web.Configure(_ => { }))
                    .ConfigureLogging(logging => logging.ClearProviders())
                    .Build();
            case "SlimWebApplication":
                var slim = WebApplication.CreateSlimBuilder(arguments);
                slim.Logging.ClearProviders();
                return slim.Build();
            case "EmptyWebApplication":
                var empty = WebApplication.CreateEmptyBuilder(new() { Args = arguments });
                empty.WebHost.UseKestrelCore();
                return empty.Build();
            default:
                var builder = WebApplication.CreateBuilder(arguments);
                builder.Logging.ClearProviders();
                return builder.Build();
        }
    }

    private static void Replace(Dictionary<string, string> variables)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
