using System;
using System.Linq;
using System.Text.Json;
using LocalBind.Endpoints.Json;
using Xunit;

namespace LocalBind.Endpoints.Tests.Json;

/// <summary>Compares what is read with what System.Text.Json reads from the same text.</summary>
internal static class SystemTextJson
{
    public static void AssertAgrees(string text, JsonSyntax syntax)
    {
        var mine = JsonText.Parse(text, syntax);
        using var theirs = Parse(text, syntax, out var refusal);
        if (theirs is null)
        {
            Assert.True(mine.Error is not null, $"Accepted, but System.Text.Json ({syntax}) says \"{refusal}\": {Shown(text)}");
            Assert.Null(mine.Root);
            Assert.InRange(mine.Error.Range.Start, 0, text.Length);
            Assert.InRange(mine.Error.Range.End, mine.Error.Range.Start, text.Length);
        }
        else
        {
            Assert.True(mine.Error is null, $"Refused ({mine.Error?.Message}), but System.Text.Json ({syntax}) accepts: {Shown(text)}");
            AssertSame(mine.Root!, theirs.RootElement, text);
        }
    }

    public static void AssertAgrees(string text)
    {
        AssertAgrees(text, JsonSyntax.Strict);
        AssertAgrees(text, JsonSyntax.Relaxed);
    }

    private static JsonDocument? Parse(string text, JsonSyntax syntax, out string? refusal)
    {
        var options = syntax == JsonSyntax.Strict
            ? default
            : new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        try
        {
            refusal = null;
            return JsonDocument.Parse(text, options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            refusal = e.Message;
            return null;
        }
    }

    private static void AssertSame(JsonNode mine, JsonElement theirs, string text)
    {
        // A node's range holds exactly the node: System.Text.Json's raw text of the element.
        Assert.Equal(theirs.GetRawText(), mine.Range.Of(text));
        switch (mine)
        {
            case JsonObject o:
                Assert.Equal(JsonValueKind.Object, theirs.ValueKind);
                var properties = theirs.EnumerateObject().ToArray();
                Assert.Equal(properties.Length, o.Members.Count);
                for (var i = 0; i < properties.Length; i++)
                {
                    AssertSameName(o.Members[i].Name, properties[i], text);
                    AssertSame(o.Members[i].Value, properties[i].Value, text);
                }

                break;
            case JsonArray a:
                Assert.Equal(JsonValueKind.Array, theirs.ValueKind);
                Assert.Equal(theirs.GetArrayLength(), a.Items.Count);
                foreach (var (item, element) in a.Items.Zip(theirs.EnumerateArray()))
                {
                    AssertSame(item, element, text);
                }

                break;
            case JsonString s:
                Assert.Equal(JsonValueKind.String, theirs.ValueKind);
                AssertSameString(s, theirs.GetString, text);
                break;
            case JsonNumber n:
                Assert.Equal(JsonValueKind.Number, theirs.ValueKind);
                Assert.Equal(theirs.GetRawText(), n.Text);
                break;
            case JsonBoolean b:
                Assert.Equal(theirs.GetBoolean(), b.Value);
                break;
            default:
                Assert.IsType<JsonNull>(mine);
                Assert.Equal(JsonValueKind.Null, theirs.ValueKind);
                break;
        }
    }

    private static void AssertSameName(JsonString name, JsonProperty property, string text) =>
        AssertSameString(name, () => property.Name, text);

    private static void AssertSameString(JsonString mine, Func<string?> theirs, string text)
    {
        string? value;
        try
        {
            value = theirs();
        }
        catch (InvalidOperationException)
        {
            Assert.False(mine.IsWellFormed);
            return;
        }

        Assert.True(mine.IsWellFormed);
        Assert.Equal(value, mine.Value);
        AssertPositions(mine, text);
    }

    /// <summary>Every character's range, read alone, is that character; together they are the content.</summary>
    private static void AssertPositions(JsonString s, string text)
    {
        var expectedStart = s.ContentRange.Start;
        for (var i = 0; i < s.Value.Length; i++)
        {
            var range = s.InFile(new TextRange(i, 1));
            Assert.Equal(expectedStart, range.Start);
            expectedStart = range.End;
            var written = range.Of(text);
            var decoded = written.Length == 1 ? written[0]
                : written.Length == 6 ? (char)Convert.ToUInt16(written[2..], 16)
                : "\"\\/\b\f\n\r\t"["\"\\/bfnrt".IndexOf(written[1], StringComparison.Ordinal)];
            Assert.Equal(s.Value[i], decoded);
        }

        Assert.Equal(s.ContentRange.End, expectedStart);
    }

    private static string Shown(string text) =>
        string.Concat(text.Length > 300 ? text[..300] + "…" : text, " | ", Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(text.Length > 60 ? text[..60] : text)));
}
