using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>YAML as Compose understands it: a tree of mappings with merge keys, of whatever text somebody wrote.</summary>
internal static class ComposeYaml
{
    // Real files nest a dozen levels; a parser of trees is recursive.
    private const int MaximumDepth = 100;

    /// <summary>The first document's mapping; null if it has none, or none that can be read safely.</summary>
    /// <exception cref="YamlException">The text is no YAML, or nested too deeply.</exception>
    public static YamlMappingNode? Parse(string text)
    {
        if (!IsHarmless(text))
        {
            return null;
        }

        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode as YamlMappingNode : null;
    }

    // A tree is built only of what cannot take more time or stack than its text is long: not too deep, and with texts as keys, for keys are compared.
    private static bool IsHarmless(string text)
    {
        var parser = new Parser(new StringReader(text));
        var open = new Stack<(bool IsMapping, bool ExpectsKey)>();
        while (parser.MoveNext())
        {
            if (parser.Current is MappingEnd or SequenceEnd)
            {
                open.Pop();
            }
            else if (parser.Current is (NodeEvent or AnchorAlias) and { } node)
            {
                if (open.Count > 0 && open.Peek() is { IsMapping: true } mapping)
                {
                    if (mapping.ExpectsKey && node is not Scalar)
                    {
                        return false;
                    }

                    open.Pop();
                    open.Push((true, !mapping.ExpectsKey));
                }

                if (node is MappingStart or SequenceStart)
                {
                    open.Push((node is MappingStart, true));
                }

                if (open.Count > MaximumDepth)
                {
                    throw new YamlException(node.Start, node.End, "it is nested too deeply");
                }
            }
        }

        return true;
    }

    /// <summary>A member by name, also of the mappings that are merged in (<c>&lt;&lt;</c>); the mapping's own members win.</summary>
    public static YamlNode? Find(YamlMappingNode mapping, string key) => Find(mapping, key, []);

    // Each mapping once: a few lines can merge each other more often than a machine can count.
    private static YamlNode? Find(YamlMappingNode mapping, string key, List<YamlMappingNode> visited)
    {
        if (visited.Exists(other => ReferenceEquals(other, mapping)))
        {
            return null;
        }

        visited.Add(mapping);
        YamlNode? merged = null;
        foreach (var member in mapping.Children)
        {
            var name = (member.Key as YamlScalarNode)?.Value;
            if (name == key)
            {
                return member.Value;
            }

            if (name == "<<")
            {
                var sources = member.Value is YamlSequenceNode list ? list.Children : (IEnumerable<YamlNode>)[member.Value];
                merged ??= sources.OfType<YamlMappingNode>().Select(source => Find(source, key, visited)).FirstOrDefault(found => found is not null);
            }
        }

        return merged;
    }

    /// <summary>A member that is a text; null if it is none.</summary>
    public static string? Text(YamlMappingNode mapping, string key) => (Find(mapping, key) as YamlScalarNode)?.Value;

    /// <summary>One text, or a list of them.</summary>
    public static List<string> Texts(YamlNode? node) => node switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "")],
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        _ => [],
    };
}
