using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LocalBind.Build.Tasks;

/// <summary>What both tasks need to know about the project: its properties and items, handed over by LocalBind.Tools.Run.targets.</summary>
public abstract class RunTask : Task
{
    /// <summary>MSBuildProjectFullPath.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The source file of a file-based program, else empty.</summary>
    public string EntryFile { get; set; } = "";

    /// <summary>AssemblyName.</summary>
    public string AssemblyName { get; set; } = "";

    /// <summary>TargetPath: the program's assembly.</summary>
    public string OutputAssembly { get; set; } = "";

    /// <summary>RunCommand.</summary>
    public string RunCommand { get; set; } = "";

    /// <summary>RunArguments.</summary>
    public string RunArguments { get; set; } = "";

    /// <summary>RunWorkingDirectory; empty for the folder that the user is in.</summary>
    public string WorkingDirectory { get; set; } = "";

    /// <summary>MSBuildStartupDirectory: the folder that the user is in.</summary>
    public string StartupDirectory { get; set; } = "";

    /// <summary>UserSecretsId.</summary>
    public string UserSecretsId { get; set; } = "";

    /// <summary>Whether the project is an ASP.NET Core one.</summary>
    public bool IsWeb { get; set; }

    /// <summary>LocalBindOnConflict, in any case.</summary>
    public string OnConflict { get; set; } = "error";

    /// <summary>LocalBindExposure, in any case.</summary>
    public string Exposure { get; set; } = "loopback";

    /// <summary>Whether listening on the network is an error.</summary>
    public bool FailOnExposure { get; set; }

    /// <summary>The Compile items.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The file that <see cref="KeepCodePorts"/> writes.</summary>
    public string CodePortsFile { get; set; } = "";

    /// <summary>The LocalBindPort items.</summary>
    public ITaskItem[] Ports { get; set; } = [];

    /// <summary>The LocalBindRequires items.</summary>
    public ITaskItem[] Requirements { get; set; } = [];

    /// <summary>Whether the program is a single source file.</summary>
    protected bool IsFileBased => EntryFile.Length > 0;

    /// <summary>What the project says about its program.</summary>
    private protected RunFacts Facts() => new()
    {
        ProjectFile = IsFileBased ? EntryFile : ProjectFile,
        AssemblyName = AssemblyName,
        OutputAssembly = OutputAssembly,
        RunCommand = RunCommand,
        UserSecretsId = UserSecretsId,
        IsWeb = IsWeb,
        OnConflict = Enum.TryParse<ConflictMode>(OnConflict, ignoreCase: true, out var mode) ? mode : ConflictMode.Error,
        FailOnExposure = FailOnExposure,
        IsNetworkProgram = string.Equals(Exposure, "network", StringComparison.OrdinalIgnoreCase),
        CodePortsFile = CodePortsFile,
        Source = IsWeb ? ProgramSource.Read(Sources.Select(s => s.GetMetadata("FullPath"))) : ProgramSource.Unknown,
        Ports = [.. Ports.Select(Port)],
        Requirements = [.. Requirements.Select(Port)],
    };

    /// <summary>Puts together what the check of a <c>dotnet run</c> begins with.</summary>
    private protected RunContext CreateContext(RunFacts facts, RunRequest request)
    {
        var projectFolder = Path.GetDirectoryName(facts.ProjectFile) ?? "";
        return facts.CreateContext(request, RunArguments, Path.Combine(projectFolder, WorkingDirectory.Length > 0 ? WorkingDirectory : StartupDirectory));
    }

    private ProjectPort Port(ITaskItem item)
    {
        var definedIn = item.GetMetadata("DefiningProjectFullPath");
        var type = Array.IndexOf(Ports, item) >= 0 ? "LocalBindPort" : "LocalBindRequires";
        return new ProjectPort(type, item.ItemSpec, definedIn.Length > 0 ? definedIn : ProjectFile)
        {
            Host = item.GetMetadata("Host"),
            Protocol = item.GetMetadata("Protocol"),
        };
    }
}
