namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What the project says about the program that is about to run.</summary>
public sealed record ProgramFacts
{
    /// <summary>The folder that the program starts in: the project folder of a web project.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The folder of the program's assembly.</summary>
    public string AssemblyFolder { get; init; } = "";

    /// <summary>The assembly's name, which is the application's name unless a setting says otherwise.</summary>
    public string AssemblyName { get; init; } = "";

    /// <summary>The UserSecretsId; empty if the project has none.</summary>
    public string UserSecretsId { get; init; } = "";

    /// <summary>What the sources show of the host; the usual one unless they say otherwise.</summary>
    public ProgramSource Source { get; init; } = ProgramSource.Usual;

    /// <summary>Whether the program runs on Windows.</summary>
    public bool IsWindows { get; init; }
}
