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

    /// <summary>Whether the project has the SDK of ASP.NET Core.</summary>
    public bool HasWebSdk { get; set; }

    /// <summary>The FrameworkReference items: a console project may be an ASP.NET Core program too.</summary>
    public string[] Frameworks { get; set; } = [];

    /// <summary>LocalBindOnConflict, in any case.</summary>
    public string OnConflict { get; set; } = "error";

    /// <summary>LocalBindExposure, in any case.</summary>
    public string Exposure { get; set; } = "loopback";

    /// <summary>Whether listening on the network is an error.</summary>
    public bool FailOnExposure { get; set; }

    /// <summary>The Compile items: paths, relative ones from the project's folder. Texts and no items, whose metadata MSBuild would have to gather for nothing.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>The file that <see cref="KeepCodePorts"/> writes.</summary>
    public string CodePortsFile { get; set; } = "";

    /// <summary>The LocalBindPort items.</summary>
    public ITaskItem[] Ports { get; set; } = [];

    /// <summary>The LocalBindRequires items.</summary>
    public ITaskItem[] Requirements { get; set; } = [];

    private bool IsWeb => HasWebSdk || Frameworks.Contains("Microsoft.AspNetCore.App", StringComparer.OrdinalIgnoreCase);

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
        OnConflict = ConflictModeOf(OnConflict),
        FailOnExposure = FailOnExposure,
        IsNetworkProgram = string.Equals(Exposure, "network", StringComparison.OrdinalIgnoreCase),
        CodePortsFile = CodePortsFile,
        Source = IsWeb ? ProgramSource.Read(Sources.Select(s => Path.Combine(Path.GetDirectoryName(ProjectFile) ?? "", s))) : ProgramSource.Unknown,
        Ports = [.. Ports.Select(Port)],
        Requirements = [.. Requirements.Select(Port)],
    };

    /// <summary>Puts together what the check of a <c>dotnet run</c> begins with.</summary>
    private protected RunContext CreateContext(RunFacts facts, RunRequest request)
    {
        var projectFolder = Path.GetDirectoryName(facts.ProjectFile) ?? "";
        return facts.CreateContext(request, RunArguments, Path.Combine(projectFolder, WorkingDirectory.Length > 0 ? WorkingDirectory : StartupDirectory));
    }

    // Enum.TryParse would be compiled for this type in every run. What is none of the words has been reported by the targets.
    private static ConflictMode ConflictModeOf(string text) => text.ToUpperInvariant() switch
    {
        "WARNING" => ConflictMode.Warning,
        "REASSIGN" => ConflictMode.Reassign,
        "OFF" => ConflictMode.Off,
        _ => ConflictMode.Error,
    };

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
