using System;
using System.Collections.Generic;

namespace LocalBind.Endpoints.Json;

/// <summary>One pass over one text. A method that returns null or false has left an error, and nothing is read after it.</summary>
internal sealed class JsonParser(string text, JsonSyntax syntax)
{
    // Stands for the end of the text as well: it may begin no token.
    private const char Nothing = '\0';

    private readonly List<JsonExtension> _extensions = [];
    private JsonError? _error;
    private int _position;

    private bool AtEnd => _position >= text.Length;

    private char Current => AtEnd ? Nothing : text[_position];

    public JsonText Parse()
    {
        var root = SkipBlanks() ? ReadValue(depth: 0) : null;
        if (root is not null && SkipBlanks() && !AtEnd)
        {
            FailAtCurrent("Nothing may follow the JSON value");
        }

        return new JsonText(_error is null ? root : null, _error, _extensions);
    }

    private JsonNode? ReadValue(int depth)
    {
        switch (Current)
        {
            case '{':
                var members = new List<JsonMember>();
                return ReadItems(members, ReadMember, '}', depth + 1) is { } braces ? new JsonObject(braces, members) : null;
            case '[':
                var items = new List<JsonNode>();
                return ReadItems(items, ReadValue, ']', depth + 1) is { } brackets ? new JsonArray(brackets, items) : null;
            case '"':
                return ReadString();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't':
                return ReadWord("true") is { } yes ? new JsonBoolean(yes, true) : null;
            case 'f':
                return ReadWord("false") is { } no ? new JsonBoolean(no, false) : null;
            case 'n':
                return ReadWord("null") is { } nothing ? new JsonNull(nothing) : null;
            default:
                FailAtCurrent("A value is expected: an object, an array, a text in double quotes, a number, true, false or null");
                return null;
        }
    }

    /// <summary>Reads from the opening to the closing mark.</summary>
    private TextRange? ReadItems<T>(List<T> items, Func<int, T?> readItem, char close, int depth)
        where T : class
    {
        if (depth > JsonText.MaximumDepth)
        {
            FailAtCurrent("Objects and arrays are nested deeper than 64 levels, which .NET refuses");
            return null;
        }

        var start = _position++;
        if (!SkipBlanks())
        {
            return null;
        }

        while (Current != close)
        {
            if (readItem(depth) is not { } item || !SkipBlanks())
            {
                return null;
            }

            items.Add(item);
            if (Current != close && !SkipComma(close))
            {
                return null;
            }
        }

        _position++;
        return TextRange.FromBounds(start, _position);
    }

    private bool SkipComma(char close)
    {
        if (Current != ',')
        {
            return FailAtCurrent($"',' or '{close}' is expected");
        }

        var comma = new TextRange(_position++, 1);
        var index = _extensions.Count;
        if (!SkipBlanks())
        {
            return false;
        }

        if (Current == close)
        {
            // Before the comments that follow it.
            _extensions.Insert(index, new JsonExtension(JsonExtensionKind.TrailingComma, comma));
            return syntax == JsonSyntax.Relaxed || Fail(comma, $"A comma may not stand before '{close}'");
        }

        return true;
    }

    private JsonMember? ReadMember(int depth)
    {
        if (Current != '"')
        {
            FailAtCurrent("A property name in double quotes is expected");
            return null;
        }

        if (ReadString() is not { } name)
        {
            return null;
        }

        // System.Text.Json takes a comment everywhere between two tokens, but not here.
        SkipWhiteSpace();
        if (Current != ':')
        {
            FailAtCurrent("':' is expected after a property name");
            return null;
        }

        _position++;
        return SkipBlanks() && ReadValue(depth) is { } value ? new JsonMember(name, value) : null;
    }

    private TextRange? ReadWord(string word)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
        {
            FailAtCurrent($"'{word}' is expected");
            return null;
        }

        _position += word.Length;
        return new TextRange(_position - word.Length, word.Length);
    }

    // RFC 8259 §6: an integer without leading zeros, a fraction, an exponent.
    private JsonNumber? ReadNumber()
    {
        var start = _position;
        SkipIf('-');
        if (!SkipIf('0') && !SkipDigits())
        {
            return null;
        }

        if (SkipIf('.') && !SkipDigits())
        {
            return null;
        }

        if (SkipIf('e') || SkipIf('E'))
        {
            _ = SkipIf('+') || SkipIf('-');
            if (!SkipDigits())
            {
                return null;
            }
        }

        var range = TextRange.FromBounds(start, _position);
        return new JsonNumber(range, range.Of(text));
    }

    private bool SkipIf(char c)
    {
        if (Current != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool SkipDigits()
    {
        if (Current is not (>= '0' and <= '9'))
        {
            return FailAtCurrent("A digit is expected");
        }

        while (Current is >= '0' and <= '9')
        {
            _position++;
        }

        return true;
    }

    private JsonString? ReadString()
    {
        var reader = new JsonStringReader(text, _position);
        if (reader.Read() is not { } value)
        {
            _error = reader.Error;
            return null;
        }

        _position = value.Range.End;
        return value;
    }

    /// <summary>Skips blanks and, if they are taken, comments.</summary>
    private bool SkipBlanks()
    {
        while (true)
        {
            SkipWhiteSpace();
            if (Current != '/')
            {
                return true;
            }

            if (!SkipComment())
            {
                return false;
            }
        }
    }

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private bool SkipComment()
    {
        var mark = _position + 1 < text.Length ? text[_position + 1] : Nothing;
        if (mark is not ('/' or '*'))
        {
            return FailAtCurrent("'/' begins no JSON value");
        }

        var end = mark == '/' ? text.IndexOfAny(['\n', '\r'], _position) : text.IndexOf("*/", Math.Min(_position + 2, text.Length), StringComparison.Ordinal);
        if (end < 0 && mark == '*')
        {
            return FailAtCurrent("The comment does not end: '*/' is missing");
        }

        var comment = TextRange.FromBounds(_position, end < 0 ? text.Length : mark == '*' ? end + 2 : end);
        _extensions.Add(new JsonExtension(JsonExtensionKind.Comment, comment));
        _position = comment.End;
        return syntax == JsonSyntax.Strict
            ? Fail(comment, "A comment may not stand here")
            : IsReadable(comment, isLine: mark == '/');
    }

    // System.Text.Json refuses the two Unicode line ends in a line comment, where readers disagree about its end.
    private bool IsReadable(TextRange comment, bool isLine)
    {
        for (var i = comment.Start; i < comment.End; i++)
        {
            if (isLine && (text[i] is '\u2028' or '\u2029'))
            {
                return Fail(new TextRange(i, 1), "A Unicode line or paragraph separator may not stand in a comment that begins with //");
            }

            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return Fail(new TextRange(i, 1), JsonStringReader.LoneSurrogate);
                }

                i++;
            }
        }

        return true;
    }

    private bool FailAtCurrent(string message) =>
        AtEnd ? Fail(new TextRange(text.Length, 0), message + ", but the text ends here") : Fail(new TextRange(_position, 1), message);

    private bool Fail(TextRange range, string message)
    {
        _error = new JsonError(range, message);
        return false;
    }
}
