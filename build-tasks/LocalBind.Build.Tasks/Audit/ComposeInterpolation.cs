using System;
using System.Collections.Generic;
using System.Text;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>
/// Replaces variables as Compose does (docs.docker.com/reference/compose-file/interpolation): <c>$NAME</c>, <c>${NAME}</c>, and with a default,
/// an error or an alternative. Values come from the <c>.env</c> file beside the compose file; the shell of whoever builds says nothing about other machines.
/// </summary>
internal sealed class ComposeInterpolation(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Reads variables from files, the later ones over the earlier; a file that is not there has none.</summary>
    /// <param name="files">The full paths, <c>.env</c> of the project's folder in most projects.</param>
    /// <param name="inputs">Through which files are read.</param>
    /// <param name="parent">The variables of the file that includes this one: they have the last word.</param>
    public static ComposeInterpolation Of(IEnumerable<string> files, AuditInputs inputs, ComposeInterpolation? parent = null)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            foreach (var line in inputs.Read(path)?.Split('\n') ?? [])
            {
                AddLine(variables, line);
            }
        }

        foreach (var variable in parent?.Variables ?? new Dictionary<string, string>())
        {
            variables[variable.Key] = variable.Value;
        }

        return new ComposeInterpolation(variables);
    }

    private IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>The text with its variables replaced; a variable without a value is empty, as in Compose.</summary>
    public string Replace(string text)
    {
        if (text.IndexOf('$') < 0)
        {
            return text;
        }

        var replaced = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                replaced.Append(text[i++]);
            }
            else if (text[i + 1] == '$')
            {
                replaced.Append('$');
                i += 2;
            }
            else if (text[i + 1] == '{' && ClosingBrace(text, i + 2) is var close && close >= 0)
            {
                replaced.Append(Value(text.Substring(i + 2, close - i - 2)));
                i = close + 1;
            }
            else
            {
                var end = EndOfName(text, i + 1);
                replaced.Append(end > i + 1 ? Find(text.Substring(i + 1, end - i - 1)) : "$");
                i = end;
            }
        }

        return replaced.ToString();
    }

    // NAME, NAME:-default, NAME-default, NAME:+alternative, NAME+alternative, NAME:?error, NAME?error; defaults may hold variables.
    private string Value(string expression)
    {
        var end = EndOfName(expression, 0);
        var value = Find(expression.Substring(0, end));
        var isSet = value is not null;
        if (end < expression.Length && expression[end] == ':')
        {
            isSet = value is { Length: > 0 };
            end++;
        }

        if (end >= expression.Length)
        {
            return value ?? "";
        }

        var rest = expression.Substring(end + 1);
        return expression[end] switch
        {
            '-' => isSet ? value! : Replace(rest),
            '+' => isSet ? Replace(rest) : "",
            _ => value ?? "",
        };
    }

    private string? Find(string name) => variables.TryGetValue(name, out var value) ? value : null;

    private static int ClosingBrace(string text, int start)
    {
        var depth = 1;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int EndOfName(string text, int start)
    {
        var end = start;
        while (end < text.Length && (text[end] == '_' || char.IsLetterOrDigit(text[end])))
        {
            end++;
        }

        return end;
    }

    private static void AddLine(Dictionary<string, string> variables, string line)
    {
        var text = line.Trim();
        if (text.StartsWith("export ", StringComparison.Ordinal))
        {
            text = text.Substring("export ".Length).TrimStart();
        }

        var equals = text.IndexOf('=');
        if (equals <= 0 || text[0] == '#')
        {
            return;
        }

        var value = text.Substring(equals + 1).Trim();
        var quote = value.Length > 0 ? value[0] : ' ';
        if (quote is '"' or '\'' && value.IndexOf(quote, 1) is var close && close > 0)
        {
            value = value.Substring(1, close - 1);
        }
        else if (value.IndexOf(" #", StringComparison.Ordinal) is var comment && comment >= 0)
        {
            value = value.Substring(0, comment).TrimEnd();
        }

        // Values may name the variables above them, unless they stand in single quotes.
        variables[text.Substring(0, equals).TrimEnd()] = quote == '\'' ? value : new ComposeInterpolation(variables).Replace(value);
    }
}
