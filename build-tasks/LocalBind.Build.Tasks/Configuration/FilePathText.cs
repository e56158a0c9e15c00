using System;
using System.Text;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The path of a file as a source writes it: a literal, an interpolation, <c>Path.Combine</c>, the folders that .NET has names for.</summary>
internal static class FilePathText
{
    private static readonly (string Code, string Hole)[] Names =
    [
        ("EnvironmentName", AddedSource.EnvironmentHole), ("MachineName", AddedSource.MachineHole),
        ("AppContext.BaseDirectory", AddedSource.AssemblyFolderHole), ("AppDomain.CurrentDomain.BaseDirectory", AddedSource.AssemblyFolderHole),
        ("Directory.GetCurrentDirectory()", AddedSource.WorkingFolderHole), ("Environment.CurrentDirectory", AddedSource.WorkingFolderHole),
        ("ContentRootPath", AddedSource.ContentRootHole),
    ];

    /// <summary>The path, with the holes of <see cref="AddedSource"/>; null where the text does not say it.</summary>
    /// <param name="code">The expression.</param>
    public static string? Of(string code)
    {
        var text = code.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (CharAt(text, 0) == '"')
        {
            return LiteralOf(" " + text, 1) is { } literal && literal.Length + 2 == text.Length ? literal : null;
        }

        if (StartsWith(text, 0, "$\""))
        {
            return LiteralOf(text, 1) is { } literal && literal.Length + 3 == text.Length ? Filled(literal) : null;
        }

        const string Combine = "Path.Combine(";
        if (StartsWith(text, 0, Combine) && ClosingOf(text, Combine.Length - 1) == text.Length - 1)
        {
            var path = new StringBuilder();
            foreach (var part in ListOf(text.Substring(Combine.Length, text.Length - Combine.Length - 1)))
            {
                if (Of(part) is not { } read)
                {
                    return null;
                }

                path.Append(path.Length == 0 ? "" : "/").Append(read);
            }

            return path.ToString();
        }

        return HoleOf(text);
    }

    /// <summary>The arguments of a call, between its brackets.</summary>
    public static System.Collections.Generic.List<string> ListOf(string arguments)
    {
        var list = new System.Collections.Generic.List<string>();
        var start = 0;
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case '(' or '[' or '{':
                    at = ClosingOf(arguments, at);
                    break;
                case '"':
                    at = arguments.IndexOf('"', at + 1) is >= 0 and var end ? end : arguments.Length;
                    break;
                case ',':
                    list.Add(arguments.Substring(start, at - start));
                    start = at + 1;
                    break;
            }
        }

        list.Add(arguments.Substring(start));
        return list;
    }

    private static string? Filled(string literal)
    {
        var path = new StringBuilder();
        for (var at = 0; at < literal.Length;)
        {
            var open = literal.IndexOf('{', at);
            var close = open < 0 ? -1 : literal.IndexOf('}', open);
            if (open < 0)
            {
                return path.Append(literal, at, literal.Length - at).ToString();
            }

            if (close < 0 || HoleOf(literal.Substring(open + 1, close - open - 1).Trim()) is not { } hole)
            {
                return null;
            }

            path.Append(literal, at, open - at).Append(hole);
            at = close + 1;
        }

        return path.ToString();
    }

    private static string? HoleOf(string code)
    {
        foreach (var (name, hole) in Names)
        {
            if (code.EndsWith(name, StringComparison.Ordinal) && !IsOfName(CharAt(code, code.Length - name.Length - 1)) && code.IndexOfAny([' ', '"', '?', '+', ',']) < 0)
            {
                return hole;
            }
        }

        return null;
    }
}
