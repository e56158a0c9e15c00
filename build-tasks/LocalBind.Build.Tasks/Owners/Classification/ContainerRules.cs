using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LocalBind.Endpoints;

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
        if (owner.Line.Program is not ("docker-proxy" or "rootlesskit-docker-proxy"))
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

        if (IsName(owner, "rootlesskit"))
        {
            // It carries the ports of whatever it was started for: rootless docker, or containerd for nerdctl.
            return owner.Process.Arguments.Any(word => word.IndexOf("containerd-rootless", StringComparison.Ordinal) >= 0)
                ? new Judgement(OwnerKind.Container, "container (nerdctl, by rootlesskit)", "Find the container with \"nerdctl ps\" and stop it with \"nerdctl stop NAME\"", null)
                : Docker(owner, "", " (rootless docker)");
        }

        if (IsName(owner, "conmon"))
        {
            return Monitored(owner);
        }

        if (IsName(owner, "rootlessport", "rootlessport-child"))
        {
            return Podman("rootless container (podman)");
        }

        if (IsName(owner, "gvproxy", "pasta", "pasta.avx2", "passt", "slirp4netns", "podman"))
        {
            return Podman($"container (podman, by {name})");
        }

        return null;
    }

    /// <summary>What the control group of a socket tells where its process cannot be seen, or null when it is not a container's.</summary>
    public static Judgement? HiddenBehindGroup(OwnerCase owner)
    {
        var group = owner.Process.Unit ?? "";
        if (OfGroup(group, "a program") is { } inside)
        {
            return inside;
        }

        var last = group.Substring(group.LastIndexOf('/') + 1);
        if (last is "podman.service" || (last.StartsWith("podman-", StringComparison.Ordinal) && last.EndsWith(".scope", StringComparison.Ordinal)))
        {
            return Podman("container (podman)");
        }

        // The engine's own interface is no container's port (2375, 2376; 2377 is that of a swarm).
        if (last is not ("docker.service" or "snap.docker.dockerd.service") || owner.Port is >= 2375 and <= 2377)
        {
            return null;
        }

        return group.IndexOf("/user@", StringComparison.Ordinal) >= 0 && owner.Process.User is { } user && user != owner.CurrentUser
            ? new Judgement(
                OwnerKind.Container,
                "container of the rootless docker of user " + CommandLineText.OneLine(user, 60),
                $"Have that user find it with \"docker ps --filter publish={Published(owner)}\" and stop it with \"docker stop NAME\"",
                null)
            : Docker(owner, "", " (docker)");
    }

    /// <summary>A program that runs inside a container and shares the host's network.</summary>
    public static Judgement? InsideContainer(OwnerCase owner) => OfGroup(owner.Process.Unit ?? "", ProgramRules.Describe(owner));

    private static Judgement? OfGroup(string group, string what)
    {
        var match = ContainerGroup.Match(group);
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
        return new Judgement(OwnerKind.Container, $"{what} inside container {id}", "Stop it with " + StopAdvice.Quoted(stop), stop);
    }

    /// <summary>A port of a Lima or Colima machine.</summary>
    public static Judgement LimaMachine(OwnerCase owner) => new(
        OwnerKind.Container,
        "port of a Lima or Colima machine (a container, or a program inside the machine)",
        "Find the container with \"docker ps --filter publish=" + owner.PortText + "\" or \"nerdctl ps\" and stop it",
        null);

    /// <summary>The value of a <c>-name value</c> or <c>-name=value</c> option, as it stands there.</summary>
    internal static string? Option(IReadOnlyList<string> words, string option)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == option && i + 1 < words.Count)
            {
                return words[i + 1];
            }

            if (words[i].StartsWith(option + "=", StringComparison.Ordinal))
            {
                return words[i].Substring(option.Length + 1);
            }
        }

        return null;
    }

    /// <summary>The value of an option as it may be shown.</summary>
    private static string? Value(IReadOnlyList<string> words, string option) => Option(words, option) is { } value ? CommandLineText.OneLine(value, 60) : null;

    private static Judgement Docker(OwnerCase owner, string target, string by)
    {
        var sudo = owner.MayAskDocker || owner.IsElevated || owner.System == OwnerSystem.Windows ? "" : "sudo ";
        if (owner.ContainerName is { } name)
        {
            var stop = $"{sudo}docker stop {name}";
            return new Judgement(OwnerKind.Container, $"container {name}{target}{by}", "Stop it with " + StopAdvice.Quoted(stop), stop);
        }

        // Understood by sh, bash, zsh, fish (3.4) and PowerShell alike.
        var command = $"{sudo}docker stop $({sudo}docker ps -q --filter publish={Published(owner)})";
        return new Judgement(OwnerKind.Container, $"container{target}{by}", "Stop it with " + StopAdvice.Quoted(command), command);
    }

    /// <summary>The port as docker's filter takes it, which means TCP where nothing is said.</summary>
    private static string Published(OwnerCase owner) => owner.PortText + (owner.Protocol == TransportProtocol.Udp ? "/udp" : "");

    /// <summary>Podman's monitor of one container, which holds its published ports; the name stands among its arguments.</summary>
    private static Judgement Monitored(OwnerCase owner)
    {
        var name = Option(owner.Line.Words, "-n");
        if (name is null || !ContainerNames.IsPlain(name))
        {
            return Podman("container (podman, by conmon)");
        }

        // CRI-O's containers have such names, and are stopped by their id.
        var id = Option(owner.Line.Words, "-c");
        var isOfKubernetes = name.StartsWith("k8s_", StringComparison.Ordinal) && id is { Length: 64 } && ContainerNames.IsPlain(id);
        var stop = StopAdvice.Elevate(owner, isOfKubernetes ? "crictl stop " + id!.Substring(0, 12) : "podman stop " + name);
        return new Judgement(OwnerKind.Container, $"container {CommandLineText.OneLine(name, 60)} (conmon)", "Stop it with " + StopAdvice.Quoted(stop), stop);
    }

    private static Judgement Podman(string description) => new(
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
