using System;
using System.Diagnostics;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Guard;

/// <summary>The check inside the program, before its Main: for starts that do not pass through <c>dotnet run</c>, as from an editor.</summary>
public static class StartGuard
{
    private const string ProfileVariable = "DOTNET_LAUNCH_PROFILE";

    /// <summary>Checks the program that this process is, and says on standard error what is in its way.</summary>
    /// <param name="factsFile">The file that the build wrote about it.</param>
    /// <returns>Whether the program may start.</returns>
    public static bool Check(string factsFile)
    {
        var facts = GuardFile.Read(factsFile);
        var (context, plan) = Plan(facts, Environment.GetEnvironmentVariable(ProfileVariable));
        var result = RunCheck.Check(context, plan, SocketJudge.OfThisMachine(), SystemOwners.Current);
        var mayStart = result.Findings.All(f => f.Severity != FindingSeverity.Error);
        if (result.Findings.Count > 0 && !(mayStart && HasBeenChecked()))
        {
            foreach (var finding in result.Findings)
            {
                Console.Error.WriteLine(Line(finding, facts.ProjectFile));
            }
        }

        if (mayStart && result.Reassignment is { } reassignment)
        {
            foreach (var variable in reassignment.Variables)
            {
                Environment.SetEnvironmentVariable(variable.Key, variable.Value);
            }

            Console.Error.WriteLine("LocalBind: this run listens on " + string.Join(" and ", reassignment.Addresses));
        }

        return mayStart;
    }

    // Variables and arguments are all there; the launch profile is read only to say where a value was written, and only if it says what is in force.
    private static (RunContext Context, RunPlan Plan) Plan(RunFacts facts, string? profile)
    {
        var request = new RunRequest
        {
            LaunchProfile = profile,
            NoLaunchProfile = string.IsNullOrEmpty(profile),
            HasAllArguments = true,
            ApplicationArguments = [.. Environment.GetCommandLineArgs().Skip(1)],
        };
        var context = facts.CreateContext(request, "", Environment.CurrentDirectory);
        var plan = RunPlan.Create(context, new ServerMachine());
        var isInForce = plan.ProfileProblem is null && plan.Start.Variables.Count == context.Shell.Count && context.Shell.All(v => plan.Start[v.Key] == v.Value);
        return request.NoLaunchProfile || isInForce ? (context, plan) : Plan(facts, profile: null);
    }

    // `dotnet run` has said its warnings already.
    private static bool HasBeenChecked()
    {
        using var self = Process.GetCurrentProcess();
        return SystemOwners.Processes is { } processes
            && processes.Read(self.Id)?.ParentPid is { } parent
            && processes.Read(parent) is { } starter
            && RunCommandLine.ParseProcess(starter.Arguments) is not null;
    }

    private static string Line(CheckFinding finding, string projectFile)
    {
        var position = finding.Origin.At(finding.Part) is { } p ? $"({p.Line},{p.Column})" : "";
        return $"{finding.Origin.FilePath ?? projectFile}{position}: {(finding.Severity == FindingSeverity.Error ? "error" : "warning")} {finding.Id}: {finding.Message}";
    }
}
