using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>The projects of a solution: of its .sln or .slnx file, or the projects in the folders beside a project that is in none.</summary>
/// <param name="Folder">The folder of the solution file; null without one.</param>
/// <param name="Projects">The full paths of the projects, in the order of the file.</param>
internal sealed record SolutionFile(string? Folder, IReadOnlyList<string> Projects)
{
    // Project("{kind}") = "name", "path", "{id}"
    private static readonly Regex ProjectLine = new("""^\s*Project\("[^"]*"\)\s*=\s*"[^"]*"\s*,\s*"([^"]+)"\s*,""", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>Finds the solution of a project: the one that is built, else the nearest one above that lists the project, else its siblings.</summary>
    /// <param name="projectFile">The full path of the project.</param>
    /// <param name="solutionPath">SolutionPath, if a solution is built.</param>
    /// <param name="inputs">Through which files are read.</param>
    public static SolutionFile Find(string projectFile, string solutionPath, AuditInputs inputs)
    {
        if (IsSolution(solutionPath) && inputs.Exists(solutionPath))
        {
            return Read(solutionPath, inputs);
        }

        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var candidate in inputs.FilesIn(folder, "*.sln*").Where(IsSolution))
            {
                if (Read(candidate, inputs) is var solution && solution.Projects.Contains(projectFile, PathComparer))
                {
                    return solution;
                }
            }

            // A solution does not reach out of its repository.
            if (IsRepository(folder))
            {
                break;
            }
        }

        return new SolutionFile(null, Siblings(projectFile, inputs));
    }

    /// <summary>How paths compare: Windows and macOS ignore case by default, and no two projects differ by it alone.</summary>
    public static StringComparer PathComparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Reads a solution file; one that cannot be read has no projects: MSBuild says so itself.</summary>
    public static SolutionFile Read(string path, AuditInputs inputs)
    {
        var text = inputs.Read(path) ?? "";
        var folder = Path.GetDirectoryName(path) ?? "";
        try
        {
            var projects = path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase)
                ? XDocument.Parse(text).Descendants("Project").Select(project => (string?)project.Attribute("Path")).OfType<string>()
                : ProjectLine.Matches(text).Cast<Match>().Select(match => match.Groups[1].Value);
            return new SolutionFile(folder, [.. projects.Where(IsProject).Select(project => Path.GetFullPath(Path.Combine(folder, project.Replace('\\', Path.DirectorySeparatorChar))))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or RegexMatchTimeoutException or ArgumentException or NotSupportedException)
        {
            return new SolutionFile(folder, []);
        }
    }

    // The folders beside a project belong together, unless one is a repository of its own or the folder above collects anything.
    private static List<string> Siblings(string projectFile, AuditInputs inputs)
    {
        var folder = Path.GetDirectoryName(projectFile);
        var above = folder is null ? null : Path.GetDirectoryName(folder);
        if (folder is null || above is null || IsRepository(folder) || IsCollection(above))
        {
            return [projectFile];
        }

        return [.. inputs.FoldersIn(above).Where(sibling => !IsRepository(sibling))
            .SelectMany(sibling => inputs.FilesIn(sibling, "*proj")).Where(IsProject).OrderBy(path => path, StringComparer.Ordinal)];
    }

    private static bool IsRepository(string folder) => Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git"));

    private static bool IsCollection(string folder) =>
        Path.GetPathRoot(folder) == folder
        || PathComparer.Equals(folder, Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar))
        || PathComparer.Equals(folder, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static bool IsSolution(string path) => path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);
}
