using System.Collections.Generic;

namespace LocalBind.KestrelServer;

/// <summary>One start of a program by <c>dotnet run</c>.</summary>
internal sealed record StartCase
{
    /// <summary>The builder: <c>WebApplication</c>, <c>SlimWebApplication</c>, <c>EmptyWebApplication</c>, <c>GenericHost</c> or <c>WebHost</c>.</summary>
    public string Host { get; init; } = "WebApplication";

    /// <summary>The project file; it need not be there, the files beside it count.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>The name after <c>--launch-profile</c>.</summary>
    public string? LaunchProfile { get; init; }

    /// <summary><c>--no-launch-profile</c>.</summary>
    public bool NoLaunchProfile { get; init; }

    /// <summary>The variables of the shell.</summary>
    public Dictionary<string, string> Shell { get; init; } = [];

    /// <summary>The variables of <c>-e</c>.</summary>
    public Dictionary<string, string> Run { get; init; } = [];

    /// <summary>The program's arguments.</summary>
    public List<string> Arguments { get; init; } = [];

    /// <summary>What follows <c>dotnet run</c>: the check is made before the start; null for a start without.</summary>
    public List<string>? Checked { get; init; }

    /// <summary>Address and port of listeners that are there before.</summary>
    public List<string> Occupied { get; init; } = [];
}

/// <summary>What came of a start.</summary>
/// <param name="Sockets">Address and port of every listening socket: <c>[::]:5000</c>.</param>
/// <param name="Error">Why the program did not start; null if it did.</param>
internal sealed record StartOutcome(List<string> Sockets, string? Error)
{
    /// <summary>The errors that the check reported.</summary>
    public List<string> Findings { get; init; } = [];
}
