using System;
using System.Collections.Generic;
using System.IO;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A project of a solution, as far as its files tell.</summary>
/// <param name="Path">The full path of the project file.</param>
/// <param name="HasPackage">Whether it has this package, and so an audit of its own.</param>
/// <param name="CodePorts">Where its compilation leaves the ports in its code.</param>
/// <param name="Claims">The ports that its files claim.</param>
internal sealed record SolutionProject(string Path, bool HasPackage, string? CodePorts, IReadOnlyList<PortClaim> Claims)
{
    /// <summary>The folder of the project file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Reads a project.</summary>
    /// <param name="path">The full path of the project.</param>
    /// <param name="audited">The project that is audited: where its outputs are tells where those of the others are.</param>
    /// <param name="inputs">Through which its files are read.</param>
    public static SolutionProject Read(string path, AuditedProject audited, AuditInputs inputs)
    {
        var isAudited = SolutionFile.PathComparer.Equals(path, audited.ProjectFile);
        return new(path, isAudited || HasPackageOf(path, audited, inputs), CodePortsOf(path, audited, inputs), PortClaim.OfFiles(path, inputs));
    }

    // Restore writes {project}.nuget.g.targets, which imports the targets of the packages.
    private static bool HasPackageOf(string path, AuditedProject audited, AuditInputs inputs) =>
        inputs.Read(System.IO.Path.Combine(Counterpart(audited.ExtensionsPath, path, audited), System.IO.Path.GetFileName(path) + ".nuget.g.targets")) is { } targets
        && targets.IndexOf("LocalBind.Tools.targets", StringComparison.OrdinalIgnoreCase) >= 0;

    // Of a project with another framework the folder beside is meant: obj/Debug/net9.0 and not net10.0.
    private static string? CodePortsOf(string path, AuditedProject audited, AuditInputs inputs)
    {
        if (audited.CodePorts.Length == 0)
        {
            return null;
        }

        var same = Counterpart(audited.CodePorts, path, audited);
        if (inputs.Exists(same) || System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(same)) is not { } configuration || !Directory.Exists(configuration))
        {
            return same;
        }

        var frameworks = Directory.GetDirectories(configuration);
        Array.Sort(frameworks, StringComparer.Ordinal);
        return Array.Find(Array.ConvertAll(frameworks, framework => System.IO.Path.Combine(framework, System.IO.Path.GetFileName(same))), inputs.Exists) ?? same;
    }

    /// <summary>What a path of the audited project is for another one: below its own folder, or below a folder with its name in a common one.</summary>
    private static string Counterpart(string own, string project, AuditedProject audited)
    {
        var ownFolder = System.IO.Path.GetDirectoryName(audited.ProjectFile) ?? "";
        if (own.StartsWith(ownFolder, StringComparison.OrdinalIgnoreCase))
        {
            return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(project) ?? "", own.Substring(ownFolder.Length).TrimStart('/', '\\'));
        }

        var segments = own.Split('/', '\\');
        var name = Array.FindLastIndex(segments, segment => segment.Equals(System.IO.Path.GetFileNameWithoutExtension(audited.ProjectFile), StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            segments[name] = System.IO.Path.GetFileNameWithoutExtension(project);
        }

        return string.Join(System.IO.Path.DirectorySeparatorChar.ToString(), segments);
    }
}

/// <summary>What MSBuild says about the project that is audited.</summary>
/// <param name="ProjectFile">MSBuildProjectFullPath.</param>
/// <param name="SolutionPath">SolutionPath, if a solution is built.</param>
/// <param name="ExtensionsPath">MSBuildProjectExtensionsPath: where restore says which packages it has.</param>
/// <param name="CodePorts">Where its compilation leaves the ports in its code; empty where there is no such file.</param>
/// <param name="IsWeb">Whether ASP.NET Core opens what its configuration says.</param>
internal sealed record AuditedProject(string ProjectFile, string SolutionPath = "", string ExtensionsPath = "", string CodePorts = "", bool IsWeb = false);
