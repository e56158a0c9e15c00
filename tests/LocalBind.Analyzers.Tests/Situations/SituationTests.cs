using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using static LocalBind.Analyzers.Tests.Situation;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Situations;

/// <summary>
/// Every situation of the text files beside this one: a few lines of code whose markup says what is reported; what has no markup stays silent.
/// A situation starts with a line <c>=== surroundings options: title</c>. Options are <c>key=value</c> for the editor configuration and
/// <c>+SYMBOL</c> for the preprocessor; a line <c>---</c> starts a further file.
/// </summary>
public sealed class SituationTests
{
    private const string Start = "\n=== ";

    private static readonly Dictionary<string, (string Heading, string Code)> All = ReadAll();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Situation(string name)
    {
        var (heading, code) = All[name];
        var words = heading.Split(':')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var files = Surrounded(words[0], code).Split("\n---\n");
        var test = new VerifyCS.Test
        {
            AspNetCore = words[0] is "web" or "webtypes" or "program",
            OutputKind = words[0] is "web" or "program" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            PreprocessorSymbols = [.. words.Where(word => word[0] == '+').Select(word => word[1..])],
            EditorConfig = string.Join('\n', words.Where(word => word.Contains('=', StringComparison.Ordinal))),
        };
        for (var i = 0; i < files.Length; i++)
        {
            test.TestState.Sources.Add(($"/0/Test{i}.cs", files[i]));
        }

        return test.RunAsync();
    }

    private static string Surrounded(string surroundings, string code) => surroundings switch
    {
        "statements" => $$"""
            {{Usings}}
            class C
            {
                async Task M(int port, string host, IPAddress address, bool flag, string[] args)
                {
                    await Task.Yield();
            {{code}}
                }
            }
            """,
        "types" => Usings + code,
        "web" => $"""
            {WebUsings}
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            {code}
            """,
        "webtypes" or "program" => WebUsings + code,
        _ => throw new InvalidDataException($"'{surroundings}' names no surroundings; use statements, types, web, webtypes or program"),
    };

    private static Dictionary<string, (string Heading, string Code)> ReadAll()
    {
        var situations = new Dictionary<string, (string, string)>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Situations"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var block in File.ReadAllText(path).Split(Start).Skip(1))
            {
                var end = block.IndexOf('\n', StringComparison.Ordinal);
                var heading = block[..end];
                situations.Add($"{Path.GetFileNameWithoutExtension(path)}: {heading}", (heading, block[(end + 1)..]));
            }
        }

        return situations;
    }
}
