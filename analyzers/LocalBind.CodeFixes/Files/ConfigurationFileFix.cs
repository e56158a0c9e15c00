using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Edits;
using LocalBind.CodeFixes.Fixes;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LocalBind.CodeFixes.Files;

/// <summary>Fixes findings in launch settings and appsettings files. Exported for C# documents as well, because an IDE asks for the fixes of one document and keeps them for all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConfigurationFileFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ConfigurationFileFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ["LBT1001", "LBT1003", "LBT2003", "LBT2004", "LBT2005", "LBT2006", "LBT2007", "LBT2008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ConfigurationFileFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.TextDocument is not AdditionalDocument document || ConfigurationFile.KindOf(document.FilePath ?? document.Name) is var kind && kind == ConfigurationFileKind.None)
        {
            return;
        }

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var file = ConfigurationFile.Read(kind, text.ToString());
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in FileEdit.Propose(document.Project, file, diagnostic.Id, diagnostic.Location.SourceSpan, new HashSet<int>()))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        _ => Task.FromResult(SolutionEdit.WithFileText(document, text.WithChanges(edit.Changes))),
                        EndpointFix.KeyOf(diagnostic.Id, edit.Kind)),
                    diagnostic);
            }
        }
    }
}
