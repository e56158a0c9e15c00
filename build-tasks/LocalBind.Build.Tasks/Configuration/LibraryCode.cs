using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>
/// What the projects that a program refers to may open or change, found in the text of their sources: they have no notes of their own, and nobody knows which of it the program calls.
/// </summary>
internal sealed class LibraryCode
{
    // Enough for the libraries of a solution, little enough not to be felt.
    private const int FileLimit = 500;
    private const int LengthLimit = 200_000;

    // Whoever has one of these listens, however it is made: `TcpListener listener = new(…)`.
    private static readonly string[] SocketWords = ["TcpListener", "HttpListener", "Listen"];

    private static readonly HashSet<string> Outputs = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", ".git" };

    private readonly List<CodeEndpoint> _opened = [];
    private int _files;

    /// <summary>What they may open, one for each source.</summary>
    public IReadOnlyList<CodeEndpoint> Opened => _opened;

    /// <summary>Whether one of them may give the program's server other addresses, or add to its configuration.</summary>
    public bool MayChangeServer { get; private set; }

    /// <summary>Reads the sources beside project files.</summary>
    public static LibraryCode Read(IEnumerable<string> projectFiles)
    {
        var code = new LibraryCode();
        foreach (var folder in projectFiles.Select(Path.GetDirectoryName).Where(f => !string.IsNullOrEmpty(f)).Distinct())
        {
            code.ReadFolder(folder);
        }

        return code;
    }

    private void ReadFolder(string folder)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
            {
                if (_files++ >= FileLimit)
                {
                    return;
                }

                if (new FileInfo(file).Length < LengthLimit)
                {
                    ReadText(file, File.ReadAllText(file));
                }
            }

            foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => !Outputs.Contains(Path.GetFileName(d))))
            {
                ReadFolder(inner);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read has nothing to say.
        }
    }

    private void ReadText(string file, string text)
    {
        bool Counts(int index) => !IsInComment(text, index);
        var kestrel = HostCalls.AddressGiven(text, Counts);
        var socket = SocketWords.Select(word => IndexOf(text, word)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        var isKestrel = kestrel >= 0 && (socket < 0 || text.IndexOf("Kestrel", StringComparison.Ordinal) >= 0 || !StartsWith(text, Skip(text, kestrel + 1), "Listen"));
        MayChangeServer |= isKestrel || (text.IndexOf(".Configuration", StringComparison.Ordinal) >= 0 && ConfigurationCalls.AddedSources(text, Counts).Any(MayHaveAddresses));
        if (isKestrel || socket >= 0)
        {
            var at = isKestrel ? kestrel + 1 : socket;
            var position = new TextLines(text).At(at);
            var member = NameAt(text, Skip(text, at));
            _opened.Add(new(ValueOrigin.AtPosition(file, position, member), isKestrel ? nameof(ServerKind.Kestrel) : nameof(ServerKind.Socket), member));
        }
    }

    // A whole name; `Listen` where it is called on something.
    private static int IndexOf(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at += word.Length)
        {
            var isName = !IsOfName(CharAt(text, at - 1)) && !IsOfName(CharAt(text, at + word.Length));
            if (isName && !IsInComment(text, at) && (word != "Listen" || (CharAt(text, at - 1) == '.' && CharAt(text, at + word.Length) == '(')))
            {
                return at;
            }
        }

        return -1;
    }

    // Every project's secrets and all variables are there anyway.
    private static bool MayHaveAddresses(AddedSource source) => source.Kind is not (AddedSourceKind.Secrets or AddedSourceKind.Arguments) && (source.Kind != AddedSourceKind.Variables || source.Text.Length > 0);
}
