using System;
using System.IO;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>A folder outside the repository, so that none of its settings reach what is built there.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates the folder.</summary>
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("LocalBind.Tools.Tests-").FullName;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The full path of a file in the folder.</summary>
    public string this[string relativePath] => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file, with the folders on its way.</summary>
    public void Write(string relativePath, string text)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Deletes the folder; a file that a compiler server still holds on Windows stays for the system to clean.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
