using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.Audit;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LocalBind.Build.Tasks;

/// <summary>
/// The audit of a project after its build: compose files, and ports that several projects of the solution claim. Its findings are said on every build, by
/// <see cref="AuditMemory"/> where nothing has changed. Never fails for a reason of its own.
/// </summary>
public sealed class AuditProject : Task
{
    private const string ExposureId = "LBT1005";

    /// <summary>MSBuildProjectFullPath.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>SolutionPath, or empty.</summary>
    public string SolutionPath { get; set; } = "";

    /// <summary>MSBuildProjectExtensionsPath.</summary>
    public string ExtensionsPath { get; set; } = "";

    /// <summary>The file that <see cref="KeepCodePorts"/> writes; empty where there is none.</summary>
    public string CodePortsFile { get; set; } = "";

    /// <summary>Whether the project is an ASP.NET Core one.</summary>
    public bool IsWeb { get; set; }

    /// <summary>LocalBindExposure, in any case: for <c>network</c> published ports are meant.</summary>
    public string Exposure { get; set; } = "loopback";

    /// <summary>Whether a published port is an error.</summary>
    public bool FailOnExposure { get; set; }

    /// <summary>Whether everything is an error: LocalBindAnalysisMode is <c>strict</c>.</summary>
    public bool IsStrict { get; set; }

    /// <summary>NoWarn: an error cannot be hidden by it, so what it names is not raised.</summary>
    public string NoWarn { get; set; } = "";

    // MSBuild gives *Undefined* where no solution is built.
    private bool IsOfSolution => SolutionPath.Length > 0 && SolutionPath[0] != '*';

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // Nearly always there is nothing to say; the little that is done until this is known is what a build pays.
            var findings = Findings();
            if (findings.Count > 0)
            {
                Report(findings);
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

    private List<AuditFinding> Findings()
    {
        var memory = Path.Combine(ExtensionsPath, Path.GetFileName(ProjectFile) + ".LocalBind.audit");
        var version = typeof(AuditProject).Module.ModuleVersionId.ToString();
        var question = string.Join("|", version, ProjectFile, SolutionPath, CodePortsFile, IsWeb ? "web" : "");
        return AuditMemory.Recall(memory, question, Shared<List<string>>("verified") ?? Share("verified", new List<string>())) ?? Audit(memory, question);
    }

    private List<AuditFinding> Audit(string memory, string question)
    {
        var audited = new AuditedProject(ProjectFile, SolutionPath, ExtensionsPath, CodePortsFile, IsWeb);
        var solution = Shared<SolutionAudit>("solution") ?? Share("solution", SolutionAudit.Read(audited));
        var own = new AuditInputs();
        var findings = new List<AuditFinding>(solution.Judge(audited, own));
        AuditMemory.Keep(memory, question, solution.Stamps, own.Stamps, findings);
        return findings;
    }

    // All projects that a node builds share one reading of their solution.
    private T? Shared<T>(string name)
        where T : class => IsOfSolution && BuildEngine is IBuildEngine4 engine ? engine.GetRegisteredTaskObject(Key(name), RegisteredTaskObjectLifetime.Build) as T : null;

    private T Share<T>(string name, T value)
        where T : class
    {
        if (IsOfSolution && BuildEngine is IBuildEngine4 engine)
        {
            engine.RegisterTaskObject(Key(name), value, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }

        return value;
    }

    private string Key(string name) => "LocalBind.Tools.AuditProject|" + name + "|" + SolutionPath;

    private void Report(List<AuditFinding> findings)
    {
        var hidden = new HashSet<string>(NoWarn.Split([';', ',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
        if (Exposure.Trim().Equals("network", StringComparison.OrdinalIgnoreCase))
        {
            hidden.Add(ExposureId);
        }

        foreach (var finding in findings)
        {
            if (!hidden.Contains(finding.Id))
            {
                Report(finding);
            }
        }
    }

    private void Report(AuditFinding finding)
    {
        // No end position: the problem matchers of CI systems do not know four numbers.
        var (line, column) = finding.Position;
        if (IsStrict || (FailOnExposure && finding.Id == ExposureId))
        {
            Log.LogError(null, finding.Id, null, finding.File, line, column, 0, 0, finding.Message);
        }
        else
        {
            Log.LogWarning(null, finding.Id, null, finding.File, line, column, 0, 0, finding.Message);
        }
    }
}
