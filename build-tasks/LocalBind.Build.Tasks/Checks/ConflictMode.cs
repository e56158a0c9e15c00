namespace LocalBind.Build.Tasks.Checks;

/// <summary>What the run check does about a port that the program cannot have: the property LocalBindOnConflict.</summary>
public enum ConflictMode
{
    /// <summary>Stop the run.</summary>
    Error,

    /// <summary>Say it and go on.</summary>
    Warning,

    /// <summary>Give the program a free port where that is possible, else stop the run.</summary>
    Reassign,

    /// <summary>Do not look.</summary>
    Off,
}
