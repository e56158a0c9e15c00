using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>What the product says about a case.</summary>
internal static class Prediction
{
    public static RunPlan Plan(KestrelCase start, bool hasDeveloperCertificate = false) => RunPlan.Create(
        new RunContext
        {
            ProjectFile = start.ProjectFile,
            Request = RunCommandLine.Parse(start.Words, folder: Path.GetDirectoryName(start.ProjectFile)!),
            Shell = start.Shell,
            IsWeb = true,
            Program = new ProgramFacts
            {
                WorkingDirectory = Path.GetDirectoryName(start.ProjectFile)!,
                AssemblyFolder = Path.GetDirectoryName(KestrelProcess.Assembly)!,
                AssemblyName = "KestrelServer",
                UserSecretsId = "localbind-kestrel-server",
                Source = ProgramSource.Usual with { Host = System.Enum.Parse<HostModel>(start.Host) },
            },
        },
        new FixedMachine(hasDeveloperCertificate));

    public static List<string> Sockets(RunPlan plan) =>
        [.. plan.Endpoints.SelectMany(e => PlannedSocket.Of(e.Endpoint)).Select(s => new IPEndPoint(s.Address, s.Port).ToString())];
}
