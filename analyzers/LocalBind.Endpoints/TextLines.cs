using System;
using System.Collections.Generic;

namespace LocalBind.Endpoints;

/// <summary>A position as compilers print it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public readonly record struct TextPosition(int Line, int Column);

/// <summary>Turns offsets in a text into lines and columns. Lines end with LF, CR LF or CR, as in Roslyn's SourceText (also U+0085, U+2028, U+2029).</summary>
public sealed class TextLines
{
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines of <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public TextLines(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\u0085' or '\u2028' or '\u2029' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _starts.Add(i + 1);
            }
        }
    }

    /// <summary>How many lines there are, at least 1.</summary>
    public int Count => _starts.Count;

    /// <summary>The line and column of an offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    public TextPosition At(int offset)
    {
        if (offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(line + 1, offset - _starts[line] + 1);
    }
}
