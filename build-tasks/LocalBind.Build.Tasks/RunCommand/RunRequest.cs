using System.Collections.Generic;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>What one <c>dotnet run</c> was asked to do, as far as it decides what the program will bind.</summary>
public sealed class RunRequest
{
    /// <summary>The file of <c>dotnet app.cs</c>, <c>dotnet run app.cs</c> or <c>--file</c>, as written; null for a project.</summary>
    public string? File { get; internal set; }

    /// <summary>Whether the command was the short form <c>dotnet app.cs</c>.</summary>
    public bool IsFileShorthand { get; internal set; }

    /// <summary>The name after <c>--framework</c>, or null.</summary>
    public string? Framework { get; internal set; }

    /// <summary>The name after <c>--launch-profile</c>, or null.</summary>
    public string? LaunchProfile { get; internal set; }

    /// <summary>Whether <c>--no-launch-profile</c> was given, or a program from the standard input; it wins over <see cref="LaunchProfile"/>.</summary>
    public bool NoLaunchProfile { get; internal set; }

    /// <summary>Whether the program runs already and <see cref="ApplicationArguments"/> are all that it got, those of the profile included.</summary>
    public bool HasAllArguments { get; internal set; }

    /// <summary>The variables given with <c>-e</c>, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; internal set; } = [];

    /// <summary>What the program receives: everything after <c>--</c>, and before it the words that <c>dotnet run</c> does not know.</summary>
    public IReadOnlyList<string> ApplicationArguments { get; internal set; } = [];

    /// <summary>The words that <c>dotnet run</c> took for itself, as written, to repeat them in a suggested command.</summary>
    public IReadOnlyList<string> OwnOptions { get; internal set; } = [];

    /// <summary>Why <c>dotnet run</c> would refuse its command line, in its own words; null if it takes it.</summary>
    public string? Refusal { get; internal set; }

    /// <summary>Whether <c>dotnet watch</c> says by <c>-e DOTNET_WATCH=1</c> that it started this run.</summary>
    public bool IsWatched { get; internal set; }
}
