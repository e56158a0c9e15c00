namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Names, literals and brackets in the text of a source.</summary>
internal static class CodeText
{
    /// <summary>The name that begins at a place; empty if none does.</summary>
    public static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsOfName(text[end]))
        {
            end++;
        }

        return start < end ? text.Substring(start, end - start) : "";
    }

    /// <summary>The name that ends before a place; empty if none does.</summary>
    public static string NameBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && IsOfName(text[start - 1]))
        {
            start--;
        }

        return text.Substring(start, end - start);
    }

    /// <summary>The text of a plain literal; null if there is none.</summary>
    public static string? LiteralOf(string text, int at)
    {
        var end = at > 0 && CharAt(text, at) == '"' ? text.IndexOfAny(['"', '\\', '\n'], at + 1) : -1;
        return CharAt(text, end) == '"' ? text.Substring(at + 1, end - at - 1) : null;
    }

    /// <summary>Where the bracket closes that opens at a place; the end of the text if nowhere. Brackets in texts do not count.</summary>
    public static int ClosingOf(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when --depth <= 0:
                    return at;
                case '"':
                    at = EndOfText(text, at);
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>The first place from one on that is no white space.</summary>
    public static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The place behind the last one before another that is no white space.</summary>
    public static int SkipBack(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>Whether a text stands at a place.</summary>
    public static bool StartsWith(string text, int at, string name) => string.CompareOrdinal(text, at, name, 0, name.Length) == 0;

    /// <summary>The character at a place; NUL outside the text.</summary>
    public static char CharAt(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    /// <summary>Whether a character is part of a name.</summary>
    public static bool IsOfName(char c) => c == '_' || char.IsLetterOrDigit(c);

    /// <summary>Whether a place is behind the slashes of a comment; those of an address in the same line begin none.</summary>
    public static bool IsInComment(string text, int index)
    {
        var line = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        for (var at = line; (at = text.IndexOf("//", at, index - at, System.StringComparison.Ordinal)) >= 0; at += 2)
        {
            if (at == line || text[at - 1] != ':')
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfText(string text, int at)
    {
        for (at++; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
        }

        return at;
    }
}
