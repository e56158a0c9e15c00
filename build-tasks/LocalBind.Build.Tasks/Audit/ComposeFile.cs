using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using static LocalBind.Build.Tasks.Audit.ComposeYaml;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A port entry of a compose file.</summary>
/// <param name="Port">What it publishes.</param>
/// <param name="Service">The first service that uses it.</param>
/// <param name="Profiles">The profiles of that service; none for a service that always starts.</param>
/// <param name="File">The file in which it is written: another one for a service that extends one of there, or is included from there.</param>
/// <param name="Position">Where the literal stands.</param>
/// <param name="Text">The entry as written; of the long syntax the published port.</param>
/// <param name="IsLong">Whether it is written in the long syntax.</param>
/// <param name="List">The list of entries that it stands in.</param>
internal sealed record ComposePort(PublishedPort Port, string Service, IReadOnlyList<string> Profiles, string File, TextPosition Position, string Text, bool IsLong, object List)
{
    /// <summary>Whether both entries can be published at the same time. Lists of one service that meet (by extends, by an override file) are merged, equal entries to one.</summary>
    public bool StartsWith(ComposePort other) => Service == other.Service
        ? ReferenceEquals(List, other.List)
        : Profiles.Count == 0 || other.Profiles.Count == 0 || Profiles.Intersect(other.Profiles).Any();
}

/// <summary>
/// Reads the published ports of a compose file's services (docs.docker.com/reference/compose-file/services/#ports), through anchors, merge keys,
/// <c>extends</c> and <c>include</c>.
/// </summary>
internal sealed class ComposeFile
{
    // Of the long syntax, what a person would edit.
    private static readonly string[] LiteralKeys = ["host_ip", "published", "target"];

    private readonly AuditInputs _inputs;
    private readonly HashSet<(string File, TextPosition Position)> _seen = [];
    private readonly Dictionary<string, YamlMappingNode?> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _models = new(StringComparer.Ordinal);

    private ComposeFile(AuditInputs inputs) => _inputs = inputs;

    /// <summary>Every written port entry that some service uses, once.</summary>
    public List<ComposePort> Ports { get; } = [];

    /// <summary>Why a file is no YAML, for each that is none.</summary>
    public List<AuditFinding> Problems { get; } = [];

    /// <summary>Reads a file and what it includes.</summary>
    public static ComposeFile Read(string path, AuditInputs inputs)
    {
        var file = new ComposeFile(inputs);
        file.ReadModel(path, ComposeInterpolation.Of([Beside(path, ".env")], inputs));
        return file;
    }

    // Each file of a model once: a file that includes itself on some way is refused by Compose.
    private void ReadModel(string path, ComposeInterpolation variables)
    {
        if (!_models.Add(path) || Load(path) is not { } root)
        {
            return;
        }

        if (Find(root, "services") is YamlMappingNode services)
        {
            foreach (var service in services.Children)
            {
                if (service.Value is YamlMappingNode members)
                {
                    ReadService(path, members, (service.Key as YamlScalarNode)?.Value ?? "", variables);
                }
            }
        }

        foreach (var entry in Find(root, "include") is YamlSequenceNode includes ? includes.Children : [])
        {
            Include(path, entry, variables);
        }
    }

    // "- other/compose.yml", or path (one, or several that override each other), project_directory and env_file. What is not on this machine is passed over.
    private void Include(string path, YamlNode entry, ComposeInterpolation variables)
    {
        var mapping = entry as YamlMappingNode;
        var files = Texts(mapping is null ? entry : Find(mapping, "path")).ConvertAll(file => Beside(path, variables.Replace(file)));
        if (files.Count == 0)
        {
            return;
        }

        var folder = mapping is not null && Text(mapping, "project_directory") is { } directory ? Beside(path, variables.Replace(directory)) : Path.GetDirectoryName(files[0]) ?? "";
        var written = mapping is null ? [] : Texts(Find(mapping, "env_file")).ConvertAll(file => Beside(path, variables.Replace(file)));
        var included = ComposeInterpolation.Of(written.Count > 0 ? written : [Path.Combine(folder, ".env")], _inputs, variables);
        files.ForEach(file => ReadModel(file, included));
    }

    private void ReadService(string path, YamlMappingNode service, string name, ComposeInterpolation variables)
    {
        var chain = Chain(path, service);
        var network = chain.Select(link => Text(link.Service, "network_mode")).FirstOrDefault(mode => mode is not null);
        if (network is not null && variables.Replace(network) is "host" or "none")
        {
            return;
        }

        var profiles = Texts(Find(service, "profiles"));
        foreach (var (file, members) in chain)
        {
            if (Find(members, "ports") is not YamlSequenceNode ports)
            {
                continue;
            }

            var tag = ports.Tag.IsEmpty ? "" : ports.Tag.Value;
            foreach (var entry in tag == "!reset" ? [] : ports.Children)
            {
                Add(file, entry, ports, name, profiles, variables);
            }

            // The entries of the extended service are added to this one's, unless they are to be replaced.
            if (tag is "!reset" or "!override")
            {
                return;
            }
        }
    }

    // A service, the one that it extends, the one that this extends: what an earlier one says wins.
    private List<(string File, YamlMappingNode Service)> Chain(string path, YamlMappingNode service)
    {
        var chain = new List<(string File, YamlMappingNode Service)>();
        for (var next = service; next is not null && !chain.Exists(link => ReferenceEquals(link.Service, next));)
        {
            chain.Add((path, next));
            switch (Find(next, "extends"))
            {
                case YamlScalarNode { Value: { } sameFile }:
                    next = ServiceOf(path, sameFile);
                    break;
                case YamlMappingNode extends when Text(extends, "service") is { } parent:
                    path = Text(extends, "file") is { Length: > 0 } file ? Beside(path, file) : path;
                    next = ServiceOf(path, parent);
                    break;
                default:
                    next = null;
                    break;
            }
        }

        return chain;
    }

    private void Add(string path, YamlNode entry, YamlSequenceNode list, string service, IReadOnlyList<string> profiles, ComposeInterpolation variables)
    {
        string Value(YamlMappingNode members, string key) => Text(members, key) is { } text ? variables.Replace(text) : "";
        var (port, literal) = entry switch
        {
            YamlScalarNode { Value: { } text } scalar => (PublishedPort.Parse(variables.Replace(text)), scalar),
            YamlMappingNode long_ => (
                PublishedPort.Of(Value(long_, "host_ip"), Value(long_, "published"), Value(long_, "target"), Value(long_, "protocol")),
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
            Ports.Add(new ComposePort(port, service, profiles, path, position, literal.Value ?? "", entry is YamlMappingNode, list));
        }
    }

    private static string Beside(string path, string name) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? "", name));

    private YamlMappingNode? ServiceOf(string path, string name) =>
        Load(path) is { } root && Find(root, "services") is YamlMappingNode services ? Find(services, name) as YamlMappingNode : null;

    private YamlMappingNode? Load(string path)
    {
        if (!_documents.TryGetValue(path, out var root))
        {
            root = _inputs.Read(path) is { } text ? Parse(path, text) : null;
            _documents[path] = root;
        }

        return root;
    }

    private YamlMappingNode? Parse(string path, string text)
    {
        try
        {
            return ComposeYaml.Parse(text);
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException ?? e).Message.Replace('\n', ' ').Replace('\r', ' ').TrimEnd('.');
            Problems.Add(new AuditFinding("LBT3005", path, new TextPosition(Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column)),
                $"This is no YAML that Compose can read ({reason}), so no service of the file starts; correct it"));
            return null;
        }
    }
}
