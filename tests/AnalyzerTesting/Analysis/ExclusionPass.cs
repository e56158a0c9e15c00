using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A second look at the same sources of the main project below one line more.</summary>
internal sealed record ExclusionPass(string FirstLine, ImmutableArray<DiagnosticResult> Expected)
{
    public async Task<Solution> ApplyAsync(Solution solution, string project, CancellationToken cancellationToken)
    {
        foreach (var document in solution.Projects.Single(candidate => candidate.Name == project).Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changed = SourceText.From($"{FirstLine}\n{text}", text.Encoding, text.ChecksumAlgorithm);
            solution = solution.WithDocumentText(document.Id, changed);
        }

        return solution;
    }
}
