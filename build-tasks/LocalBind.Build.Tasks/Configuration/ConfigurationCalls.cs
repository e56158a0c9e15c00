using System;
using System.Collections.Generic;
using System.Text;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The calls in a source that add to the program's configuration, found in its text.</summary>
internal static class ConfigurationCalls
{
    private const string OwnBuilder = "new ConfigurationBuilder()";

    // SetBasePath was given something that the text does not say.
    private const string UnknownFolder = "?";

    /// <summary>What is added to the program's configuration, in its order.</summary>
    /// <param name="text">The source.</param>
    /// <param name="counts">Whether what begins at a place counts.</param>
    public static IReadOnlyList<AddedSource> AddedSources(string text, Predicate<int> counts) =>
        Read(text, counts, [.. MembersOf(text), .. ParametersOf(text, ".ConfigureAppConfiguration")]);

    /// <summary>What is added to the configuration of the host alone, by <c>ConfigureHostConfiguration</c>.</summary>
    public static IReadOnlyList<AddedSource> HostSources(string text, Predicate<int> counts) => Read(text, counts, [.. ParametersOf(text, ".ConfigureHostConfiguration")]);

    /// <summary>What the host is told by <c>UseConfiguration</c>, from a builder of the program's own.</summary>
    public static IReadOnlyList<AddedSource> UsedSources(string text, Predicate<int> counts)
    {
        const string Call = ".UseConfiguration(";
        var added = new List<AddedSource>();
        for (var at = 0; (at = text.IndexOf(Call, at, StringComparison.Ordinal)) >= 0; at += Call.Length)
        {
            if (counts(at))
            {
                AddOfBuilder(text, at + Call.Length, counts, added);
            }
        }

        return added.Count == 0 ? Array.Empty<AddedSource>() : added;
    }

    private static IReadOnlyList<AddedSource> Read(string text, Predicate<int> counts, IReadOnlyCollection<int> members)
    {
        var added = new List<AddedSource>();
        var folder = "";
        foreach (var member in members)
        {
            ReadChain(text, member, counts, added, ref folder);
        }

        return added.Count == 0 ? Array.Empty<AddedSource>() : added;
    }

    // Where the members of builder.Configuration begin.
    private static IEnumerable<int> MembersOf(string text)
    {
        const string Property = ".Configuration";
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
    }

    // And those of what a call hands to its function.
    private static IEnumerable<int> ParametersOf(string text, string call)
    {
        for (var at = 0; (at = text.IndexOf(call, at, StringComparison.Ordinal)) >= 0; at += call.Length)
        {
            var open = Skip(text, at + call.Length);
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

    // .SetBasePath(…).AddJsonFile(…).AddCommandLine(…)
    private static void ReadChain(string text, int at, Predicate<int> counts, List<AddedSource> added, ref string folder)
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
            if (name == "SetBasePath")
            {
                folder = FilePathText.Of(text.Substring(open + 1, Math.Max(close - open - 1, 0))) is { } path ? path + "/" : UnknownFolder;
            }
            else if (name == "AddConfiguration" && counts(at))
            {
                AddOfBuilder(text, Skip(text, open + 1), counts, added);
            }
            else if (SourceOf(text, name, open, close, folder) is { } source && counts(at))
            {
                added.Add(source with { When = CodeConditions.Of(text, at) });
            }

            at = Skip(text, close + 1);
        }
    }

    // What a builder of the program's own has: written here, or where the name is declared that stands here. Its files are looked for beside the assembly.
    private static void AddOfBuilder(string text, int argument, Predicate<int> counts, List<AddedSource> added)
    {
        var name = NameAt(text, argument);
        var start = StartsWith(text, argument, OwnBuilder) ? argument
            : name.Length > 0 && text.IndexOf(name + " = " + OwnBuilder, StringComparison.Ordinal) is >= 0 and var declared ? declared + name.Length + 3
            : -1;
        if (start < 0)
        {
            added.Add(new(AddedSourceKind.Other));
            return;
        }

        var folder = AddedSource.AssemblyFolderHole + "/";
        ReadChain(text, Skip(text, start + OwnBuilder.Length), counts, added, ref folder);
    }

    private static AddedSource? SourceOf(string text, string name, int open, int close, string folder)
    {
        var argument = Skip(text, open + 1);
        return name switch
        {
            "AddJsonFile" => FileOf(AddedSourceKind.Json, text, argument, close, folder),
            "AddIniFile" => FileOf(AddedSourceKind.Ini, text, argument, close, folder),
            "AddXmlFile" or "AddYamlFile" or "AddTomlFile" => FileOf(AddedSourceKind.Other, text, argument, close, folder) with { IsRequired = false },
            "AddKeyPerFile" => FileOf(AddedSourceKind.KeyPerFile, text, argument, close, folder),
            "AddEnvironmentVariables" => argument == close ? new(AddedSourceKind.Variables) : LiteralOf(text, Named(text, argument, "prefix")) is { } prefix ? new(AddedSourceKind.Variables, prefix) : new(AddedSourceKind.Other),
            "AddCommandLine" => new(AddedSourceKind.Arguments, SwitchesOf(text, argument, close)),
            "AddUserSecrets" => new(AddedSourceKind.Secrets),
            "Clear" => new(AddedSourceKind.Clear),
            _ => null,
        };
    }

    // AddJsonFile("x.json"), ("x.json", optional: true), ($"x.{builder.Environment.EnvironmentName}.json", true); without a word about it, the file has to be there.
    private static AddedSource FileOf(AddedSourceKind kind, string text, int argument, int close, string folder)
    {
        var list = FilePathText.ListOf(text.Substring(argument, Math.Max(close - argument, 0)));
        if (folder == UnknownFolder || FilePathText.Of(list[0].Substring(Named(list[0], 0, kind == AddedSourceKind.KeyPerFile ? "directoryPath" : "path"))) is not { } file || file.IndexOf('|') >= 0)
        {
            return new(AddedSourceKind.Other);
        }

        var rest = string.Join(",", list.GetRange(1, list.Count - 1)).Replace(" ", "");
        var isRequired = rest.IndexOf("optional:", StringComparison.Ordinal) is >= 0 and var option
            ? StartsWith(rest, option, "optional:false")
            : rest.Length == 0 || StartsWith(rest, 0, "false") || StartsWith(rest, 0, "reloadOnChange:");
        return new(kind, folder + file, isRequired);
    }

    // Where an argument begins, behind its parameter's name if that is written.
    private static int Named(string text, int argument, string parameter)
    {
        var start = Skip(text, argument);
        return StartsWith(text, start, parameter + ":") ? Skip(text, start + parameter.Length + 1) : start;
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
