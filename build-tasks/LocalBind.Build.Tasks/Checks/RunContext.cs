using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>Everything that the check of one run starts from.</summary>
public sealed record RunContext
{
    /// <summary>The full path of the project file, or of the source file of a file-based program.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>The command line.</summary>
    public RunRequest Request { get; init; } = new();

    /// <summary>The variables of the <c>dotnet</c> process.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Shell { get; init; } = [];

    /// <summary>Whether <c>dotnet watch</c> started this run: by <c>-e DOTNET_WATCH=1</c>, or without hot reload by the same variable of the process.</summary>
    public bool IsWatched => Request.IsWatched || IsWatchedWithoutHotReload;

    /// <summary>Whether <c>dotnet watch --no-hot-reload</c> started this run.</summary>
    public bool IsWatchedWithoutHotReload => !Request.IsWatched && Shell.Any(v => v is { Key: "DOTNET_WATCH", Value: "1" });

    /// <summary>The project's RunArguments.</summary>
    public string RunArguments { get; init; } = "";

    /// <summary>The program.</summary>
    public ProgramFacts Program { get; init; } = new();

    /// <summary>Whether the program is an ASP.NET Core one, so that its configuration opens ports.</summary>
    public bool IsWeb { get; init; }

    /// <summary>The LocalBindPort items.</summary>
    public IReadOnlyList<ProjectPort> Ports { get; init; } = [];

    /// <summary>What the analyzers saw in the program's code.</summary>
    public IReadOnlyList<CodeEndpoint> Code { get; init; } = [];

    /// <summary>The files of the projects that the program refers to.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The LocalBindRequires items.</summary>
    public IReadOnlyList<ProjectPort> Requirements { get; init; } = [];

    /// <summary>What to do about a conflict.</summary>
    public ConflictMode OnConflict { get; init; }

    /// <summary>Whether listening on the network is an error: on a CI build, or where a property says so.</summary>
    public bool FailOnExposure { get; init; }

    /// <summary>Whether the program is meant to be reached from the network.</summary>
    public bool IsNetworkProgram { get; init; }

    /// <summary>The full path of the program's assembly, to recognise a previous instance.</summary>
    public string OutputAssembly { get; init; } = "";

    /// <summary>The program that <c>dotnet run</c> starts (the property RunCommand).</summary>
    public string RunCommand { get; init; } = "";

    /// <summary>The program, as the search for a port's owner knows it.</summary>
    public OwnerContext Owner => new()
    {
        OutputAssembly = OutputAssembly.Length == 0 ? null : OutputAssembly,
        ApplicationHost = RunCommand.Length == 0 ? null : RunCommand,
        ProjectFile = ProjectFile,
    };
}
