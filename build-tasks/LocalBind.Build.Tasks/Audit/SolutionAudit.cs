using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>
/// The claims of all projects of a solution, read once a build and process. Which project says what follows from the files alone, so that nothing is said
/// twice by projects that are built at the same time: a project speaks for itself, and for the solution's folder the first project does that has the package.
/// </summary>
internal sealed class SolutionAudit
{
    private readonly SolutionFile _solution;
    private readonly List<(string Project, bool HasPackage, IReadOnlyList<PortClaim> Claims)> _projects = [];

    private SolutionAudit(SolutionFile solution) => _solution = solution;

    /// <summary>Reads the solution of a project.</summary>
    /// <param name="projectFile">The full path of the project.</param>
    /// <param name="solutionPath">SolutionPath, if a solution is built.</param>
    /// <param name="extensionsPath">MSBuildProjectExtensionsPath of the project: where restore says which packages it has.</param>
    public static SolutionAudit Read(string projectFile, string solutionPath, string extensionsPath)
    {
        var audit = new SolutionAudit(SolutionFile.Find(projectFile, solutionPath));
        foreach (var project in audit._solution.Projects.Where(File.Exists))
        {
            audit._projects.Add((project, HasPackage(project, projectFile, extensionsPath), PortClaim.Of(project)));
        }

        return audit;
    }

    /// <summary>LBT3007: the claims of a project that an earlier project of the solution has as well, or a later one that cannot say so itself.</summary>
    public IEnumerable<AuditFinding> Judge(string projectFile)
    {
        var index = _projects.FindIndex(project => SolutionFile.PathComparer.Equals(project.Project, projectFile));
        if (index < 0)
        {
            yield break;
        }

        foreach (var claim in _projects[index].Claims)
        {
            for (var i = 0; i < _projects.Count; i++)
            {
                if (i != index && (i < index || !_projects[i].HasPackage)
                    && _projects[i].Claims.FirstOrDefault(other => other.File != claim.File && other.Endpoint.ConflictsWith(claim.Endpoint)) is { } other)
                {
                    yield return Finding(claim, other, _projects[i].Project);
                    break;
                }
            }
        }
    }

    /// <summary>The compose files that a project speaks for: those of its own folder, and of the solution's folder if it is the first.</summary>
    public IEnumerable<string> ComposeFilesFor(string projectFile)
    {
        var folder = Path.GetDirectoryName(projectFile) ?? "";
        var isFirst = SolutionFile.PathComparer.Equals(projectFile, FirstWithPackage(_ => true) ?? projectFile);
        var files = SolutionFile.PathComparer.Equals(projectFile, FirstWithPackage(project => Path.GetDirectoryName(project) == folder) ?? projectFile)
            ? ComposeAudit.FilesIn(folder)
            : [];
        return _solution.Folder is { } root && root != folder && isFirst && FirstWithPackage(project => Path.GetDirectoryName(project) == root) is null
            ? files.Concat(ComposeAudit.FilesIn(root))
            : files;
    }

    private string? FirstWithPackage(Func<string, bool> where) =>
        _projects.Where(project => project.HasPackage && where(project.Project)).Select(project => project.Project).FirstOrDefault();

    private static AuditFinding Finding(PortClaim claim, PortClaim other, string project) => new("LBT3007", claim.File, claim.Position,
        $"{claim.Key} claims port {Ports.Text(claim.Endpoint.Port)}, as project '{Path.GetFileNameWithoutExtension(project)}' does at {other.File}({other.Position.Line},{other.Position.Column}): whichever of the two starts second fails; give this one another port");

    // Restore writes {project}.nuget.g.targets, which imports the targets of the packages.
    private static bool HasPackage(string project, string own, string extensionsPath)
    {
        if (SolutionFile.PathComparer.Equals(project, own))
        {
            return true;
        }

        // obj/ beside the project, or a folder with the project's name below a common one.
        var ownFolder = Path.GetDirectoryName(own) ?? "";
        var relative = extensionsPath.StartsWith(ownFolder, StringComparison.OrdinalIgnoreCase) ? extensionsPath.Substring(ownFolder.Length).TrimStart('/', '\\') : null;
        var folder = relative is not null
            ? Path.Combine(Path.GetDirectoryName(project) ?? "", relative)
            : extensionsPath.Replace(Path.GetFileNameWithoutExtension(own), Path.GetFileNameWithoutExtension(project));
        var targets = Path.Combine(folder, Path.GetFileName(project) + ".nuget.g.targets");
        return File.Exists(targets) && File.ReadAllText(targets).IndexOf("LocalBind.Tools.targets", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
