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

    private const string SystemSocket = "/var/run/docker.sock";

    /// <summary>The name, or null when no engine answers in time, or none or several containers publish the port.</summary>
    public static string? Find(int port, TransportProtocol protocol, TimeSpan limit) => DockerFiles.NameOf(DockerFiles.Folder, port, protocol) ?? Ask(port, protocol, limit);

    /// <summary>Whether this user may talk to the engine of a Unix system; true where there is none to be refused by.</summary>
    public static bool MayAsk() => !File.Exists(SystemSocket) || Linux.ProcFiles.MayWrite(SystemSocket);

    private static string? Ask(int port, TransportProtocol protocol, TimeSpan limit)
    {
        var published = Ports.Text(port) + (protocol == TransportProtocol.Udp ? "/udp" : "");
        var text = LocalEngine() is { } host
            ? CommandRunner.Run("docker", $"--host {host} ps --filter publish={published} --format \"{{{{.Names}}}}\"", limit < Longest ? limit : Longest)
            : null;
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

    /// <summary>Whether a name can stand in a command as it is.</summary>
    internal static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            // What docker allows: [a-zA-Z0-9][a-zA-Z0-9_.-]+
            if (character is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-'))
            {
                return false;
            }
        }

        return name.Length > 0 && name[0] != '-';
    }

    private static string? LocalEngine()
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return "npipe:////./pipe/docker_engine";
        }

        // The system's, then those that rootless docker, Docker Desktop and OrbStack give the user.
        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        var run = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "";
        foreach (var path in new[] { SystemSocket, run + "/docker.sock", home + "/.docker/run/docker.sock", home + "/.docker/desktop/docker.sock", home + "/.orbstack/run/docker.sock" })
        {
            if (File.Exists(path) && path.IndexOf(' ') < 0 && (path != SystemSocket || MayAsk()))
            {
                return "unix://" + path;
            }
        }

        return null;
    }
}
