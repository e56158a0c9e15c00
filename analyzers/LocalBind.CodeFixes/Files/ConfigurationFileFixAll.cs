using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Edits;
using LocalBind.CodeFixes.Fixes;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Files;

/// <summary>Makes one kind of change at every finding in a project's or a solution's configuration files.</summary>
internal sealed class ConfigurationFileFixAll : FixAllProvider
{
    public static readonly ConfigurationFileFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project])
        {
            var found = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (var document in project.AdditionalDocuments)
            {
                var path = document.FilePath ?? document.Name;
                var own = found.Where(diagnostic => !diagnostic.Location.IsInSource && diagnostic.Location.GetLineSpan().Path == path).ToList();
                if (own.Count > 0)
                {
                    var text = await document.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
                    solution = SolutionEdit.WithFileText(solution.GetAdditionalDocument(document.Id)!, Changed(project, path, text, own, fixAllContext.CodeActionEquivalenceKey));
                }
            }
        }

        var result = solution;
        return CodeAction.Create("Fix all in configuration files", _ => Task.FromResult(result), fixAllContext.CodeActionEquivalenceKey);
    }

    private static SourceText Changed(Project project, string path, SourceText text, IEnumerable<Diagnostic> diagnostics, string? key)
    {
        var file = ConfigurationFile.Read(ConfigurationFile.KindOf(path), text.ToString());
        var taken = new HashSet<int>();
        var changes = diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .SelectMany(diagnostic => FileEdit.Propose(project, file, diagnostic.Id, diagnostic.Location.SourceSpan, taken).Where(edit => EndpointFix.KeyOf(diagnostic.Id, edit.Kind) == key))
            .SelectMany(edit => edit.Changes)
            .GroupBy(change => change.Span).Select(same => same.First())
            .OrderBy(change => change.Span.Start);
        return text.WithChanges(changes.ToImmutableArray());
    }
}
