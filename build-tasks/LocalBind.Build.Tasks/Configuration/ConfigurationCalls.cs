using System;
using System.Collections.Generic;
using System.Text;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The calls in a source that add to the program's configuration, found in its text.</summary>
internal static class ConfigurationCalls
{
    /// <summary>What is added, in its order.</summary>
    /// <param name="text">The source.</param>
    /// <param name="counts">Whether what begins at a place counts.</param>
    public static IReadOnlyList<AddedSource> AddedSources(string text, Predicate<int> counts)
    {
        var added = new List<AddedSource>();
        foreach (var builder in Builders(text))
        {
            ReadChain(text, builder, counts, added);
        }

        return added.Count == 0 ? Array.Empty<AddedSource>() : added;
    }

    // Where a configuration's members begin: builder.Configuration, and what ConfigureAppConfiguration hands to its function.
    private static IEnumerable<int> Builders(string text)
    {
        const string Property = ".Configuration";
        const string Call = ".ConfigureAppConfiguration";
        for (var at = 0; (at = text.IndexOf(Property, at, StringComparison.Ordinal)) >= 0; at += Property.Length)
        {
            // ((IConfigurationBuilder)builder.Configuration).Sources; what else stands behind a bracket is of another object.
            var member = Skip(text, at + Property.Length);
            var behind = Skip(text, member + 1);
            if (CharAt(text, member) == '.' || (CharAt(text, member) == ')' && StartsWith(text, behind, ".Sources")))
            {
                yield return CharAt(text, member) == '.' ? member : behind;
            }
        }

        for (var at = 0; (at = text.IndexOf(Call, at, StringComparison.Ordinal)) >= 0; at += Call.Length)
        {
            var open = Skip(text, at + Call.Length);
            var arrow = CharAt(text, open) == '(' ? text.IndexOf("=>", open, StringComparison.Ordinal) : -1;
            if (arrow < 0)
            {
                // A method of the program's own.
                continue;
            }

            var before = SkipBack(text, arrow);
            var parameter = NameBefore(text, SkipBack(text, CharAt(text, before - 1) == ')' ? before - 1 : arrow));
            var end = parameter.Length == 0 ? 0 : ClosingOf(text, open);
            for (var use = arrow; use < end && (use = text.IndexOf(parameter, use, end - use, StringComparison.Ordinal)) >= 0; use += parameter.Length)
            {
                if (!IsOfName(CharAt(text, use - 1)) && CharAt(text, use - 1) != '.')
                {
                    yield return Skip(text, use + parameter.Length);
                }
            }
        }
    }

    // .AddJsonFile(…).AddCommandLine(…)
    private static void ReadChain(string text, int at, Predicate<int> counts, List<AddedSource> added)
    {
        while (CharAt(text, at) == '.')
        {
            var name = NameAt(text, Skip(text, at + 1));
            var open = Skip(text, Skip(text, at + 1) + name.Length);
            if (name == "Sources" && CharAt(text, open) == '.')
            {
                at = open;
                continue;
            }

            if (CharAt(text, open) == '<')
            {
                var end = text.IndexOf('>', open);
                open = end < 0 ? text.Length : Skip(text, end + 1);
            }

            if (CharAt(text, open) != '(')
            {
                return;
            }

            var close = ClosingOf(text, open);
            if (SourceOf(text, name, open, close) is { } source && counts(at))
            {
                added.Add(source);
            }

            at = Skip(text, close + 1);
        }
    }

    private static AddedSource? SourceOf(string text, string name, int open, int close)
    {
        var argument = Skip(text, open + 1);
        return name switch
        {
            "AddJsonFile" => FileOf(AddedSourceKind.Json, text, argument, close),
            "AddIniFile" => FileOf(AddedSourceKind.Ini, text, argument, close),
            "AddEnvironmentVariables" => argument == close ? new(AddedSourceKind.Variables) : ValueOf(text, argument, "prefix") is { } prefix ? new(AddedSourceKind.Variables, prefix) : null,
            "AddCommandLine" => new(AddedSourceKind.Arguments, SwitchesOf(text, argument, close)),
            "AddUserSecrets" => new(AddedSourceKind.Secrets),
            "Clear" => new(AddedSourceKind.Clear),
            _ => null,
        };
    }

    // AddJsonFile("x.json"), ("x.json", optional: true), ($"x.{builder.Environment.EnvironmentName}.json", true); without a word about it, the file has to be there.
    private static AddedSource? FileOf(AddedSourceKind kind, string text, int argument, int close)
    {
        if (ValueOf(text, argument, "path") is not { } file || file.IndexOf('|') >= 0)
        {
            return null;
        }

        var comma = text.IndexOf(',', argument, close - argument);
        var rest = comma < 0 ? "" : text.Substring(comma + 1, close - comma - 1).Replace(" ", "");
        var isRequired = rest.IndexOf("optional:", StringComparison.Ordinal) is >= 0 and var option
            ? StartsWith(rest, option, "optional:false")
            : rest.Length == 0 || StartsWith(rest, 0, "false") || StartsWith(rest, 0, "reloadOnChange:");
        return new(kind, file, isRequired);
    }

    // A literal, with its parameter's name or without; one with holes only if they all are the environment's name.
    private static string? ValueOf(string text, int argument, string parameter)
    {
        if (StartsWith(text, argument, parameter + ":"))
        {
            argument = Skip(text, argument + parameter.Length + 1);
        }

        if (CharAt(text, argument) != '$')
        {
            return LiteralOf(text, argument);
        }

        var literal = LiteralOf(text, argument + 1);
        for (var at = 0; literal is not null && (at = literal.IndexOf('{', at)) >= 0; at += AddedSource.EnvironmentHole.Length)
        {
            var end = literal.IndexOf('}', at);
            literal = end > 0 && literal.Substring(at + 1, end - at - 1).Trim().EndsWith("EnvironmentName", StringComparison.Ordinal)
                ? literal.Substring(0, at) + AddedSource.EnvironmentHole + literal.Substring(end + 1)
                : null;
        }

        return literal;
    }

    // ["-u"] = "urls" or { "-u", "urls" }, in the call or where the name that it gives is declared.
    private static string SwitchesOf(string text, int argument, int close)
    {
        var comma = text.IndexOf(',', argument, close - argument);
        if (comma < 0)
        {
            return "";
        }

        var (start, end) = (Skip(text, comma + 1), close);
        var name = NameAt(text, start);
        if (name.Length > 0 && name != "new" && text.IndexOf(name + " = ", StringComparison.Ordinal) is >= 0 and var declared)
        {
            (start, end) = (declared, text.IndexOf(';', declared));
        }

        var switches = new StringBuilder();
        for (var at = start; at < end && (at = text.IndexOf('"', at)) >= 0 && at < end && LiteralOf(text, at) is { } key;)
        {
            var value = text.IndexOf('"', at + key.Length + 2);
            if (value < 0 || value > end || LiteralOf(text, value) is not { } target)
            {
                break;
            }

            switches.Append(switches.Length == 0 ? "" : ";").Append(key).Append('=').Append(target);
            at = value + target.Length + 2;
        }

        return switches.ToString();
    }
}
