using System;
using System.Collections.Generic;
using System.Text;

namespace LocalBind.Endpoints.Json;

/// <summary>Reads one string, from quote to quote (RFC 8259 §7).</summary>
internal sealed class JsonStringReader(string text, int start)
{
    public const string LoneSurrogate = "Half of a surrogate pair is no character";

    private const int UnicodeEscapeLength = 6;

    private readonly StringBuilder _value = new();
    private List<JsonString.Escape>? _escapes;
    private int _position = start + 1;

    public JsonError? Error { get; private set; }

    /// <summary>The string, or null with an <see cref="Error"/>.</summary>
    public JsonString? Read()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '"')
            {
                return new JsonString(TextRange.FromBounds(start, _position + 1), _value.ToString(), _escapes);
            }

            if (!(c == '\\' ? ReadEscape() : ReadCharacter(c)))
            {
                return null;
            }
        }

        Fail(TextRange.FromBounds(start, text.Length), "The text does not end: '\"' is missing");
        return null;
    }

    private bool ReadCharacter(char c)
    {
        if (c < ' ')
        {
            return Fail(new TextRange(_position, 1), "A control character must be written as an escape, such as \\n or \\u0000");
        }

        if (char.IsSurrogate(c))
        {
            if (_position + 1 == text.Length || !char.IsSurrogatePair(c, text[_position + 1]))
            {
                return Fail(new TextRange(_position, 1), LoneSurrogate);
            }

            _value.Append(c);
            c = text[++_position];
        }

        _value.Append(c);
        _position++;
        return true;
    }

    private bool ReadEscape()
    {
        var mark = _position + 1 < text.Length ? text[_position + 1] : '\0';
        char? value = mark switch
        {
            '"' or '\\' or '/' => mark,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicode(),
            _ => null,
        };
        if (value is null)
        {
            var end = Math.Min(_position + 2, text.Length);
            return Fail(TextRange.FromBounds(_position, end), "No escape of JSON: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits are");
        }

        var length = mark == 'u' ? UnicodeEscapeLength : 2;
        (_escapes ??= []).Add(new JsonString.Escape(_value.Length, length));
        _value.Append(value.Value);
        _position += length;
        return true;
    }

    // Not by a parser of numbers: those take signs, blanks and trailing NULs in one or another style.
    private char? ReadUnicode()
    {
        if (_position + UnicodeEscapeLength > text.Length)
        {
            return null;
        }

        var code = 0;
        for (var i = _position + 2; i < _position + UnicodeEscapeLength; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' and var c => c - '0',
                >= 'a' and <= 'f' and var c => c - 'a' + 10,
                >= 'A' and <= 'F' and var c => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            code = (code * 16) + digit;
        }

        return (char)code;
    }

    private bool Fail(TextRange range, string message)
    {
        Error = new JsonError(range, message);
        return false;
    }
}
