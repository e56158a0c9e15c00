using System;
using System.IO;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>A text file and its lines.</summary>
public sealed class SourceFile
{
    private readonly Lazy<TextLines> _lines;

    /// <summary>A file whose text is known.</summary>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        _lines = new Lazy<TextLines>(() => new TextLines(text));
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Line and column of an offset.</summary>
    public TextPosition At(int offset) => _lines.Value.At(offset);

    /// <summary>Reads a file as .NET's configuration does: UTF-8, or what its byte order mark says.</summary>
    /// <returns>The file, or null if it is not there or cannot be read.</returns>
    public static SourceFile? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? new SourceFile(path, File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
