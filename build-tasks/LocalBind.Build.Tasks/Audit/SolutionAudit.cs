using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>
/// The files of all projects of a solution, read once a build and process. Which project says what follows from the files alone, so that nothing is said
/// twice by projects that are built at the same time: a project speaks for itself, for the solution's folder the first project does that has the package,
/// and what several of them reach is said by the first.
/// </summary>
internal sealed class SolutionAudit
{
    private readonly AuditInputs _inputs = new();
    private readonly SolutionFile _solution;
    private readonly List<SolutionProject> _projects = [];
    private readonly Dictionary<string, List<AuditFinding>> _compose = new(SolutionFile.PathComparer);

    private SolutionAudit(AuditedProject audited)
    {
        _solution = SolutionFile.Find(audited.ProjectFile, audited.SolutionPath, _inputs);
        foreach (var project in _solution.Projects.Where(File.Exists))
        {
            _projects.Add(SolutionProject.Read(project, audited, _inputs));
        }

        JudgeCompose();
    }

    /// <summary>The stamps of all that was read.</summary>
    public string Stamps => _inputs.Stamps;

    /// <summary>Reads the solution of a project.</summary>
    public static SolutionAudit Read(AuditedProject audited) => new(audited);

    /// <summary>What a project has to say.</summary>
    /// <param name="audited">The project.</param>
    /// <param name="inputs">Through which the ports in code are read: compilations of this build leave them.</param>
    public IEnumerable<AuditFinding> Judge(AuditedProject audited, AuditInputs inputs)
    {
        var index = _projects.FindIndex(project => SolutionFile.PathComparer.Equals(project.Path, audited.ProjectFile));
        var files = index < 0 ? PortClaim.OfFiles(audited.ProjectFile, inputs) : _projects[index].Claims;
        var code = PortClaim.OfCode(audited.CodePorts.Length > 0 ? audited.CodePorts : null, inputs);
        var claims = OwnCollisions(audited, files, code).Concat(FileClaims(index, files)).Concat(CodeClaims(index, files, code));
        return _compose.TryGetValue(audited.ProjectFile, out var compose) ? claims.Concat(compose) : claims;
    }

    /// <summary>The compose files that a project speaks for: those of its own folder, and of the solution's folder if it is the first.</summary>
    public IEnumerable<string> ComposeFilesFor(string projectFile)
    {
        var folder = Path.GetDirectoryName(projectFile) ?? "";
        var isFirst = SolutionFile.PathComparer.Equals(projectFile, FirstWithPackage(_ => true) ?? projectFile);
        var files = SolutionFile.PathComparer.Equals(projectFile, FirstWithPackage(project => project.Folder == folder) ?? projectFile)
            ? ComposeAudit.FilesIn(folder, _inputs)
            : [];
        return _solution.Folder is { } root && root != folder && isFirst && FirstWithPackage(project => project.Folder == root) is null
            ? files.Concat(ComposeAudit.FilesIn(root, _inputs))
            : files;
    }

    // All of the solution's at once: files include and extend each other across projects, and nothing must be said twice.
    private void JudgeCompose()
    {
        var files = _projects.Where(project => project.HasPackage).SelectMany(project => ComposeFilesFor(project.Path).Select(file => (project.Path, file))).ToList();
        var judged = new HashSet<string>(files.Select(file => file.file), StringComparer.Ordinal);
        var said = new HashSet<(string, string, TextPosition)>();
        foreach (var (project, file) in files)
        {
            if (!_compose.TryGetValue(project, out var findings))
            {
                _compose[project] = findings = [];
            }

            findings.AddRange(ComposeAudit.Judge(file, _inputs, judged).Where(finding => said.Add((finding.Id, finding.File, finding.Position))));
        }
    }

    // LBT2009: what code opens beside the addresses of the configuration.
    private static IEnumerable<AuditFinding> OwnCollisions(AuditedProject audited, IReadOnlyList<PortClaim> files, List<PortClaim> code)
    {
        foreach (var claim in audited.IsWeb ? files : [])
        {
            if (code.Find(other => other.IsBesideConfiguration && other.Endpoint.ConflictsWith(claim.Endpoint)) is { } other)
            {
                yield return new AuditFinding("LBT2009", claim.File, claim.Position,
                    $"{claim.Key} claims port {Ports.Text(claim.Endpoint.Port)}, as {other.Key} in the code does at {Place(other)}: only one of the two can listen; give one of them another port");
            }
        }
    }

    // LBT3007: the claims of a project that an earlier project of the solution has as well, or a later one that cannot say so itself.
    private IEnumerable<AuditFinding> FileClaims(int index, IReadOnlyList<PortClaim> files)
    {
        foreach (var claim in index < 0 ? [] : files)
        {
            for (var i = 0; i < _projects.Count; i++)
            {
                if (i != index && (i < index || !_projects[i].HasPackage) && Other(_projects[i].Claims, claim) is { } other)
                {
                    yield return Finding(claim, other, _projects[i]);
                    break;
                }
            }
        }
    }

    // LBT3007 for code, which only its own project is sure to know at this time: against the files of every other project, and the code of the earlier ones.
    private IEnumerable<AuditFinding> CodeClaims(int index, IReadOnlyList<PortClaim> files, List<PortClaim> code)
    {
        foreach (var claim in code.Where(claim => index >= 0 && !files.Any(file => file.Endpoint.ConflictsWith(claim.Endpoint))))
        {
            for (var i = 0; i < _projects.Count; i++)
            {
                if (i != index && (Other(_projects[i].Claims, claim) ?? (i < index ? Other(PortClaim.OfCode(_projects[i].CodePorts, new AuditInputs()), claim) : null)) is { } other)
                {
                    yield return Finding(claim, other, _projects[i]);
                    break;
                }
            }
        }
    }

    // A file that both projects have is one claim.
    private static PortClaim? Other(IReadOnlyList<PortClaim> claims, PortClaim claim) =>
        claims.FirstOrDefault(other => other.File != claim.File && other.Endpoint.ConflictsWith(claim.Endpoint));

    private string? FirstWithPackage(Func<SolutionProject, bool> where) => _projects.Find(project => project.HasPackage && where(project))?.Path;

    private static AuditFinding Finding(PortClaim claim, PortClaim other, SolutionProject project) => new("LBT3007", claim.File, claim.Position,
        $"{claim.Key} claims port {Ports.Text(claim.Endpoint.Port)}, as project '{Path.GetFileNameWithoutExtension(project.Path)}' does at {Place(other)}: whichever of the two starts second fails; give this one another port");

    private static string Place(PortClaim claim) => $"{claim.File}({claim.Position.Line},{claim.Position.Column})";
}
