using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using LocalBind.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Benchmarks.Code;

/// <summary>Analyzers that are measured together, under one name.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The floor first: everything else is compared with it.</summary>
    public static ImmutableArray<AnalyzerSet> Own { get; } = [new("floor (does nothing)", [new FloorAnalyzer()]), new("LocalBind", [new ListenerAnalyzer(), new ConfigurationFileAnalyzer()])];

    /// <summary>The analyzers of an assembly, or those of them that can report certain ids: <c>SonarAnalyzer.CSharp.dll=S1313,S5332</c>.</summary>
    public static AnalyzerSet Peer(string option)
    {
        var (path, ids) = option.Split('=', 2) is [var file, var list] ? (file, list.Split(',')) : (option, []);
        var reference = new AnalyzerFileReference(Path.GetFullPath(path), new FolderLoader());
        reference.AnalyzerLoadFailed += (_, failure) => Console.Error.WriteLine($"{path}: {failure.Message}");
        var analyzers = reference.GetAnalyzers(LanguageNames.CSharp).Where(analyzer => ids.Length == 0 || analyzer.SupportedDiagnostics.Any(rule => ids.Contains(rule.Id))).ToImmutableArray();
        return analyzers.IsEmpty
            ? throw new ArgumentException($"No analyzer in {path} reports {string.Join(" or ", ids)}.")
            : new(Path.GetFileNameWithoutExtension(path) + (ids.Length == 0 ? $" ({analyzers.Length} analyzers)" : " " + string.Join(", ", ids)), analyzers);
    }

    private sealed class FolderLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
