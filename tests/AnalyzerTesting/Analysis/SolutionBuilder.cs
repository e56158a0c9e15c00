using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Makes a solution of a state whose markup is read.</summary>
internal sealed class SolutionBuilder(CompilationOptions compilation, ParseOptions parse, ReferenceAssemblies framework)
{
    public async Task<Solution> BuildAsync(SolutionState state, CancellationToken cancellationToken)
    {
        // The workspace lives as long as the solution refers to it; there is nothing in it to dispose.
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        var ids = state.Projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name));
        foreach (var project in state.Projects)
        {
            var references = await (project.ReferenceAssemblies ?? framework)
                .ResolveAsync(project.Language, cancellationToken)
                .ConfigureAwait(false);
            solution = solution.AddProject(Describe(project, ids[project.Name], references));
        }

        foreach (var project in state.Projects)
        {
            solution = solution.AddProjectReferences(
                ids[project.Name],
                project.AdditionalProjectReferences.Select(name => new ProjectReference(ids[name])));
        }

        return solution;
    }

    /// <summary>What a file is called in a project and which folders it is in: its path without the part that all files share.</summary>
    public static (string Name, ImmutableArray<string> Folders) NameAndFolders(ProjectState project, string path)
    {
        var prefix = project.DefaultPrefix[..(project.DefaultPrefix.LastIndexOf('/') + 1)];
        var relative = path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path;
        var parts = relative.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (parts[^1], [.. parts[..^1]]);
    }

    private ProjectInfo Describe(ProjectState project, ProjectId id, IEnumerable<MetadataReference> references)
    {
        return ProjectInfo.Create(
                id,
                VersionStamp.Default,
                project.Name,
                project.AssemblyName,
                project.Language,
                compilationOptions: compilation.WithOutputKind(project.OutputKind ?? compilation.OutputKind),
                parseOptions: parse.WithDocumentationMode(project.DocumentationMode ?? parse.DocumentationMode),
                documents: Describe(project.Sources),
                metadataReferences: references.Concat(project.AdditionalReferences),
                additionalDocuments: Describe(project.AdditionalFiles))
            .WithAnalyzerConfigDocuments(Describe(project.AnalyzerConfigFiles));

        IEnumerable<DocumentInfo> Describe(SourceFileCollection files) => files.Select(file =>
        {
            var (name, folders) = NameAndFolders(project, file.filename);
            return DocumentInfo.Create(
                DocumentId.CreateNewId(id, file.filename),
                name,
                folders,
                loader: TextLoader.From(TextAndVersion.Create(file.content, VersionStamp.Default, file.filename)),
                filePath: file.filename);
        });
    }
}
