using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The main project of a test, the projects beside it, and the diagnostics that are expected of them.</summary>
public class SolutionState : ProjectState
{
    public SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
        : base(name, language, defaultPrefix, defaultExtension)
    {
        AdditionalProjects = new ProjectCollection(language, defaultExtension);
    }

    public ProjectCollection AdditionalProjects { get; }

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>How this state completes itself from the one before it; <see langword="null"/> chooses by whether the files differ.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What markup means; <see langword="null"/> chooses by the role of the state.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    internal IEnumerable<ProjectState> Projects => AdditionalProjects.Values.Prepend(this);

    /// <summary>Whether a test says anything about the files of this state, and so wants it checked.</summary>
    internal bool IsGiven =>
        AllFiles.Any(files => files.Count > 0)
        || AdditionalFilesFactories.Count > 0
        || InheritanceMode is not null
        || MarkupHandling is not null;

    /// <summary>The complete state, with its markup still unread.</summary>
    /// <param name="before">The state that this one is the fixed form of.</param>
    /// <param name="fixable">Ids that the code fix under test can fix.</param>
    internal SolutionState WithInheritedValues(SolutionState? before, ImmutableArray<string> fixable)
    {
        var changed = before is not null && GivesOtherFilesThan(before);
        var mode = InheritanceMode ?? (changed ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll);
        var inherited = mode == StateInheritanceMode.Explicit ? null : before;
        var copy = new SolutionState(Name, Language, DefaultPrefix, DefaultExtension)
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = MarkupHandling ?? (changed ? MarkupMode.IgnoreFixable : before?.MarkupHandling ?? MarkupMode.Allow),
        };
        CopyTo(copy, inherited);
        foreach (var (name, project) in AdditionalProjects.Count > 0 || inherited is null ? AdditionalProjects : inherited.AdditionalProjects)
        {
            var projectCopy = new ProjectState(project.Name, project.Language, project.DefaultPrefix, project.DefaultExtension);
            project.CopyTo(projectCopy, inherited: null);
            copy.AdditionalProjects.Add(name, projectCopy);
        }

        foreach (var project in copy.Projects)
        {
            project.RunAdditionalFilesFactories();
        }

        copy.ExpectedDiagnostics.AddRange(ExpectedDiagnostics.Count > 0 || inherited is null
            ? ExpectedDiagnostics
            : inherited.ExpectedDiagnostics.Where(diagnostic =>
                mode == StateInheritanceMode.AutoInheritAll || !fixable.Contains(diagnostic.Id)));
        return copy;
    }

    /// <summary>The projects whose files are others in another state.</summary>
    internal IEnumerable<ProjectState> ProjectsOtherThan(SolutionState other) =>
        Projects.Where(project => other.Projects.FirstOrDefault(candidate => candidate.Name == project.Name) is not { } counterpart
            || project.AllFiles.Zip(counterpart.AllFiles).Any(files => Differ(files.First, files.Second)));

    // Additional projects do not count: what a fixed state says about them is not weighed when it chooses what to inherit.
    private bool GivesOtherFilesThan(SolutionState before)
    {
        var willInherit = InheritanceMode != StateInheritanceMode.Explicit;
        return AllFiles.Zip(before.AllFiles).Any(files => (!willInherit || files.First.Count > 0) && Differ(files.First, files.Second))
            || ((!willInherit || AdditionalReferences.Count > 0) && !AdditionalReferences.SequenceEqual(before.AdditionalReferences));
    }

    private static bool Differ(SourceFileCollection files, SourceFileCollection others) =>
        !files.Select(Comparable).SequenceEqual(others.Select(Comparable));

    private static (string, string, Encoding?) Comparable((string filename, SourceText content) file) =>
        (file.filename, file.content.ToString(), file.content.Encoding);
}
