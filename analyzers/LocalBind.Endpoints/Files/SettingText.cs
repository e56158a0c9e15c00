using LocalBind.Endpoints.Json;

namespace LocalBind.Endpoints.Files;

/// <summary>The text of a setting, as .NET's configuration sees it, which knows where it stands: numbers and truth values are texts too.</summary>
internal sealed class SettingText
{
    private readonly JsonString? _string;
    private readonly TextRange _range;

    private SettingText(string value, TextRange range, JsonString? text)
    {
        Value = value;
        _range = range;
        _string = text;
    }

    public string Value { get; }

    /// <summary>The value in the file, without quotes.</summary>
    public TextRange Range => _string?.ContentRange ?? _range;

    /// <summary>The text of a value; null for null, objects and arrays.</summary>
    public static SettingText? Of(JsonNode? node) => node switch
    {
        JsonString text => new(text.Value, text.Range, text),
        JsonNumber number => new(number.Text, number.Range, null),
        JsonBoolean { Value: true } yes => new("True", yes.Range, null),
        JsonBoolean no => new("False", no.Range, null),
        _ => null,
    };

    /// <summary>Where a part of the value stands in the file.</summary>
    public TextRange InFile(TextRange part) => _string?.InFile(part) ?? part.Shift(_range.Start);
}
