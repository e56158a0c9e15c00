using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>
/// The files and folders that an audit looks at. Each leaves a stamp, a line of text, by which a later build sees that nothing has changed without
/// reading anything: length and time of a file, as MSBuild itself compares them, and the names that a search in a folder found.
/// </summary>
internal sealed class AuditInputs
{
    private const char Separator = '\t';

    // Stands for a pattern; no file has it in its name.
    private const string Folders = "/";

    private readonly StringBuilder _stamps = new();
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    /// <summary>The stamps of everything that was looked at.</summary>
    public string Stamps => _stamps.ToString();

    /// <summary>The text of a file; null if it is not there or cannot be read.</summary>
    public string? Read(string path)
    {
        try
        {
            return Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a file is there.</summary>
    public bool Exists(string path)
    {
        Note(FileStamp(path));
        return File.Exists(path);
    }

    /// <summary>The files of a folder by a pattern, in the order of their names; none without the folder.</summary>
    public string[] FilesIn(string folder, string pattern)
    {
        Note(FolderStamp(folder, pattern));
        return Found(folder, pattern);
    }

    /// <summary>The folders in a folder, in the order of their names.</summary>
    public string[] FoldersIn(string folder)
    {
        Note(FolderStamp(folder, Folders));
        return Found(folder, Folders);
    }

    /// <summary>Whether everything that left these stamps is as it was.</summary>
    public static bool AreCurrent(string stamps)
    {
        foreach (var stamp in stamps.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = stamp.Split(Separator);
            var now = fields.Length != 4 ? null : fields[0] == "F" ? FileStamp(fields[3]) : FolderStamp(fields[3], fields[1]);
            if (now != stamp)
            {
                return false;
            }
        }

        return true;
    }

    private void Note(string stamp)
    {
        if (_noted.Add(stamp))
        {
            _stamps.Append(stamp).Append('\n');
        }
    }

    private static string FileStamp(string path)
    {
        var file = new FileInfo(path);
        var length = file.Exists ? file.Length : -1;
        return string.Concat(
            "F\t" + length.ToString(CultureInfo.InvariantCulture), "\t", file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture), "\t" + path);
    }

    private static string FolderStamp(string folder, string pattern) => string.Concat("D\t" + pattern, "\t", string.Join("|", Found(folder, pattern)), "\t" + folder);

    private static string[] Found(string folder, string pattern)
    {
        try
        {
            var files = !Directory.Exists(folder) ? [] : pattern == Folders ? Directory.GetDirectories(folder) : Directory.GetFiles(folder, pattern);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
