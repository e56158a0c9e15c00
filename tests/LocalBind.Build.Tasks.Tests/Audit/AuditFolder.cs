using System;
using System.IO;

namespace LocalBind.Build.Tasks.Tests.Audit;

/// <summary>A folder with real files, gone after the test.</summary>
internal sealed class AuditFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localbind-audit-");

    public AuditFolder() => _folder.CreateSubdirectory(".git");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file, with the folders on its way, and gives its full path.</summary>
    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
