using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;
using Microsoft.Build.Framework;

namespace LocalBind.Build.Tasks;

/// <summary>Prints what the project would bind if it were run now: the target LocalBindPorts.</summary>
public sealed class ReportPorts : RunTask
{
    /// <summary>LocalBindPortsFormat: <c>table</c> or <c>json</c>, in any case; empty means table.</summary>
    public string Format { get; set; } = "";

    /// <summary>LocalBindRunArguments: what would follow <c>dotnet run</c>.</summary>
    public string Arguments { get; set; } = "";

    /// <summary>TargetFramework and TargetFrameworks of the project, separated by <c>;</c>.</summary>
    public string TargetFrameworks { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var isJson = string.Equals(Format.Trim(), "json", StringComparison.OrdinalIgnoreCase);
        if (!isJson && Format.Trim().Length > 0 && !string.Equals(Format.Trim(), "table", StringComparison.OrdinalIgnoreCase))
        {
            Log.LogError(null, "LBT0001", null, ProjectFile, 0, 0, 0, 0, $"The property LocalBindPortsFormat has the value \"{Format}\". Set it to one of: table, json.");
            return false;
        }

        var request = RunCommandLine.Parse(ArgumentText.SplitAsProperty(Arguments), 0, IsFileBased, StartupDirectory);
        request.Refusal ??= FrameworkRefusal(request.Framework);
        var context = CreateContext(Facts(), request);
        var plan = RunPlan.Create(context, new ServerMachine());
        var report = PortReport.Create(context, plan, SocketJudge.OfThisMachine(), SystemOwners.Current);
        Print((isJson ? report.JsonLines() : report.TableLines()).ToArray());
        return true;
    }

    // `dotnet run -f` of another framework does not get as far as its build.
    private string? FrameworkRefusal(string? framework)
    {
        var own = TargetFrameworks.Split([';'], StringSplitOptions.RemoveEmptyEntries);
        return framework is null || own.Length == 0 || own.Any(f => string.Equals(f.Trim(), framework, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"The project does not target '{framework}', only: {string.Join(", ", own.Select(f => f.Trim()).Distinct())}.";
    }

    // A logger would decorate the lines, and print none at a low verbosity; a worker node has no console of its own.
    private void Print(IReadOnlyList<string> lines)
    {
        if (Environment.GetCommandLineArgs().Any(a => a.StartsWith("/nodemode:1", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var line in lines)
            {
                Log.LogMessage(MessageImportance.High, "{0}", line);
            }

            return;
        }

        // One write, so that no other line comes in between.
        Console.Out.Write(string.Concat(lines.Select(l => l + Environment.NewLine)));
        Console.Out.Flush();
    }
}
