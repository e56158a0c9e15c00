using System.Collections.Generic;
using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>One launch profile that <c>dotnet run</c> applies.</summary>
/// <param name="Name">Its name as written in the file.</param>
/// <param name="IsExecutable">Whether it starts a program of its own choice (commandName <c>Executable</c>) and not the project's.</param>
public sealed record LaunchProfile(string Name, bool IsExecutable)
{
    /// <summary>The <c>applicationUrl</c>, or null if it is missing or empty.</summary>
    public ProfileText? ApplicationUrl { get; init; }

    /// <summary>The program's arguments in one text, or null.</summary>
    public ProfileText? CommandLineArgs { get; init; }

    /// <summary>The program of an Executable profile.</summary>
    public ProfileText? ExecutablePath { get; init; }

    /// <summary>The working directory of an Executable profile.</summary>
    public ProfileText? WorkingDirectory { get; init; }

    /// <summary>The variables, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, ProfileText>> EnvironmentVariables { get; init; } = [];
}

/// <summary>A text of a launch profile.</summary>
/// <param name="Value">As written; %NAME% is not expanded yet.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record ProfileText(string Value, ValueOrigin Origin);

/// <summary>Why <c>dotnet run</c> goes on without a launch profile although one is there.</summary>
/// <param name="Message">What is wrong, as a sentence without a full stop.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record LaunchProfileProblem(string Message, string Advice, ValueOrigin Origin);
