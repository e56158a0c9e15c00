using System.Collections.Generic;

namespace LocalBind.Endpoints.Json;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Range">The value in the text of the file, with its braces, brackets or quotes.</param>
public abstract record JsonNode(TextRange Range)
{
    /// <summary>Whether .NET reads it where a text is expected: a text, but not one with half of a surrogate pair, or null.</summary>
    public bool IsText => this is JsonString { IsWellFormed: true } or JsonNull;
}

/// <summary>An array.</summary>
/// <param name="Range">From bracket to bracket.</param>
/// <param name="Items">The elements in their order.</param>
public sealed record JsonArray(TextRange Range, IReadOnlyList<JsonNode> Items) : JsonNode(Range);

/// <summary>A number, kept as it is written: .NET's configuration does the same.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Text">The number as written.</param>
public sealed record JsonNumber(TextRange Range, string Text) : JsonNode(Range);

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Value">Which of the two.</param>
public sealed record JsonBoolean(TextRange Range, bool Value) : JsonNode(Range);

/// <summary><c>null</c>.</summary>
/// <param name="Range">Where it stands.</param>
public sealed record JsonNull(TextRange Range) : JsonNode(Range);
