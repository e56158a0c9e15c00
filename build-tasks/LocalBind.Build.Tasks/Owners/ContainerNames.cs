using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// Asks the container engine of this machine which container publishes a port. Only local engines are asked, by their own socket: the
/// engine that a context or DOCKER_HOST names may be on another machine.
/// </summary>
internal static class ContainerNames
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(700);

    /// <summary>The name, or null when no engine answers in time, or none or several containers publish the port.</summary>
    public static string? Find(int port, TimeSpan limit)
    {
        var host = LocalEngine();
        var text = host is null
            ? null
            : CommandRunner.Run("docker", $"--host {host} ps --filter publish={Ports.Text(port)} --format \"{{{{.Names}}}}\"", limit < Longest ? limit : Longest);
        return text is null ? null : ReadOne(text);
    }

    /// <summary>The one name in the output, if it can stand in a command as it is.</summary>
    internal static string? ReadOne(string text)
    {
        var names = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim() is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }

        return names.Count == 1 && IsPlain(names[0]) ? names[0] : null;
    }

    private static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            // What docker allows: [a-zA-Z0-9][a-zA-Z0-9_.-]+
            if (character is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-'))
            {
                return false;
            }
        }

        return name[0] != '-';
    }

    private static string? LocalEngine()
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return "npipe:////./pipe/docker_engine";
        }

        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        foreach (var path in new[] { "/var/run/docker.sock", home + "/.docker/run/docker.sock", home + "/.orbstack/run/docker.sock" })
        {
            if (File.Exists(path) && path.IndexOf(' ') < 0)
            {
                return "unix://" + path;
            }
        }

        return null;
    }
}
