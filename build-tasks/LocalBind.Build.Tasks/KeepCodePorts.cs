using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LocalBind.Build.Tasks;

/// <summary>Keeps what the analyzers saw of ports in code for the check before a run. Never fails a build: without the file no such port is known.</summary>
public sealed class KeepCodePorts : Task
{
    /// <summary>The compiler's log.</summary>
    [Required]
    public string CompilerLog { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <summary>The files of the projects that the program refers to.</summary>
    public string[] Projects { get; set; } = [];

    /// <summary>The folder of runs that were free, made here so that the first of them can be remembered; empty for none.</summary>
    public string FreeRuns { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            File.WriteAllLines(Output, [.. File.Exists(CompilerLog) ? CodeEndpoints.Distill(File.ReadAllText(CompilerLog)) : [], .. Projects.Select(CodeEndpoints.LineOf)]);
            FreeRun.MakeFolder(FreeRuns);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.LogMessage(MessageImportance.Low, "LocalBind could not keep the ports in code: {0}", e.Message);
        }

        return true;
    }
}
