using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A value of a configuration key.</summary>
/// <param name="Text">The value; null where a source has the key and says nothing (it still hides lower sources).</param>
/// <param name="Origin">Where it was written.</param>
public sealed record ConfigurationValue(string? Text, ValueOrigin Origin)
{
    /// <summary>Whether it is one of several of its key, and .NET takes any of them: variables whose names differ in case.</summary>
    public bool IsOneOfSeveral { get; init; }
}

/// <summary>What stops the program while it reads its configuration.</summary>
/// <param name="Message">The reason in .NET's words.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record ConfigurationFailure(string Message, string Advice, ValueOrigin Origin)
{
    /// <summary>A value that is not read as true or false.</summary>
    public static ConfigurationFailure OfBoolean(string key, ConfigurationValue value) =>
        new($"Failed to convert configuration value '{value.Text}' at '{key}' to type 'System.Boolean'.", "Write true or false.", value.Origin);
}

/// <summary>The keys of one source of configuration, compared without case; <c>:</c> separates levels.</summary>
public sealed class ConfigurationSource
{
    private readonly Dictionary<string, ConfigurationValue> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All keys and values.</summary>
    public IReadOnlyDictionary<string, ConfigurationValue> Values => _values;

    /// <summary>What stops the program, or null.</summary>
    public ConfigurationFailure? Failure { get; internal set; }

    /// <summary>The source as a chained configuration shows it: an empty value is none.</summary>
    internal ConfigurationSource WithoutEmptyValues()
    {
        var source = new ConfigurationSource { Failure = Failure };
        foreach (var value in _values)
        {
            if (!string.IsNullOrEmpty(value.Value.Text))
            {
                source._values.Add(value.Key, value.Value);
            }
        }

        return source;
    }

    internal void Set(string key, string? value, ValueOrigin origin) => _values[key] = new(value, origin);

    internal void SetBeside(string key, string? value, ValueOrigin origin) =>
        _values[key] = new(value, origin) { IsOneOfSeveral = _values.TryGetValue(key, out var other) && (other.IsOneOfSeveral || other.Text != value) };
}
