using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>
/// What a fix changes: spans of texts and namespaces to import. Everything else stays as it is written, trivia included, and edits of one text
/// are joined as long as they touch different spans.
/// </summary>
internal sealed class SolutionEdit
{
    public static readonly SolutionEdit None = new([], [], []);

    private readonly ImmutableHashSet<SpanChange> _changes;
    private readonly ImmutableHashSet<Import> _imports;

    private SolutionEdit(ImmutableHashSet<SpanChange> changes, ImmutableHashSet<Import> imports, ImmutableHashSet<string> changedNames)
    {
        _changes = changes;
        _imports = imports;
        ChangedNames = changedNames;
    }

    private sealed record SpanChange(DocumentId Document, TextSpan Span, string Text);

    private sealed record Import(DocumentId Document, string Namespace);

    /// <summary>The documents, additional ones included, that are changed.</summary>
    public IEnumerable<DocumentId> Documents => _changes.Select(change => change.Document).Distinct();

    /// <summary>The names of declarations that are changed so that other documents may feel it.</summary>
    public ImmutableHashSet<string> ChangedNames { get; }

    /// <summary>This edit, and another text for a span.</summary>
    public SolutionEdit Replace(TextDocument document, TextSpan span, string text) => new(_changes.Add(new SpanChange(document.Id, span, text)), _imports, ChangedNames);

    /// <summary>This edit, and a text at a position.</summary>
    public SolutionEdit Insert(TextDocument document, int position, string text) => Replace(document, new TextSpan(position, 0), text);

    /// <summary>This edit, and a namespace that a document must import.</summary>
    public SolutionEdit WithImport(Document document, string? name) => name is null ? this : new(_changes, _imports.Add(new Import(document.Id, name)), ChangedNames);

    /// <summary>This edit, which changes a declaration.</summary>
    public SolutionEdit Changing(string name) => new(_changes, _imports, ChangedNames.Add(name));

    /// <summary>Whether both can be made at once: what they change is the same or lies apart.</summary>
    public bool IsCompatibleWith(SolutionEdit other) =>
        !_changes.Any(mine => other._changes.Any(theirs => mine != theirs && mine.Document == theirs.Document && Touch(mine.Span, theirs.Span)));

    /// <summary>Both edits.</summary>
    public SolutionEdit And(SolutionEdit other) => new(_changes.Union(other._changes), _imports.Union(other._imports), ChangedNames.Union(other.ChangedNames));

    /// <summary>The solution with the edit made.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (var changes in _changes.GroupBy(change => change.Document))
        {
            var id = changes.Key;
            if (solution.GetDocument(id) is { } document)
            {
                var imports = _imports.Where(import => import.Document == id).Select(import => import.Namespace).ToList();
                var text = await EditedAsync(document, changes, imports, cancellation).ConfigureAwait(false);

                // One file in several projects: each of them sees the same text.
                foreach (var linked in document.GetLinkedDocumentIds().Add(id))
                {
                    solution = solution.WithDocumentText(linked, text);
                }
            }
            else if (solution.GetAdditionalDocument(id) is { } additional)
            {
                solution = WithFileText(additional, await EditedAsync(additional, changes, [], cancellation).ConfigureAwait(false));
            }
        }

        return solution;
    }

    /// <summary>A solution in which a file that is no code has another text, in every project that has it.</summary>
    public static Solution WithFileText(TextDocument file, SourceText text)
    {
        var solution = file.Project.Solution;
        var same = file.FilePath is { } path ? solution.GetDocumentIdsWithFilePath(path).Where(id => solution.GetAdditionalDocument(id) is not null) : [];
        return same.Append(file.Id).Distinct().Aggregate(solution, (changed, id) => changed.WithAdditionalDocumentText(id, text));
    }

    private static async Task<SourceText> EditedAsync(TextDocument document, IEnumerable<SpanChange> changes, IReadOnlyList<string> imports, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var all = changes.Select(change => new TextChange(change.Span, change.Text)).ToList();
        if (imports.Count > 0 && document is Document code && await code.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root)
        {
            all.AddRange(UsingDirectives.Insert(root, text, imports));
        }

        return text.WithChanges(all.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End));
    }

    // Two texts at one position have no order, so they touch as well.
    private static bool Touch(TextSpan a, TextSpan b) => a.OverlapsWith(b) || (a.Start == b.Start && (a.Length == 0 || b.Length == 0) && a.Length == b.Length);
}
