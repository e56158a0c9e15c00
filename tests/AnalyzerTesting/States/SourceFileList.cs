using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source files of a project; one without a name is numbered: <c>/0/Test0.cs</c>.</summary>
public class SourceFileList : SourceFileCollection
{
    private readonly string _defaultPrefix;
    private readonly string _defaultExtension;

    public SourceFileList(string defaultPrefix, string defaultExtension)
    {
        _defaultPrefix = defaultPrefix;
        _defaultExtension = defaultExtension;
    }

    public void Add(string content) => Add(SourceText.From(content));

    public void Add(SourceText content) =>
        Add((string.Create(CultureInfo.InvariantCulture, $"{_defaultPrefix}{Count}.{_defaultExtension}"), content));
}
