using System.Collections.Generic;
using System.Text;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>Splits a Windows command line as the C runtime does ("Parsing C command-line arguments" in Microsoft's documentation).</summary>
internal static class WindowsArguments
{
    /// <summary>The arguments, the program first.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                at++;
            }

            if (at >= line.Length)
            {
                return arguments;
            }

            arguments.Add(arguments.Count == 0 ? Program(line, ref at) : Argument(line, ref at));
        }
    }

    /// <summary>In the program's name a backslash is only a backslash.</summary>
    private static string Program(string line, ref int at)
    {
        var program = new StringBuilder();
        var quoted = false;
        for (; at < line.Length && (quoted || line[at] is not (' ' or '\t')); at++)
        {
            if (line[at] == '"')
            {
                quoted = !quoted;
            }
            else
            {
                program.Append(line[at]);
            }
        }

        return program.ToString();
    }

    private static string Argument(string line, ref int at)
    {
        var argument = new StringBuilder();
        var quoted = false;
        while (at < line.Length && (quoted || line[at] is not (' ' or '\t')))
        {
            var backslashes = 0;
            for (; at < line.Length && line[at] == '\\'; at++)
            {
                backslashes++;
            }

            if (at >= line.Length || line[at] != '"')
            {
                argument.Append('\\', backslashes);
                if (at < line.Length && (quoted || line[at] is not (' ' or '\t')))
                {
                    argument.Append(line[at++]);
                }

                continue;
            }

            // 2n backslashes and a quote: n backslashes, and the quote opens or closes; 2n + 1: n backslashes and a quote.
            argument.Append('\\', backslashes / 2);
            if (backslashes % 2 == 1)
            {
                argument.Append('"');
                at++;
            }
            else if (quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                argument.Append('"');
                at += 2;
            }
            else
            {
                quoted = !quoted;
                at++;
            }
        }

        return argument.ToString();
    }
}
