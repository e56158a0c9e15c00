using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.KestrelServer;

/// <summary>The check of the package, made as its task makes it: this machine's tables, real binds, real owners.</summary>
internal static class CheckedStart
{
    public static List<string> Errors(StartCase start, IReadOnlyList<string> words)
    {
        var facts = new RunFacts
        {
            ProjectFile = start.ProjectFile,
            AssemblyName = nameof(KestrelServer),
            OutputAssembly = typeof(CheckedStart).Assembly.Location,
            UserSecretsId = "localbind-kestrel-server",
            IsWeb = true,
            Source = new ProgramSource(Enum.Parse<HostModel>(start.Host), IsBuilderKnown: true, PassesArguments: true, Servers: 1),
        };
        var folder = Path.GetDirectoryName(start.ProjectFile)!;
        var context = facts.CreateContext(RunCommandLine.Parse(words, folder: folder), "", folder);
        var judge = SocketJudge.OfThisMachine();
        var result = RunCheck.Check(context, RunPlan.Create(context, new ServerMachine()), judge, SystemOwners.Current);
        return [.. result.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"{f.Id}: {f.Message}")];
    }
}
