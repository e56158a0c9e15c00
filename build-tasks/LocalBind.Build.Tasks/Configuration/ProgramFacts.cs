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

    /// <summary>The builder that the program uses.</summary>
    public HostModel Host { get; init; } = HostModel.WebApplication;

    /// <summary>Whether the sources show that builder; without it nothing that the configuration says is certain.</summary>
    public bool IsBuilderKnown { get; init; } = true;

    /// <summary>Whether the program hands its arguments to the builder (<c>CreateBuilder(args)</c>).</summary>
    public bool PassesArguments { get; init; } = true;

    /// <summary>The environment that the code sets over all settings; null if none.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>Whether a builder that knows no https by itself is told to.</summary>
    public bool AddsHttps { get; init; }

    /// <summary>Whether the code says that urls replace Kestrel's endpoints.</summary>
    public bool PrefersUrls { get; init; }

    /// <summary>Whether the program builds more than one server, so that an address in code need not be the only one.</summary>
    public bool HasSeveralServers { get; init; }

    /// <summary>Whether the program runs on Windows.</summary>
    public bool IsWindows { get; init; }
}
