using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>From what kind of place a value came.</summary>
public enum ValueSource
{
    /// <summary>A file: position and key are known.</summary>
    File,

    /// <summary>A variable of the shell that started the run.</summary>
    Variable,

    /// <summary>A variable given with <c>dotnet run -e</c>.</summary>
    RunVariable,

    /// <summary>An argument of the program.</summary>
    Argument,

    /// <summary>Nothing says it: the server's default.</summary>
    Default,

    /// <summary>An item of the project whose line is not known.</summary>
    Item,
}

/// <summary>Where a configured value was written.</summary>
public sealed class ValueOrigin
{
    private readonly SourceFile? _file;
    private readonly JsonNode? _node;
    private readonly TextRange? _range;
    private readonly bool _isVerbatim;
    private string? _path;
    private TextPosition? _position;

    private ValueOrigin(ValueSource source, string key, SourceFile? file = null, JsonNode? node = null, TextRange? range = null, bool isVerbatim = false)
    {
        Source = source;
        Key = key;
        _file = file;
        _node = node;
        _range = range;
        _isVerbatim = isVerbatim;
    }

    /// <summary>The server's default, which nobody wrote.</summary>
    public static ValueOrigin Default { get; } = new(ValueSource.Default, "default");

    /// <summary>The kind of place.</summary>
    public ValueSource Source { get; }

    /// <summary>The key, the variable, or the argument, as it was written.</summary>
    public string Key { get; }

    /// <summary>The launch profile the value stands in, or null.</summary>
    public string? Profile { get; private set; }

    /// <summary>The full path of the file, or null if the value is in none.</summary>
    public string? FilePath => _file?.Path ?? _path;

    /// <summary>A value of a JSON file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="node">The value.</param>
    /// <param name="key">Its key.</param>
    /// <param name="profile">The launch profile it stands in.</param>
    /// <param name="isVerbatim">Whether the value is used as it is written (nothing expanded), so that parts of it can be found.</param>
    public static ValueOrigin InFile(SourceFile file, JsonNode node, string key, string? profile = null, bool isVerbatim = true) =>
        new(ValueSource.File, key, file, node, isVerbatim: isVerbatim) { Profile = profile };

    /// <summary>A part of a text file.</summary>
    public static ValueOrigin InFile(SourceFile file, TextRange range, string key) => new(ValueSource.File, key, file, range: range);

    /// <summary>A value of a variable.</summary>
    public static ValueOrigin OfVariable(string name, bool isFromRun) => new(isFromRun ? ValueSource.RunVariable : ValueSource.Variable, name);

    /// <summary>A value of a program argument.</summary>
    public static ValueOrigin OfArgument(string text) => new(ValueSource.Argument, text);

    /// <summary>A place that somebody else has found.</summary>
    public static ValueOrigin AtPosition(string path, TextPosition position, string key) => new(ValueSource.File, key) { _path = path, _position = position };

    /// <summary>An item that no file shows.</summary>
    public static ValueOrigin OfItem(string itemType) => new(ValueSource.Item, itemType);

    /// <summary>Where a part of the value stands.</summary>
    /// <param name="part">The part, or null for all of it.</param>
    /// <returns>Line and column, or null if the value stands in no file.</returns>
    public TextPosition? At(TextRange? part)
    {
        if (_file is null)
        {
            return _position;
        }

        if (_node is not JsonString text)
        {
            var whole = _range ?? _node?.Range ?? default;
            return _file.At(whole.Start + (_node is JsonNumber && part is { } digits ? digits.Start : 0));
        }

        return _file.At(part is { } wanted && _isVerbatim && wanted.End <= text.Value.Length ? text.InFile(wanted).Start : text.ContentRange.Start);
    }
}
