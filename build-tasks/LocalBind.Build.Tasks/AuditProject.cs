using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Audit;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LocalBind.Build.Tasks;

/// <summary>
/// The audit of a project after its build: compose files, and ports that several projects of the solution claim. Never fails for a reason of its own.
/// </summary>
public sealed class AuditProject : Task
{
    private static readonly HashSet<string> ExposureIds = ["LBT1005"];

    /// <summary>MSBuildProjectFullPath.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>SolutionPath, or empty.</summary>
    public string SolutionPath { get; set; } = "";

    /// <summary>MSBuildProjectExtensionsPath.</summary>
    public string ExtensionsPath { get; set; } = "";

    /// <summary>LocalBindExposure, in any case: for <c>network</c> published ports are meant.</summary>
    public string Exposure { get; set; } = "loopback";

    /// <summary>Whether a published port is an error.</summary>
    public bool FailOnExposure { get; set; }

    /// <summary>NoWarn: an error cannot be hidden by it, so what it names is not raised.</summary>
    public string NoWarn { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var hidden = new HashSet<string>(NoWarn.Split([';', ',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
            foreach (var finding in Findings().Where(finding => !hidden.Contains(finding.Id)))
            {
                Report(finding);
            }
        }
#pragma warning disable CA1031 // The build must not fail because its audit did.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.LogMessage(MessageImportance.Low, "LocalBind could not audit {0}: {1}", ProjectFile, e);
        }

        return !Log.HasLoggedErrors;
    }

    private IEnumerable<AuditFinding> Findings()
    {
        var audit = Solution();
        var reportsExposure = !Exposure.Trim().Equals("network", StringComparison.OrdinalIgnoreCase);
        return audit.Judge(ProjectFile).Concat(audit.ComposeFilesFor(ProjectFile).SelectMany(path => ComposeAudit.Judge(path, reportsExposure)));
    }

    // All projects that a node builds share one reading of their solution.
    private SolutionAudit Solution()
    {
        if (!IsOfSolution() || BuildEngine is not IBuildEngine4 engine)
        {
            return SolutionAudit.Read(ProjectFile, SolutionPath, ExtensionsPath);
        }

        var key = "LocalBind.Tools.SolutionAudit|" + SolutionPath;
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is SolutionAudit known)
        {
            return known;
        }

        var audit = SolutionAudit.Read(ProjectFile, SolutionPath, ExtensionsPath);
        engine.RegisterTaskObject(key, audit, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return audit;
    }

    // MSBuild gives *Undefined* where no solution is built.
    private bool IsOfSolution() => SolutionPath.Length > 0 && SolutionPath[0] != '*' && File.Exists(SolutionPath);

    private void Report(AuditFinding finding)
    {
        // No end position: the problem matchers of CI systems do not know four numbers.
        var (line, column) = finding.Position;
        if (FailOnExposure && ExposureIds.Contains(finding.Id))
        {
            Log.LogError(null, finding.Id, null, finding.File, line, column, 0, 0, finding.Message);
        }
        else
        {
            Log.LogWarning(null, finding.Id, null, finding.File, line, column, 0, 0, finding.Message);
        }
    }
}
