using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>What is known about a process. Everything but the id may be hidden by the system.</summary>
/// <param name="Pid">The process id.</param>
/// <param name="Name">The name of the executable without folder and <c>.exe</c>; <c>?</c> where it is hidden.</param>
public sealed record ProcessFacts(int Pid, string Name)
{
    private readonly string? _commandLine;

    /// <summary>The command line as it may be shown: one line, secrets masked, bounded in length. Null where it is hidden.</summary>
    public string? CommandLine
    {
        get => _commandLine ?? (Arguments.Count == 0 ? null : CommandLineText.Show(Arguments));
        init => _commandLine = value;
    }

    /// <summary>The user's name, or <c>uid N</c> where it has none.</summary>
    public string? User { get; init; }

    /// <summary>When the process started.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The full path of the executable.</summary>
    public string? ExecutablePath { get; init; }

    /// <summary>The current folder.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The id of the parent process; 0 for none.</summary>
    public int? ParentPid { get; init; }

    /// <summary>
    /// The control group, which names the unit of the service manager: <c>/system.slice/postgresql.service</c>, <c>/system.slice/docker-….scope</c>.
    /// On Windows the name of the service.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>Whether the process is suspended (Ctrl+Z): it holds its port, and does not hear a plain <c>kill</c>.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The start in the system's own unit, which tells two processes of one id apart; null where it cannot be read.</summary>
    internal long? Identity { get; init; }

    /// <summary>The arguments as the process got them, secrets included: to be judged, never to be shown.</summary>
    internal IReadOnlyList<string> Arguments { get; init; } = Array.Empty<string>();
}
