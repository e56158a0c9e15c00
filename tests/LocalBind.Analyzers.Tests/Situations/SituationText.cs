using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static LocalBind.Analyzers.Tests.Situation;

namespace LocalBind.Analyzers.Tests.Situations;

/// <summary>
/// One situation of the text files beside this one: a few lines of code whose markup says what is reported.
/// It starts with a line <c>=== surroundings options: title</c>. Options are <c>key=value</c> for the editor configuration,
/// <c>+SYMBOL</c> for the preprocessor and <c>preview</c> for the newest language that the compiler of the tests knows; a line <c>---</c> starts a further file.
/// </summary>
internal sealed partial record SituationText(string Heading, string Code)
{
    private const string Start = "\n=== ";

    /// <summary>All situations, by the name of their file and their heading.</summary>
    public static IReadOnlyDictionary<string, SituationText> All { get; } = ReadAll();

    /// <summary>The whole files, with markup.</summary>
    public IReadOnlyList<string> Files => Surrounded().Split("\n---\n");

    /// <summary>The whole files, without markup.</summary>
    public IEnumerable<string> PlainFiles => Files.Select(file => Markup().Replace(file, ""));

    /// <summary>Whether ASP.NET Core is referenced.</summary>
    public bool IsWeb => Surroundings is "web" or "webtypes" or "program" or "library";

    /// <summary>Whether the libraries of the catalogue are referenced.</summary>
    public bool HasLibraries => Surroundings is "library";

    /// <summary>A program where there are top-level statements.</summary>
    public OutputKind OutputKind => Surroundings is "web" or "program" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The language that it is written in.</summary>
    public LanguageVersion LanguageVersion => Words.Contains("preview") ? LanguageVersion.Preview : LanguageVersion.Latest;

    /// <summary>The preprocessor symbols.</summary>
    public string[] Symbols => [.. Words.Where(word => word[0] == '+').Select(word => word[1..])];

    /// <summary>The options, one a line.</summary>
    public string EditorConfig => string.Join('\n', Words.Where(word => word.Contains('=', StringComparison.Ordinal)));

    private string[] Words => Heading.Split(':')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string[] Lines => Code.Split('\n');

    private static bool IsImport(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains(" var ", StringComparison.Ordinal);

    private string Surroundings => Words[0];

    private string Surrounded() => Surroundings switch
    {
        "statements" => $$"""
            {{Usings}}
            class C
            {
                async Task M(int port, string host, IPAddress address, bool flag, string[] args)
                {
                    await Task.Yield();
            {{Code}}
                }
            }
            """,
        "types" => Usings + Code,
        "library" => $$"""
            {{Usings}}{{string.Join('\n', Lines.TakeWhile(IsImport))}}
            class C
            {
                async Task M(int port, string host, IPAddress address, bool flag)
                {
                    await Task.Yield();
            {{string.Join('\n', Lines.SkipWhile(IsImport))}}
                }
            }
            """,
        "web" => $"""
            {WebUsings}
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            {Code}
            """,
        "webtypes" or "program" => WebUsings + Code,
        _ => throw new InvalidDataException($"'{Surroundings}' names no surroundings; use statements, types, library, web, webtypes or program"),
    };

    private static Dictionary<string, SituationText> ReadAll()
    {
        var situations = new Dictionary<string, SituationText>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Situations"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var block in File.ReadAllText(path).Split(Start).Skip(1))
            {
                var end = block.IndexOf('\n', StringComparison.Ordinal);
                var heading = block[..end];
                situations.Add($"{Path.GetFileNameWithoutExtension(path)}: {heading}", new SituationText(heading, block[(end + 1)..]));
            }
        }

        return situations;
    }

    [GeneratedRegex(@"\{\|[A-Z]+[0-9]+:|\|\}")]
    private static partial Regex Markup();
}
