using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Programs that carry a port to somewhere else.</summary>
internal static class TunnelRules
{
    // ssh(1): the options that take an argument.
    private const string SshOptionsWithValue = "BbcDEeFIiJLlmOopPQRSWw";

    private static readonly char[] NameEnds = { '=', ' ' };

    private static readonly Dictionary<string, string> Forwarders = new(StringComparer.Ordinal)
    {
        ["socat"] = "socat relay",
        ["ngrok"] = "ngrok tunnel",
        ["cloudflared"] = "Cloudflare tunnel",
        ["chisel"] = "chisel tunnel",
        ["frpc"] = "frp tunnel",
        ["frps"] = "frp server",
        ["cloud_sql_proxy"] = "Cloud SQL proxy",
        ["cloud-sql-proxy"] = "Cloud SQL proxy",
        ["session-manager-plugin"] = "AWS Session Manager port forwarding",
        ["iproxy"] = "iproxy forwarding to an iOS device",
        ["adb"] = "Android Debug Bridge (adb)",
        ["mitmproxy"] = "mitmproxy",
        ["mitmdump"] = "mitmproxy",
        ["mitmweb"] = "mitmproxy",
        ["charles"] = "Charles proxy",
        ["fiddler"] = "Fiddler proxy",
        ["fiddler everywhere"] = "Fiddler proxy",
    };

    /// <summary>A client that forwards the port: <c>ssh -L 5432:db:5432 host</c>, <c>-D</c>, or by its configuration file.</summary>
    public static Judgement? Ssh(OwnerCase owner)
    {
        if (owner.Line.Program is not ("ssh" or "autossh" or "plink"))
        {
            return null;
        }

        // "ssh: /home/ana/.ssh/master [mux]": a master connection, and how Lima and Colima forward ports of their machines.
        var words = owner.Line.Words;
        if (words.Any(word => word.IndexOf("/.lima/", StringComparison.Ordinal) >= 0 || word.IndexOf("/.colima/", StringComparison.Ordinal) >= 0))
        {
            return ContainerRules.LimaMachine(owner);
        }

        var (host, target) = ReadSsh(words, owner.PortText);
        var description = "ssh tunnel" + (host is null ? "" : " to " + host) + (target is null ? "" : $" ({target})");
        var keeper = owner.AncestorRunning(line => line.Program == "autossh");
        return keeper is null
            ? StopAdvice.Kill(owner, OwnerKind.SshTunnel, description)
            : StopAdvice.Kill(owner, OwnerKind.SshTunnel, description + ", kept up by autossh", keeper.Pid, owner.Process.Pid);
    }

    /// <summary>The server's side of <c>ssh -R</c>, and the server itself.</summary>
    public static Judgement? SshServer(OwnerCase owner)
    {
        if (owner.Line.Program is not ("sshd" or "sshd-session"))
        {
            return null;
        }

        // The session of a client calls itself "sshd: ana" or "sshd: ana@pts/0"; the server "sshd: /usr/sbin/sshd -D [listener] …".
        var user = owner.Line.Words.FirstOrDefault(word => word.Length > 0 && word[0] != '[' && word[0] != '-');
        return owner.Process.CommandLine?.IndexOf("sshd:", StringComparison.Ordinal) >= 0 && user is not null && user[0] != '/'
            ? StopAdvice.Kill(owner, OwnerKind.SshTunnel, $"port forwarded by an ssh client that is logged in here as {Shown(user.Split('@')[0])} (ssh -R)")
            : UnitRules.Service(owner) ?? StopAdvice.Kill(owner, OwnerKind.Service, "SSH server");
    }

    /// <summary><c>kubectl port-forward</c> and programs that do the same.</summary>
    public static Judgement? Kubernetes(OwnerCase owner)
    {
        var line = owner.Line;
        if (line.Program is "kubectl" or "oc" or "k9s" && (line.Has("port-forward") || line.Program == "k9s"))
        {
            var target = ForwardedResource(line.Words.SkipWhile(word => word != "port-forward").Skip(1));
            return StopAdvice.Kill(owner, OwnerKind.KubernetesForward, $"{line.Program} port-forward" + (target is null ? "" : " to " + Shown(target)));
        }

        if (line.Program is "kubectl" && line.Has("proxy"))
        {
            return StopAdvice.Kill(owner, OwnerKind.KubernetesForward, "kubectl proxy");
        }

        return line.Program is "kubefwd" or "telepresence" or "skaffold" or "tilt" or "minikube"
            ? StopAdvice.Kill(owner, OwnerKind.KubernetesForward, $"{line.Program} (Kubernetes port forwarding)")
            : null;
    }

    /// <summary>Other tunnels and proxies, by name.</summary>
    public static Judgement? Named(OwnerCase owner) =>
        Forwarders.TryGetValue(owner.Line.Tool, out var description) ? StopAdvice.Kill(owner, OwnerKind.OtherProcess, description) : null;

    /// <summary>The pod or service in what follows <c>port-forward</c>.</summary>
    private static string? ForwardedResource(IEnumerable<string> words)
    {
        var isValue = false;
        foreach (var word in words)
        {
            if (!isValue && word.Length > 0 && word[0] != '-' && !IsPortPair(word))
            {
                return word;
            }

            isValue = !isValue && word is "--address" or "-n" or "--namespace" or "--context" or "--cluster" or "--kubeconfig" or "--user" or "--pod-running-timeout" or "-s" or "--server";
        }

        return null;
    }

    /// <summary>The host of an ssh command line, and what the forwarding of the port does.</summary>
    private static (string? Host, string? Target) ReadSsh(IReadOnlyList<string> words, string port)
    {
        string? host = null;
        string? target = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Length < 2 || word[0] != '-')
            {
                // What follows the host is the command to run there.
                host = word;
                break;
            }

            // Single letters can be joined (-fNL 5432:db:5432); the first that takes a value takes the rest, or the next argument.
            var at = 1;
            while (at < word.Length && SshOptionsWithValue.IndexOf(word[at]) < 0)
            {
                at++;
            }

            if (at < word.Length)
            {
                var value = at + 1 < word.Length ? word.Substring(at + 1) : i + 1 < words.Count ? words[++i] : "";
                target = Forwarding(word[at], value, port) ?? target;
            }
        }

        if (host is not null)
        {
            host = host.StartsWith("ssh://", StringComparison.Ordinal) ? host.Substring(6) : host;
            host = Shown(host.Substring(host.LastIndexOf('@') + 1));
        }

        return (host is null or "[mux]" || host.IndexOf('/') >= 0 ? null : host, target);
    }

    /// <summary>
    /// What an option does with the port: <c>-L [bind:]port:host:hostport</c> or <c>[bind:]port:/socket</c>, <c>-D [bind:]port</c>, and the same as
    /// <c>-o LocalForward=[bind:]port host:hostport</c> and <c>-o DynamicForward=…</c>; null when it is about something else.
    /// </summary>
    private static string? Forwarding(char option, string value, string port)
    {
        if (option == 'o')
        {
            var parts = value.Split(NameEnds, 2);
            var rest = parts.Length == 2 ? parts[1].Trim().Replace(' ', ':') : "";
            return string.Equals(parts[0], "LocalForward", StringComparison.OrdinalIgnoreCase) ? Forwarding('L', rest, port)
                : string.Equals(parts[0], "DynamicForward", StringComparison.OrdinalIgnoreCase) ? Forwarding('D', rest, port)
                : null;
        }

        if (option == 'D')
        {
            return (":" + value).EndsWith(":" + port, StringComparison.Ordinal) ? "SOCKS proxy" : null;
        }

        var at = option == 'L' ? (":" + value).IndexOf(":" + port + ":", StringComparison.Ordinal) : -1;
        return at < 0 ? null : "forwards to " + Shown(value.Substring(at + port.Length + 1));
    }

    private static bool IsPortPair(string word) => word.All(c => char.IsDigit(c) || c == ':');

    private static string Shown(string text) => CommandLineText.OneLine(text, 80);
}
