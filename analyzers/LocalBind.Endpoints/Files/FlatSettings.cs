using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalBind.Endpoints.Json;

namespace LocalBind.Endpoints.Files;

/// <summary>One key with its value.</summary>
/// <param name="Key">The whole key, levels between <c>:</c>.</param>
/// <param name="Text">The value; null for null and for an empty object.</param>
/// <param name="Names">The names that make up the key, in the file, each with the number of levels before it.</param>
internal sealed record FlatSetting(string Key, SettingText? Text, IReadOnlyList<(int Level, TextRange Range)> Names)
{
    /// <summary>Where the name of a level stands: one written name may hold several levels.</summary>
    public TextRange NameAt(int level) => Names.Last(name => name.Level <= level).Range;
}

/// <summary>The keys and values of a settings object as Microsoft.Extensions.Configuration.Json flattens them (JsonConfigurationFileParser, .NET 10).</summary>
internal sealed class FlatSettings
{
    private readonly Dictionary<string, FlatSetting> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];

    private FlatSettings()
    {
    }

    /// <summary>Why .NET refuses the object, or null.</summary>
    public JsonError? Error { get; private set; }

    /// <summary>The settings in their order.</summary>
    public IEnumerable<FlatSetting> All => _order.Select(key => _settings[key]);

    public static FlatSettings Of(JsonObject root)
    {
        var settings = new FlatSettings();
        settings.VisitObject(root, null, []);
        return settings;
    }

    /// <summary>The setting of a key, compared without case, or null.</summary>
    public FlatSetting? Find(string key) => _settings.TryGetValue(key, out var setting) ? setting : null;

    private void VisitObject(JsonObject value, string? path, IReadOnlyList<(int Level, TextRange Range)> names)
    {
        foreach (var member in value.Members)
        {
            Visit(member.Value, Join(path, member.Name.Value), [.. names, (Levels(path), member.Name.ContentRange)], member.Name);
        }

        // An empty object is a key with a null value; it replaces what was there.
        if (value.Members.Count == 0 && path is not null)
        {
            Set(path, null, names);
        }
    }

    private void VisitArray(JsonArray value, string path, IReadOnlyList<(int Level, TextRange Range)> names)
    {
        for (var i = 0; i < value.Items.Count; i++)
        {
            Visit(value.Items[i], Join(path, i.ToString(CultureInfo.InvariantCulture)), names, null);
        }

        if (value.Items.Count == 0)
        {
            Set(path, null, names);
        }
    }

    private void Visit(JsonNode value, string path, IReadOnlyList<(int Level, TextRange Range)> names, JsonString? name)
    {
        if (new[] { name, value as JsonString }.FirstOrDefault(text => text is { IsWellFormed: false }) is { } broken)
        {
            Error ??= new JsonError(broken.ContentRange, "An escape makes half of a surrogate pair, so the app stops at start; write both halves");
        }

        switch (value)
        {
            case JsonObject child:
                VisitObject(child, path, names);
                break;
            case JsonArray array:
                VisitArray(array, path, names);
                break;
            default:
                if (_settings.ContainsKey(path))
                {
                    Error ??= new JsonError(name?.ContentRange ?? value.Range, $"The key '{path}' stands twice (keys have no case), so the app stops at start; remove one");
                }

                Set(path, SettingText.Of(value), names);
                break;
        }
    }

    private void Set(string path, SettingText? text, IReadOnlyList<(int Level, TextRange Range)> names)
    {
        if (!_settings.ContainsKey(path))
        {
            _order.Add(path);
        }

        _settings[path] = new FlatSetting(path, text, names);
    }

    private static string Join(string? path, string name) => path is null ? name : path + ":" + name;

    private static int Levels(string? path) => path is null ? 0 : path.Split(':').Length;
}
