using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks;

/// <summary>What the project says about its program, as far as a check needs it: all that does not depend on one start.</summary>
public sealed record RunFacts
{
    /// <summary>The full path of the project file, or of the source file of a file-based program.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>AssemblyName.</summary>
    public string AssemblyName { get; init; } = "";

    /// <summary>TargetPath: the program's assembly.</summary>
    public string OutputAssembly { get; init; } = "";

    /// <summary>RunCommand.</summary>
    public string RunCommand { get; init; } = "";

    /// <summary>UserSecretsId.</summary>
    public string UserSecretsId { get; init; } = "";

    /// <summary>Whether the project is an ASP.NET Core one.</summary>
    public bool IsWeb { get; init; }

    /// <summary>LocalBindOnConflict.</summary>
    public ConflictMode OnConflict { get; init; }

    /// <summary>Whether listening on the network is an error.</summary>
    public bool FailOnExposure { get; init; }

    /// <summary>Whether LocalBindExposure says that the program is meant for the network.</summary>
    public bool IsNetworkProgram { get; init; }

    /// <summary>The file that <see cref="KeepCodePorts"/> writes.</summary>
    public string CodePortsFile { get; init; } = "";

    /// <summary>What the sources show.</summary>
    public ProgramSource Source { get; init; } = ProgramSource.Unknown;

    /// <summary>The LocalBindPort items.</summary>
    public IReadOnlyList<ProjectPort> Ports { get; init; } = [];

    /// <summary>The LocalBindRequires items.</summary>
    public IReadOnlyList<ProjectPort> Requirements { get; init; } = [];

    /// <summary>Puts together what the check of one start begins with.</summary>
    /// <param name="request">How the program is started.</param>
    /// <param name="runArguments">The arguments that the project itself gives.</param>
    /// <param name="workingDirectory">The folder that the program starts in.</param>
    public RunContext CreateContext(RunRequest request, string runArguments, string workingDirectory) => new()
    {
        ProjectFile = ProjectFile,
        Request = request,
        Shell = Shell(),
        RunArguments = runArguments,
        RunCommand = RunCommand,
        OutputAssembly = OutputAssembly,
        IsWeb = IsWeb,
        OnConflict = OnConflict,
        FailOnExposure = FailOnExposure,
        IsNetworkProgram = IsNetworkProgram,
        Ports = Ports,
        Code = CodePortsFile.Length == 0 ? [] : CodeEndpoints.Read(CodePortsFile),
        Libraries = CodePortsFile.Length == 0 ? [] : CodeEndpoints.ReadProjects(CodePortsFile),
        Requirements = Requirements,
        Program = new ProgramFacts
        {
            WorkingDirectory = workingDirectory,
            AssemblyFolder = Path.GetDirectoryName(OutputAssembly) ?? "",
            AssemblyName = AssemblyName,
            UserSecretsId = UserSecretsId,
            IsWindows = CurrentSystem.Kind == SystemKind.Windows,
            Source = Source,
        },
    };

    // No LINQ: over structures it is compiled anew in every run.
    private static List<KeyValuePair<string, string>> Shell()
    {
        var shell = new List<KeyValuePair<string, string>>();
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            shell.Add(new((string)variable.Key, variable.Value as string ?? ""));
        }

        return shell;
    }
}
