using System;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>What <c>dotnet run</c> is told to start: a project, its folder, or a source file.</summary>
internal static class StartFile
{
    /// <summary>Why <c>dotnet run</c> starts nothing with the value of <c>--project</c> or <c>--file</c>, in its own words; null if it does, or for any other option.</summary>
    public static string? Refusal(string? option, string value, string folder)
    {
        if (option is not (RunOptions.Project or RunOptions.File))
        {
            return null;
        }

        try
        {
            var path = Path.GetFullPath(Path.Combine(folder, value));
            return option == RunOptions.File ? (File.Exists(path) ? null : $"Could not find file '{path}'.")
                : Directory.Exists(path) ? FolderRefusal(path)
                : File.Exists(path) ? null
                : $"The provided file path does not exist: {value}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? FolderRefusal(string folder) => Directory.EnumerateFiles(folder, "*.*proj").Take(2).Count() switch
    {
        0 => $"Couldn't find a project to run. Ensure a project exists in {folder}, or pass the path to the project using --project.",
        1 => null,
        _ => $"Specify which project file to use because {folder} contains more than one project file.",
    };
}
