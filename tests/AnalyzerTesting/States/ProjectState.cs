using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project as a test describes it: files, references, options.</summary>
public class ProjectState
{
    private readonly string _defaultPrefix;
    private readonly string _defaultExtension;

    public ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
    {
        Name = name;
        Language = language;
        _defaultPrefix = defaultPrefix;
        _defaultExtension = defaultExtension;
        Sources = new SourceFileList(defaultPrefix, defaultExtension);
    }

    public string Name { get; }

    public string AssemblyName => Name;

    public string Language { get; }

    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public OutputKind? OutputKind { get; set; }

    public DocumentationMode? DocumentationMode { get; set; }

    public SourceFileList Sources { get; }

    /// <summary>What source generators make. No generator is run here, so a test that expects a file fails.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    public SourceFileCollection AdditionalFiles { get; } = [];

    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public List<Func<IEnumerable<(string filename, SourceText content)>>> AdditionalFilesFactories { get; } = [];

    public List<string> AdditionalProjectReferences { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    internal IEnumerable<SourceFileCollection> AllFiles => [Sources, GeneratedSources, AdditionalFiles, AnalyzerConfigFiles];

    internal string DefaultPrefix => _defaultPrefix;

    internal string DefaultExtension => _defaultExtension;

    /// <summary>Fills a copy; whatever this state leaves out is taken from another.</summary>
    internal void CopyTo(ProjectState copy, ProjectState? inherited)
    {
        copy.ReferenceAssemblies = ReferenceAssemblies ?? inherited?.ReferenceAssemblies;
        copy.OutputKind = OutputKind ?? inherited?.OutputKind;
        copy.DocumentationMode = DocumentationMode ?? inherited?.DocumentationMode;
        Fill(copy.Sources, Sources, inherited?.Sources);
        Fill(copy.GeneratedSources, GeneratedSources, inherited?.GeneratedSources);
        Fill(copy.AdditionalFiles, AdditionalFiles, inherited?.AdditionalFiles);
        Fill(copy.AnalyzerConfigFiles, AnalyzerConfigFiles, inherited?.AnalyzerConfigFiles);
        copy.AdditionalFilesFactories.AddRange(AdditionalFilesFactories);
        Fill(copy.AdditionalProjectReferences, AdditionalProjectReferences, inherited?.AdditionalProjectReferences);
        Fill(copy.AdditionalReferences, AdditionalReferences, inherited?.AdditionalReferences);
    }

    /// <summary>Makes the files that factories give part of the additional files.</summary>
    internal void RunAdditionalFilesFactories()
    {
        AdditionalFiles.AddRange(AdditionalFilesFactories.SelectMany(factory => factory()));
        AdditionalFilesFactories.Clear();
    }

    private static void Fill<T>(List<T> copy, List<T> own, List<T>? inherited) =>
        copy.AddRange(own.Count > 0 || inherited is null ? own : inherited);
}
