using System;
using System.Collections.Generic;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Under which conditions a place in the text of a C# source is reached, as far as <c>if</c> and <c>else</c> around it say.</summary>
internal static class CodeConditions
{
    /// <summary>In the environment of the name that follows; <c>!</c> before it: in any other.</summary>
    private const string EnvironmentCall = "IsEnvironment(\"";

    /// <summary>A condition that the text does not answer.</summary>
    public const string Unknown = "?";

    private static readonly string[] Environments = ["Development", "Staging", "Production"];

    /// <summary>
    /// The environment that the place is reached in, <c>!</c> before it where it is every other one; empty for always (also where a file is looked for first), <see cref="Unknown"/> for anything else.
    /// </summary>
    public static string Of(string text, int place)
    {
        // F# and Visual Basic, whose statements have no end that is seen.
        if (text.IndexOf(';') < 0)
        {
            return "";
        }

        var found = "";
        foreach (var condition in Around(text, place))
        {
            var name = NameOf(condition);
            found = name.Length == 0 || name == found ? found : found.Length == 0 ? name : Unknown;
        }

        return found;
    }

    // From the beginning to the place: what is open there. A block behind `if (…)` or `else` has that condition, a statement without braces has it up to its semicolon.
    private static IEnumerable<string> Around(string text, int place)
    {
        var blocks = new Stack<Block>();
        var here = new Block("");
        for (var at = 0; at < place; at++)
        {
            switch (text[at])
            {
                case '/' when CharAt(text, at + 1) is '/' or '*':
                    at = EndOfComment(text, at);
                    break;
                case '"':
                    at = EndOfLiteral(text, at);
                    break;
                case '\'':
                    at = CharAt(text, at + 1) == '\\' ? text.IndexOf('\'', Math.Min(at + 3, text.Length)) : CharAt(text, at + 2) == '\'' ? at + 2 : at;
                    at = at < 0 ? text.Length : at;
                    break;
                case '(' or '[':
                    blocks.Push(here);
                    here = new Block("");
                    break;
                case ')' or ']' when blocks.Count > 0:
                    here = blocks.Pop();
                    break;
                case '{':
                    blocks.Push(here);
                    here = new Block(here.Pending);
                    break;
                case '}' when blocks.Count > 0:
                    here = blocks.Pop();
                    here.EndStatement();
                    break;
                case ';':
                    here.EndStatement();
                    break;
                case var c when IsOfName(c) && !IsOfName(CharAt(text, at - 1)):
                    var word = NameAt(text, at);
                    at = here.Begin(word, text, at + word.Length) - 1;
                    break;
            }
        }

        blocks.Push(here);
        foreach (var block in blocks)
        {
            yield return block.Condition;
            yield return block.Pending;
        }
    }

    private static string NameOf(string condition)
    {
        var text = condition.Trim();
        var isNot = text.StartsWith("!", StringComparison.Ordinal);
        text = isNot ? text.Substring(1).Trim().Trim('(', ' ') : text;
        if (text.Length == 0 || text.StartsWith("File.Exists(", StringComparison.Ordinal))
        {
            return text.Length == 0 || !isNot ? "" : Unknown;
        }

        if (text.IndexOf("&&", StringComparison.Ordinal) >= 0 || text.IndexOf("||", StringComparison.Ordinal) >= 0)
        {
            return Unknown;
        }

        var name = Array.Find(Environments, e => text.IndexOf($".Is{e}()", StringComparison.Ordinal) >= 0)
            ?? (text.IndexOf(EnvironmentCall, StringComparison.Ordinal) is >= 0 and var call ? LiteralOf(text, call + EnvironmentCall.Length - 1) : null);
        return name is null ? Unknown : isNot ? "!" + name : name;
    }

    private static int EndOfComment(string text, int at)
    {
        var end = text[at + 1] == '/' ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : text[at + 1] == '/' ? end : end + 1;
    }

    // "…", @"…", """…""": the last character of a literal.
    private static int EndOfLiteral(string text, int at)
    {
        if (StartsWith(text, at, "\"\"\""))
        {
            var end = text.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + 2;
        }

        var isVerbatim = CharAt(text, at - 1) == '@' || (CharAt(text, at - 1) == '$' && CharAt(text, at - 2) == '@');
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && !(isVerbatim && CharAt(text, at + 1) == '"'))
            {
                return at;
            }

            at += !isVerbatim && text[at] == '\\' ? 1 : text[at] == '"' ? 1 : 0;
        }

        return at;
    }

    /// <summary>A pair of braces or brackets that is open: its condition, and that of the statement that has begun in it.</summary>
    private sealed class Block(string condition)
    {
        private string _last = "";

        public string Condition { get; } = condition;

        public string Pending { get; private set; } = "";

        public void EndStatement()
        {
            _last = Pending.Length > 0 ? Pending : _last;
            Pending = "";
        }

        /// <summary>Begins with a word, and says where the text goes on.</summary>
        public int Begin(string word, string text, int end)
        {
            switch (word)
            {
                case "else":
                    Pending = _last == Unknown || _last.StartsWith("!", StringComparison.Ordinal) ? _last.TrimStart('!') : "!" + _last;
                    return end;
                case "if" or "while" or "for" or "foreach" or "switch" or "catch" when Skip(text, end) is var open && CharAt(text, open) == '(':
                    var close = ClosingOf(text, open);
                    Pending = word == "if" && close < text.Length ? text.Substring(open + 1, close - open - 1) : Unknown;
                    return close + 1;
                case "case" or "default" when CharAt(text, Skip(text, end)) is not ';' and not ')' and not '(':
                    Pending = Unknown;
                    return end;
                default:
                    return end;
            }
        }
    }
}
