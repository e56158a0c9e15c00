using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers.Tests.Documentation;

/// <summary>What the repository says about the rules, and what the analyzers say themselves.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The descriptors of every analyzer in the assembly, each id once, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = typeof(ListenerAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
        .DistinctBy(descriptor => descriptor.Id)
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    /// <summary>The lines of a file, without line ends.</summary>
    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>The text of a file, with line feeds as line ends.</summary>
    public static string ReadText(string path) => string.Concat(ReadLines(path).Select(line => line + "\n"));

    /// <summary>The ids of the help pages.</summary>
    public static IReadOnlyList<string> PageIds() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "rules"), "LBT*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
}
