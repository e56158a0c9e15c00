using System;
using System.Threading;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;
using Microsoft.Build.Framework;

namespace LocalBind.Build.Tasks;

/// <summary>
/// The check before <c>dotnet run</c>. Does nothing in any other process, and never fails for a reason of its own: what it does not expect is a
/// message of low importance.
/// </summary>
public sealed class CheckPorts : RunTask
{
    /// <summary>The RunArguments that move the program to free ports; empty to leave it as it is.</summary>
    [Output]
    public string NewRunArguments { get; private set; } = "";

    /// <summary>The folder of runs that were free; empty for none.</summary>
    public string FreeRuns { get; set; } = "";

    /// <summary>The file of that folder for this run; empty where the folder is not there yet.</summary>
    public string FreeRunFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var began = DateTime.UtcNow;
            if (RunCommandLine.ParseProcess(Environment.GetCommandLineArgs(), IsFileBased, StartupDirectory) is { } request)
            {
                var facts = Facts();
                var context = CreateContext(facts, request);
                var plan = RunPlan.Create(context, new ServerMachine());
                var result = RunCheck.Check(context, plan, SocketJudge.OfThisMachine(), SystemOwners.Current);
                Report(result);
                Remember(began, facts, plan, result);
            }
        }
#pragma warning disable CA1031 // The run must not fail because its check did.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.LogMessage(MessageImportance.Low, "LocalBind could not check the ports of this run: {0}", e);
        }

        return !Log.HasLoggedErrors;
    }

    // While the program starts: only the next run needs it. The process lasts as long as the program and waits for the thread.
    private void Remember(DateTime began, RunFacts facts, RunPlan plan, RunCheckResult result)
    {
        var (folder, path) = (FreeRuns, FreeRunFile);
        if (folder.Length == 0)
        {
            return;
        }

        new Thread(() =>
        {
            try
            {
                FreeRun.Remember(folder, path, began, facts, plan, result);
            }
#pragma warning disable CA1031 // What is not remembered is checked again; nobody is there any more to be told.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }).Start();
    }

    private void Report(RunCheckResult result)
    {
        foreach (var finding in result.Findings)
        {
            var position = finding.Origin.At(finding.Part);
            var file = finding.Origin.FilePath ?? (IsFileBased ? EntryFile : ProjectFile);
            var (line, column) = position is { } p ? (p.Line, p.Column) : (0, 0);

            // No end position: the problem matchers of CI systems do not know four numbers.
            if (finding.Severity == FindingSeverity.Error)
            {
                Log.LogError(null, finding.Id, null, file, line, column, 0, 0, finding.Message);
            }
            else
            {
                Log.LogWarning(null, finding.Id, null, file, line, column, 0, 0, finding.Message);
            }
        }

        if (result.Reassignment is { } reassignment && !Log.HasLoggedErrors)
        {
            NewRunArguments = reassignment.RunArguments;

            // Messages are hidden during a run, and a warning may be switched off: where the program listens must be said.
            Console.Error.WriteLine("LocalBind: this run listens on " + string.Join(" and ", reassignment.Addresses));
        }
    }
}
