using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// What docker itself writes about its containers (config.v2.json of each), where this process may read it: as root on Linux. It answers at once, with no
/// program to start and no engine to wait for.
/// </summary>
internal static class DockerFiles
{
    /// <summary>Docker's own folder, unless its configuration moves it.</summary>
    public const string Folder = "/var/lib/docker/containers";

    private const int MostContainers = 500;

    /// <summary>The name of the one running container that publishes the port, or null when there is none or several, or the files cannot be read.</summary>
    public static string? NameOf(string folder, int port, TransportProtocol protocol)
    {
        var names = ProcFiles.Folders(folder).Take(MostContainers)
            .Select(container => ProcFiles.ReadText(Path.Combine(container, "config.v2.json")))
            .Select(text => text is null ? null : NameIn(text, port, protocol))
            .Where(name => name is not null)
            .ToList();
        return names.Count == 1 ? names[0] : null;
    }

    /// <summary>The name in one file, if its container runs and publishes the port.</summary>
    internal static string? NameIn(string text, int port, TransportProtocol protocol)
    {
        var root = JsonText.Parse(text, JsonSyntax.Strict).Root as JsonObject;
        if ((root?.Find("State") as JsonObject)?.Find("Running") is not JsonBoolean { Value: true }
            || (root.Find("NetworkSettings") as JsonObject)?.Find("Ports") is not JsonObject ports
            || root.Find("Name") is not JsonString name)
        {
            return null;
        }

        // "Ports": { "80/tcp": [ { "HostIp": "0.0.0.0", "HostPort": "8080" } ], "443/tcp": null }
        var suffix = protocol == TransportProtocol.Udp ? "/udp" : "/tcp";
        var isPublished = ports.Members
            .Where(member => member.Name.Value.EndsWith(suffix, System.StringComparison.Ordinal))
            .SelectMany(member => (member.Value as JsonArray)?.Items ?? (IEnumerable<JsonNode>)System.Array.Empty<JsonNode>())
            .Any(binding => (binding as JsonObject)?.Find("HostPort") is JsonString host && host.Value == Ports.Text(port));
        var plain = name.Value.TrimStart('/');
        return isPublished && ContainerNames.IsPlain(plain) ? plain : null;
    }
}
