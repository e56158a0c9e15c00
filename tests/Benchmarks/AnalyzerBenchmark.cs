using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using LocalBind.Benchmarks.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Benchmarks;

/// <summary>
/// What the analyzers add to compiling real code, as processor time of one thread over that of an analyzer that does nothing, project by project in turn,
/// so that a slow or busy machine slows all of them; and what an editor waits for after a change in one file of a project.
/// </summary>
internal static class AnalyzerBenchmark
{
    public const string Usage = "FOLDER [--runs N] [--edits N] [--files N] [--peer ASSEMBLY[=ID,ID]]...   cost of the analyzers on a checkout, and of one edit in its project of about 300 (or N) files";

    // About as many files as in the projects that people have open.
    private const int EditedProjectSize = 300;

    public static int Run(string[] arguments)
    {
        var projects = arguments.Length > 0 && Directory.Exists(arguments[0]) ? SourceProject.FindIn(arguments[0]) : [];
        if (projects.IsEmpty)
        {
            Console.Error.WriteLine("analyzers " + Usage);
            return 2;
        }

        ImmutableArray<AnalyzerSet> sets = [.. AnalyzerSet.Own, .. arguments.Index().Where(option => option.Item == "--peer").Select(option => AnalyzerSet.Peer(arguments[option.Index + 1]))];
        if (Option(arguments, "--runs", 3) is > 0 and var runs)
        {
            Builds(projects, sets, runs);
        }

        if (Option(arguments, "--edits", 60) is > 0 and var edits)
        {
            var size = Option(arguments, "--files", EditedProjectSize);
            Edits(projects.MinBy(project => Math.Abs(project.Files.Length - size))!, sets, edits);
        }

        return 0;
    }

    private static void Builds(ImmutableArray<SourceProject> projects, ImmutableArray<AnalyzerSet> sets, int runs)
    {
        var shares = sets.ToDictionary(set => set, _ => new List<double>());
        var totals = sets.ToDictionary(set => set, _ => new List<double>());
        var ofProject = new Dictionary<(AnalyzerSet, SourceProject), List<double>>();
        for (var run = 0; run <= runs; run++)
        {
            var times = sets.ToDictionary(set => set, _ => 0.0);
            foreach (var project in projects)
            {
                foreach (var set in sets)
                {
                    var compilation = project.Compile();
                    var time = CpuTime.Of(() => compilation.WithAnalyzers(set.Analyzers, Alone).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
                    times[set] += time;
                    (CollectionsMarshal.GetValueRefOrAddDefault(ofProject, (set, project), out _) ??= []).Add(time);
                }
            }

            // The first run compiles this program itself.
            foreach (var set in run == 0 ? [] : sets)
            {
                totals[set].Add(times[set]);
                shares[set].Add(times[set] / times[sets[0]]);
            }
        }

        Console.WriteLine(FormattableString.Invariant($"build  projects {projects.Length}  files {projects.Sum(project => project.Files.Length)}  runs {runs}"));
        foreach (var set in sets)
        {
            // What is superlinear shows in one project among many. The first run, which compiles this program, is not the median of three and more.
            double Added(SourceProject project) => (Quantiles.Median(ofProject[(set, project)]) - Quantiles.Median(ofProject[(sets[0], project)])) / 1000;
            var costliest = projects.MaxBy(Added)!;
            Console.WriteLine(FormattableString.Invariant(
                $"  {set.Name,-45} CPU {Quantiles.Median(totals[set]) / 1000,7:F2} s   over the floor {Quantiles.Median(shares[set]):F3}   most {Added(costliest),6:F2} s in {costliest.Name} ({costliest.Files.Length} files)"));
        }
    }

    private static void Edits(SourceProject project, ImmutableArray<AnalyzerSet> sets, int edits)
    {
        Console.WriteLine(FormattableString.Invariant($"edit  project {project.Name}  files {project.Files.Length}  edits {edits}, each in another file, CPU ms until its findings are there"));
        foreach (var set in sets)
        {
            var cold = new List<double>();
            var warm = new List<double>();
            Compilation? open = null;
            for (var edit = 0; edit < edits; edit++)
            {
                // An editor that was just opened has read no tree yet.
                if (edit % 10 == 0 || open is null)
                {
                    open = project.Compile();
                    cold.Add(Edit(ref open, edit, set));
                }

                warm.Add(Edit(ref open, edit, set));
            }

            Console.WriteLine(FormattableString.Invariant($"  {set.Name,-45} first {Quantiles.Median(cold),7:F1}   then {Quantiles.Median(warm),7:F1}   slowest {warm.Max(),7:F1}"));
        }
    }

    private static double Edit(ref Compilation open, int edit, AnalyzerSet set)
    {
        var trees = open.SyntaxTrees.ToImmutableArray();
        var tree = trees[edit * 7919 % trees.Length];
        var text = tree.GetText();
        var changed = tree.WithChangedText(text.WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new(text.Length, 0), "\n// " + edit.ToString(CultureInfo.InvariantCulture))));
        var compilation = open = open.ReplaceSyntaxTree(tree, changed);
        return CpuTime.Of(() => compilation.WithAnalyzers(set.Analyzers, Alone).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(changed), filterSpan: null, default).GetAwaiter().GetResult());
    }

    private static CompilationWithAnalyzersOptions Alone { get; } = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    private static int Option(string[] arguments, string name, int byDefault) =>
        Array.IndexOf(arguments, name) is var at && at >= 0 ? int.Parse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : byDefault;
}
