using System;
using System.Collections.Generic;

namespace LocalBind.Endpoints.Json;

/// <summary>
/// A JSON text read with positions. It takes the texts that System.Text.Json takes, and gives the same values; it never throws for a text.
/// The text is a decoded one: a byte order mark belongs to the file's encoding and is gone (as after File.ReadAllText), a further one is an error.
/// </summary>
public sealed class JsonText
{
    /// <summary>How deep objects and arrays may nest: System.Text.Json's JsonReaderOptions.DefaultMaxDepth.</summary>
    public const int MaximumDepth = 64;

    internal JsonText(JsonNode? root, JsonError? error, IReadOnlyList<JsonExtension> extensions)
    {
        Root = root;
        Error = error;
        Extensions = extensions;
    }

    /// <summary>The value, or null if the text is no JSON.</summary>
    public JsonNode? Root { get; }

    /// <summary>The first error, or null if the text is JSON.</summary>
    public JsonError? Error { get; }

    /// <summary>The comments and trailing commas, in their order; none in a strictly read text.</summary>
    public IReadOnlyList<JsonExtension> Extensions { get; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static JsonText Parse(string text, JsonSyntax syntax = JsonSyntax.Relaxed) =>
        new JsonParser(text ?? throw new ArgumentNullException(nameof(text)), syntax).Parse();

    /// <summary>The first comment or trailing comma inside a part of the text, or null: a strict reader would fail there.</summary>
    public JsonExtension? FirstExtensionWithin(TextRange part)
    {
        foreach (var extension in Extensions)
        {
            if (extension.Range.Start >= part.Start && extension.Range.End <= part.End)
            {
                return extension;
            }
        }

        return null;
    }
}
