using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files of a project, in order.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    /// <summary>Adds a text without an encoding, as texts that a fix makes of a string are.</summary>
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));
}
