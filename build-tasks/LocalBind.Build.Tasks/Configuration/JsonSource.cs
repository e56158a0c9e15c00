using System.Globalization;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A settings file as configuration, as Microsoft.Extensions.Configuration.Json 10 reads it.</summary>
internal sealed class JsonSource
{
    private readonly SourceFile _file;
    private readonly ConfigurationSource _source = new();

    private JsonSource(SourceFile file) => _file = file;

    /// <summary>Reads a file; one that is not there gives no keys.</summary>
    public static ConfigurationSource Read(string path)
    {
        if (SourceFile.TryRead(path) is not { } file)
        {
            return new();
        }

        var reader = new JsonSource(file);
        reader.Read();
        return reader._source;
    }

    private void Read()
    {
        var json = JsonText.Parse(_file.Text);
        if (json.Error is { } error)
        {
            Fail(ValueOrigin.InFile(_file, error.Range, ""), $"Could not parse the JSON file: {error.Message}.", "Correct it.");
        }
        else if (json.Root is JsonObject root)
        {
            ReadObject(root, null);
        }
        else
        {
            var kind = json.Root switch
            {
                JsonArray => "Array",
                JsonString => "String",
                JsonNumber => "Number",
                JsonBoolean { Value: true } => "True",
                JsonBoolean => "False",
                _ => "Null",
            };
            Fail(ValueOrigin.InFile(_file, json.Root!.Range, ""), $"Top-level JSON element must be an object. Instead, '{kind}' was found.", "Write the settings in braces.");
        }
    }

    private void ReadObject(JsonObject node, string? path)
    {
        foreach (var member in node.Members)
        {
            if (!member.Name.IsWellFormed)
            {
                Fail(ValueOrigin.InFile(_file, member.Name, path ?? ""), "A name has half of a surrogate pair.", "Correct it.");
                return;
            }

            ReadValue(member.Value, Combine(path, member.Name.Value), member.Name);
        }

        // An empty object is a key without a value; it hides what lower sources say.
        if (node.Members.Count == 0 && path is not null)
        {
            _source.Set(path, null, ValueOrigin.InFile(_file, node, path));
        }
    }

    private void ReadArray(JsonArray node, string path)
    {
        for (var i = 0; i < node.Items.Count; i++)
        {
            ReadValue(node.Items[i], Combine(path, i.ToString(CultureInfo.InvariantCulture)), node.Items[i]);
        }

        if (node.Items.Count == 0)
        {
            _source.Set(path, "", ValueOrigin.InFile(_file, node, path));
        }
    }

    private void ReadValue(JsonNode node, string path, JsonNode name)
    {
        if (_source.Failure is not null)
        {
            return;
        }

        switch (node)
        {
            case JsonObject children:
                ReadObject(children, path);
                return;
            case JsonArray items:
                ReadArray(items, path);
                return;
        }

        if (_source.Values.ContainsKey(path))
        {
            Fail(ValueOrigin.InFile(_file, name, path), $"A duplicate key '{path}' was found.", "Remove one; keys are compared without case.");
            return;
        }

        if (node is JsonString { IsWellFormed: false })
        {
            Fail(ValueOrigin.InFile(_file, node, path), $"The text of '{path}' has half of a surrogate pair.", "Correct it.");
            return;
        }

        var text = node switch
        {
            JsonString value => value.Value,
            JsonNumber value => value.Text,
            JsonBoolean value => value.Value ? "True" : "False",
            _ => null,
        };
        _source.Set(path, text, ValueOrigin.InFile(_file, node, path));
    }

    private void Fail(ValueOrigin origin, string reason, string advice) =>
        _source.Failure ??= new($"Failed to load configuration from file '{_file.Path}'. {reason}", advice, origin);

    // The file itself has no path; a name may be empty and have a path all the same.
    private static string Combine(string? path, string name) => path is null ? name : path + ":" + name;
}
