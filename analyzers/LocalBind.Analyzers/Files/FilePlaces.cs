using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Files;

/// <summary>Turns ranges of a file's text into locations.</summary>
internal sealed class FilePlaces(string path, SourceText text)
{
    public string Path => path;

    public Location At(TextRange range)
    {
        var span = new TextSpan(range.Start, range.Length);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
