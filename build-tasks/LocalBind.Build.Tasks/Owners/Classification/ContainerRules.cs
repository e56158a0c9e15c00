using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Ports that containers publish, or that programs inside containers hold on the host's own network.</summary>
internal static class ContainerRules
{
    // docker-<64 hex>.scope, libpod-<64 hex>.scope, cri-containerd-<64 hex>.scope, /docker/<64 hex>
    private static readonly Regex ContainerGroup =
        new("(?<engine>docker|libpod|crio|cri-containerd|containerd|nerdctl)[-/](?:[a-z]+-)?(?<id>[0-9a-f]{64})", RegexOptions.CultureInvariant);

    /// <summary>The process that docker starts for each published port; its arguments name both ends.</summary>
    public static Judgement? DockerProxy(OwnerCase owner)
    {
        if (owner.Line.Program != "docker-proxy")
        {
            return null;
        }

        var address = Value(owner.Line.Words, "-container-ip");
        var port = Value(owner.Line.Words, "-container-port");
        return Docker(owner, address is null ? "" : $" {address}" + (port is null ? "" : $" port {port}"), " (docker-proxy)");
    }

    /// <summary>The programs by which container engines hold published ports.</summary>
    public static Judgement? PublishedPort(OwnerCase owner)
    {
        var name = owner.Line.Program;
        if (IsName(owner, "dockerd", "com.docker.backend", "com.docker.vpnkit", "vpnkit", "vpnkit-bridge", "com.docker.proxy", "docker-desktop"))
        {
            return Docker(owner, "", name.StartsWith("dockerd", StringComparison.Ordinal) ? " (dockerd)" : " (Docker Desktop)");
        }

        if (IsName(owner, "orbstack helper", "orbstack"))
        {
            return Docker(owner, "", " (OrbStack)");
        }

        if (IsName(owner, "limactl", "colima"))
        {
            return LimaMachine(owner);
        }

        if (IsName(owner, "rootlessport", "rootlesskit", "rootlessport-child"))
        {
            return Podman(owner, "rootless container");
        }

        if (IsName(owner, "gvproxy", "pasta", "pasta.avx2", "passt", "slirp4netns", "podman", "conmon"))
        {
            return Podman(owner, $"container (podman, by {name})");
        }

        return null;
    }

    /// <summary>A program that runs inside a container and shares the host's network.</summary>
    public static Judgement? InsideContainer(OwnerCase owner)
    {
        var match = ContainerGroup.Match(owner.Process.Unit ?? "");
        if (!match.Success)
        {
            return null;
        }

        var id = match.Groups["id"].Value.Substring(0, 12);
        var stop = match.Groups["engine"].Value switch
        {
            "docker" => "docker stop " + id,
            "libpod" => "podman stop " + id,
            "nerdctl" => "nerdctl stop " + id,
            _ => "crictl stop " + id,
        };
        return new Judgement(OwnerKind.Container, $"{ProgramRules.Describe(owner)} inside container {id}", "Stop it with " + StopAdvice.Quoted(stop), stop);
    }

    /// <summary>A port of a Lima or Colima machine.</summary>
    public static Judgement LimaMachine(OwnerCase owner) => new(
        OwnerKind.Container,
        "port of a Lima or Colima machine (a container, or a program inside the machine)",
        "Find the container with \"docker ps --filter publish=" + owner.PortText + "\" or \"nerdctl ps\" and stop it",
        null);

    /// <summary>The value of a <c>-name value</c> or <c>-name=value</c> option.</summary>
    internal static string? Value(IReadOnlyList<string> words, string option)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == option && i + 1 < words.Count)
            {
                return CommandLineText.OneLine(words[i + 1], 60);
            }

            if (words[i].StartsWith(option + "=", StringComparison.Ordinal))
            {
                return CommandLineText.OneLine(words[i].Substring(option.Length + 1), 60);
            }
        }

        return null;
    }

    private static Judgement Docker(OwnerCase owner, string target, string by)
    {
        if (owner.ContainerName is { } name)
        {
            var stop = "docker stop " + name;
            return new Judgement(OwnerKind.Container, $"container {name}{target}{by}", "Stop it with " + StopAdvice.Quoted(stop), stop);
        }

        // Understood by sh, bash, zsh, fish (3.4) and PowerShell alike.
        var command = $"docker stop $(docker ps -q --filter publish={owner.PortText})";
        return new Judgement(OwnerKind.Container, $"container{target}{by}", "Stop it with " + StopAdvice.Quoted(command), command);
    }

    private static Judgement Podman(OwnerCase owner, string description) => new(
        OwnerKind.Container,
        description,
        "Find the container with \"podman port --all\" and stop it with \"podman stop NAME\"",
        null);

    private static bool IsName(OwnerCase owner, params string[] names)
    {
        var kernelName = owner.Process.Name.ToLowerInvariant();
        return names.Any(name => owner.Line.Program == name || kernelName == name);
    }
}
