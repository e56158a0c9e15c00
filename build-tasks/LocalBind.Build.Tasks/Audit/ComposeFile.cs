using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A port entry of a compose file.</summary>
/// <param name="Port">What it publishes.</param>
/// <param name="Service">The first service that uses it.</param>
/// <param name="Profiles">The profiles of that service; none for a service that always starts.</param>
/// <param name="File">The file in which it is written: another one for a service that extends one of there.</param>
/// <param name="Position">Where the literal stands.</param>
/// <param name="Text">The entry as written.</param>
internal sealed record ComposePort(PublishedPort Port, string Service, IReadOnlyList<string> Profiles, string File, TextPosition Position, string Text)
{
    /// <summary>Whether both services can run at the same time.</summary>
    public bool StartsWith(ComposePort other) => Profiles.Count == 0 || other.Profiles.Count == 0 || Profiles.Intersect(other.Profiles).Any();
}

/// <summary>Reads the published ports of a compose file's services (docs.docker.com/reference/compose-file/services/#ports), through anchors, merge keys and <c>extends</c>.</summary>
internal sealed class ComposeFile
{
    // Real files nest a dozen levels; a parser of trees is recursive.
    private const int MaximumDepth = 100;

    // Of the long syntax, what a person would edit.
    private static readonly string[] LiteralKeys = ["host_ip", "published", "target"];

    private readonly ComposeInterpolation _interpolation;
    private readonly HashSet<(string File, TextPosition Position)> _seen = [];
    private readonly Dictionary<string, YamlMappingNode?> _documents = new(StringComparer.Ordinal);

    private ComposeFile(string path) => _interpolation = ComposeInterpolation.ForFolder(Path.GetDirectoryName(path) ?? "");

    /// <summary>Every written port entry that some service uses, once.</summary>
    public List<ComposePort> Ports { get; } = [];

    /// <summary>Why a file is no YAML; null if it is.</summary>
    public AuditFinding? Problem { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ComposeFile Read(string path)
    {
        var file = new ComposeFile(path);
        if (file.Load(path) is { } root && Find(root, "services") is YamlMappingNode services)
        {
            foreach (var service in services.Children)
            {
                if (service.Value is YamlMappingNode members)
                {
                    var name = (service.Key as YamlScalarNode)?.Value ?? "";
                    file.ReadService(path, members, name, Texts(Find(members, "profiles")), []);
                }
            }
        }

        return file;
    }

    private void ReadService(string path, YamlMappingNode service, string name, IReadOnlyList<string> profiles, HashSet<YamlNode> visited)
    {
        if (!visited.Add(service) || (Find(service, "network_mode") as YamlScalarNode)?.Value is "host" or "none")
        {
            return;
        }

        if (Find(service, "ports") is YamlSequenceNode { Tag: { IsEmpty: true } or { Value: not "!reset" } } ports)
        {
            foreach (var entry in ports.Children)
            {
                Add(path, entry, name, profiles);
            }
        }

        // Entries of the extended service are added to this one's.
        switch (Find(service, "extends"))
        {
            case YamlScalarNode { Value: { } sameFile } when ServiceOf(path, sameFile) is { } parent:
                ReadService(path, parent, name, profiles, visited);
                break;
            case YamlMappingNode extends when Text(extends, "service") is { } parentName:
                var parentFile = Text(extends, "file") is { Length: > 0 } file ? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? "", file)) : path;
                if (ServiceOf(parentFile, parentName) is { } other)
                {
                    ReadService(parentFile, other, name, profiles, visited);
                }

                break;
        }
    }

    private void Add(string path, YamlNode entry, string service, IReadOnlyList<string> profiles)
    {
        var (port, literal) = entry switch
        {
            YamlScalarNode { Value: { } text } scalar => (PublishedPort.Parse(_interpolation.Replace(text)), scalar),
            YamlMappingNode long_ => (
                PublishedPort.Of(Replaced(long_, "host_ip"), Replaced(long_, "published"), Replaced(long_, "target"), Replaced(long_, "protocol")),
                LiteralKeys.Select(key => Find(long_, key) as YamlScalarNode).FirstOrDefault(node => node is not null)),
            _ => (null, null),
        };
        if (port is null || literal is null)
        {
            return;
        }

        var position = new TextPosition((int)literal.Start.Line, (int)literal.Start.Column);
        if (_seen.Add((path, position)))
        {
            Ports.Add(new ComposePort(port, service, profiles, path, position, literal.Value ?? ""));
        }
    }

    private string Replaced(YamlMappingNode mapping, string key) => Text(mapping, key) is { } text ? _interpolation.Replace(text) : "";

    private YamlMappingNode? ServiceOf(string path, string name) =>
        Load(path) is { } root && Find(root, "services") is YamlMappingNode services ? Find(services, name) as YamlMappingNode : null;

    private YamlMappingNode? Load(string path)
    {
        if (!_documents.TryGetValue(path, out var root))
        {
            root = File.Exists(path) ? Parse(path) : null;
            _documents[path] = root;
        }

        return root;
    }

    private YamlMappingNode? Parse(string path)
    {
        var text = File.ReadAllText(path);
        try
        {
            CheckDepth(text);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode as YamlMappingNode : null;
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException ?? e).Message.Replace('\n', ' ').Replace('\r', ' ').TrimEnd('.');
            Problem ??= new AuditFinding("LBT3005", path, new TextPosition(Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column)),
                $"This is no YAML that Compose can read ({reason}), so no service of the file starts; correct it");
            return null;
        }
    }

    private static void CheckDepth(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current switch
            {
                MappingStart or SequenceStart => 1,
                MappingEnd or SequenceEnd => -1,
                _ => 0,
            };
            if (depth > MaximumDepth)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
            }
        }
    }

    /// <summary>A member by name, also of the mappings that are merged in (<c>&lt;&lt;</c>); the mapping's own members win.</summary>
    private static YamlNode? Find(YamlMappingNode mapping, string key, int depth = 0)
    {
        YamlNode? merged = null;
        foreach (var member in mapping.Children)
        {
            var name = (member.Key as YamlScalarNode)?.Value;
            if (name == key)
            {
                return member.Value;
            }

            if (name == "<<" && depth < MaximumDepth)
            {
                var sources = member.Value is YamlSequenceNode list ? list.Children : (IEnumerable<YamlNode>)[member.Value];
                merged ??= sources.OfType<YamlMappingNode>().Select(source => Find(source, key, depth + 1)).FirstOrDefault(found => found is not null);
            }
        }

        return merged;
    }

    private static string? Text(YamlMappingNode mapping, string key) => (Find(mapping, key) as YamlScalarNode)?.Value;

    private static List<string> Texts(YamlNode? node) =>
        node is YamlSequenceNode list ? [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "")] : [];
}
