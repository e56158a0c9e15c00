using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>A command line as it may be shown: one line, no secrets, no terminal control, bounded.</summary>
internal static class CommandLineText
{
    /// <summary>The most characters that are shown.</summary>
    public const int Longest = 200;

    private const int LongestArgument = Longest + 100;

    /// <summary>Shows arguments: masked, then joined by blanks, those with blanks in single quotes.</summary>
    public static string Show(IReadOnlyList<string> arguments)
    {
        // What is not shown is not looked at. A secret that is cut stays one: its name stands before it.
        var looked = new List<string>();
        for (int i = 0, length = 0; i < arguments.Count && length <= Longest; i++)
        {
            looked.Add(arguments[i].Length <= LongestArgument ? arguments[i] : arguments[i].Substring(0, LongestArgument));
            length += looked[i].Length + 1;
        }

        var line = new StringBuilder();
        foreach (var argument in Secrets.Mask(looked))
        {
            line.Append(line.Length == 0 ? "" : " ");
            var needsQuotes = arguments.Count > 1 && (argument.Length == 0 || argument.IndexOf(' ') >= 0);
            line.Append(needsQuotes ? "'" + argument + "'" : argument);
        }

        return OneLine(line.ToString(), Longest);
    }

    /// <summary>
    /// Removes what a terminal or a log would obey (controls, line breaks, format characters such as right-to-left marks, halves of surrogate
    /// pairs) and bounds the length. A double quote becomes a single one, because the text is shown between double quotes.
    /// </summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (line.Length >= longest)
            {
                return line.ToString().TrimEnd() + "…";
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                line.Append(text[i]).Append(text[++i]);
                continue;
            }

            switch (CharUnicodeInfo.GetUnicodeCategory(text[i]))
            {
                case UnicodeCategory.Control:
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.SpaceSeparator:
                    if (line.Length > 0 && line[line.Length - 1] != ' ')
                    {
                        line.Append(' ');
                    }

                    break;
                case UnicodeCategory.Format:
                case UnicodeCategory.Surrogate:
                case UnicodeCategory.PrivateUse:
                case UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    line.Append(text[i] == '"' ? '\'' : text[i]);
                    break;
            }
        }

        return line.ToString().TrimEnd();
    }
}
