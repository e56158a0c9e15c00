using System;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>What the search knows about the program that is about to run.</summary>
public sealed record OwnerContext
{
    /// <summary>The time within which a search ends unless told otherwise.</summary>
    public static readonly TimeSpan DefaultBudget = TimeSpan.FromSeconds(1);

    /// <summary>Nothing is known about the program.</summary>
    public static OwnerContext None { get; } = new();

    /// <summary>Full path of the assembly about to run (<c>TargetPath</c>), to recognise a previous instance.</summary>
    public string? OutputAssembly { get; init; }

    /// <summary>Full path of the executable about to run (<c>RunCommand</c> when it is an application host), else null.</summary>
    public string? ApplicationHost { get; init; }

    /// <summary>Full path of the project file, or of the single file of a file-based app.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>How long the search may take; what was found by then is the answer.</summary>
    public TimeSpan Budget { get; init; } = DefaultBudget;
}
