using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Sources of configuration over each other: a key is answered by the highest that has it, even with nothing.</summary>
public sealed class LayeredConfiguration
{
    private readonly List<ConfigurationSource> _sources = [];

    /// <summary>The first failure, lowest source first.</summary>
    public ConfigurationFailure? Failure => _sources.Select(s => s.Failure).FirstOrDefault(f => f is not null);

    /// <summary>Whether a source has several values of a key that decides about addresses, of which .NET takes any.</summary>
    public bool IsOfChance => _sources.Exists(s => s.Values.Any(v => v.Value.IsOneOfSeveral && ConfigurationKeys.DecideAboutAddresses(v.Key)));

    /// <summary>Puts a source over the others.</summary>
    public void Add(ConfigurationSource source) => _sources.Add(source);

    /// <summary>Takes all sources out.</summary>
    public void Clear() => _sources.Clear();

    /// <summary>The sources that are there now, without those that follow.</summary>
    public LayeredConfiguration Copy()
    {
        var copy = new LayeredConfiguration();
        copy._sources.AddRange(_sources);
        return copy;
    }

    /// <summary>The value of a key, or null if no source has it.</summary>
    public ConfigurationValue? Find(string key)
    {
        for (var i = _sources.Count - 1; i >= 0; i--)
        {
            if (_sources[i].Values.TryGetValue(key, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The text of a key; null if no source has it or the highest that has it says nothing.</summary>
    public string? Text(string key) => Find(key)?.Text;

    /// <summary>The names below a section, merged over all sources, in the order in which .NET enumerates them.</summary>
    public IReadOnlyList<string> Children(string section)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var prefix = section + ":";
        foreach (var key in _sources.SelectMany(s => s.Values.Keys))
        {
            if (key.Length >= prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                var end = key.IndexOf(':', prefix.Length);
                var name = end < 0 ? key.Substring(prefix.Length) : key.Substring(prefix.Length, end - prefix.Length);
                if (!names.ContainsKey(name))
                {
                    names.Add(name, name);
                }
            }
        }

        return [.. names.Keys.OrderBy(n => n, ConfigurationKeys.Comparer)];
    }

    /// <summary>Whether a section has a value or a child.</summary>
    public bool Exists(string section) => Text(section) is not null || Children(section).Count > 0;
}
