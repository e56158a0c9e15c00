using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>One start of a program, as the server process reads it, and the same start as a <c>dotnet run</c> line.</summary>
internal sealed record KestrelCase
{
    public string Host { get; init; } = "WebApplication";

    public string ProjectFile { get; init; } = "";

    public string? LaunchProfile { get; init; }

    public bool NoLaunchProfile { get; init; }

    public bool NoLaunchProfileArguments { get; init; }

    public Dictionary<string, string> Shell { get; init; } = [];

    public Dictionary<string, string> Run { get; init; } = [];

    public List<string> Arguments { get; init; } = [];

    /// <summary>What follows <c>dotnet run</c>.</summary>
    [JsonIgnore]
    public List<string> Words { get; init; } = [];

    /// <summary>Path to text of every file, for the failure message.</summary>
    [JsonIgnore]
    public Dictionary<string, string> Files { get; init; } = [];
}
