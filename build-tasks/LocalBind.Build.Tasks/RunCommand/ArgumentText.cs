using System.Collections.Generic;
using System.Text;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>Splits one text into the arguments that a program receives.</summary>
public static class ArgumentText
{
    /// <summary>
    /// As .NET splits <c>ProcessStartInfo.Arguments</c>, which is how <c>dotnet run</c> hands on RunArguments and a profile's commandLineArgs: blanks and
    /// tabs separate, double quotes group, backslashes are plain unless a quote follows them (the rule of Windows' CommandLineToArgvW).
    /// </summary>
    public static IReadOnlyList<string> SplitAsProcess(string text)
    {
        var arguments = new List<string>();
        var word = new StringBuilder();
        var position = 0;
        while (true)
        {
            while (position < text.Length && IsBlank(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                return arguments;
            }

            word.Clear();
            ReadProcessWord(text, word, ref position);
            arguments.Add(word.ToString());
        }
    }

    /// <summary>As the property LocalBindRunArguments is written: blanks separate, double quotes group, <c>\"</c> and <c>\\</c> mean themselves inside quotes.</summary>
    public static IReadOnlyList<string> SplitAsProperty(string text)
    {
        var arguments = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                word.Append(text[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
                isWord = true;
            }
            else if (isQuoted || !char.IsWhiteSpace(c))
            {
                word.Append(c);
                isWord = true;
            }
            else if (isWord)
            {
                arguments.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
        }

        if (isWord)
        {
            arguments.Add(word.ToString());
        }

        return arguments;
    }

    /// <summary>The argument as it can be typed into a shell or written into RunArguments: in double quotes where it needs them.</summary>
    public static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '\n', '"', '\'', '\\', ';', '&', '|', '<', '>', '$', '`', '*', '?', '(', ')', '#']) < 0)
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
            {
                // Backslashes before a quote are doubled, and one more makes the quote a plain character.
                quoted.Append('\\', backslashes + 1);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }

    private static void ReadProcessWord(string text, StringBuilder word, ref int position)
    {
        var isQuoted = false;
        while (position < text.Length)
        {
            var backslashes = 0;
            while (position < text.Length && text[position] == '\\')
            {
                position++;
                backslashes++;
            }

            if (backslashes > 0)
            {
                var beforeQuote = position < text.Length && text[position] == '"';
                word.Append('\\', beforeQuote ? backslashes / 2 : backslashes);
                if (beforeQuote && backslashes % 2 == 1)
                {
                    word.Append('"');
                    position++;
                }

                continue;
            }

            var c = text[position];
            if (c == '"')
            {
                if (isQuoted && position + 1 < text.Length && text[position + 1] == '"')
                {
                    word.Append('"');
                    position++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (IsBlank(c) && !isQuoted)
            {
                return;
            }
            else
            {
                word.Append(c);
            }

            position++;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';
}
