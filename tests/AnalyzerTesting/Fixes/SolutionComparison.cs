using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares what a fix made with what a state expects: names, folders, texts and encodings of all files.</summary>
internal static class SolutionComparison
{
    public static async Task VerifyAsync(Solution actual, SolutionState expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        var projects = actual.Projects.ToDictionary(project => project.Name);
        foreach (var state in expected.Projects)
        {
            if (!projects.Remove(state.Name, out var project))
            {
                verifier.Fail($"The fixed solution has no project '{state.Name}'.");
                continue;
            }

            await VerifyAsync("source", project.Documents, state, state.Sources).ConfigureAwait(false);
            await VerifyAsync("additional", project.AdditionalDocuments, state, state.AdditionalFiles).ConfigureAwait(false);
            await VerifyAsync("analyzer config", project.AnalyzerConfigDocuments, state, state.AnalyzerConfigFiles).ConfigureAwait(false);
        }

        verifier.Empty("unexpected projects in the fixed solution", projects.Keys);

        async Task VerifyAsync(string kind, IEnumerable<TextDocument> documents, ProjectState state, SourceFileCollection files)
        {
            var actualFiles = documents.ToImmutableArray();
            verifier.Equal(
                files.Count,
                actualFiles.Length,
                $"Expected {files.Count} {kind} files in '{state.Name}' after the fix but found {actualFiles.Length}: "
                + string.Join(", ", actualFiles.Select(document => document.Name)));
            for (var i = 0; i < files.Count; i++)
            {
                var text = await actualFiles[i].GetTextAsync(cancellationToken).ConfigureAwait(false);
                Verify(actualFiles[i], text, files[i], SolutionBuilder.NameAndFolders(state, files[i].filename), verifier);
            }
        }
    }

    private static void Verify(
        TextDocument document,
        SourceText text,
        (string Path, SourceText Content) file,
        (string Name, ImmutableArray<string> Folders) place,
        IVerifier verifier)
    {
        verifier.EqualOrDiff(file.Content.ToString(), text.ToString(), $"After the fix, the text of '{file.Path}' did not match.");
        verifier.Equal(
            file.Content.Encoding,
            text.Encoding,
            $"Encoding of '{file.Path}': '{text.Encoding?.WebName}' instead of '{file.Content.Encoding?.WebName}'.");
        verifier.Equal(
            file.Content.ChecksumAlgorithm,
            text.ChecksumAlgorithm,
            $"Checksum algorithm of '{file.Path}': '{text.ChecksumAlgorithm}' instead of '{file.Content.ChecksumAlgorithm}'.");
        verifier.Equal(place.Name, document.Name, $"A file is called '{document.Name}' instead of '{place.Name}'.");
        verifier.SequenceEqual(
            place.Folders,
            document.Folders,
            null,
            $"'{place.Name}' is in the folders '{string.Join('/', document.Folders)}' instead of '{string.Join('/', place.Folders)}'.");
    }
}
