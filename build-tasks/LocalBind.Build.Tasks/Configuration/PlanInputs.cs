using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What a plan was made from, beside the command line, the variables and the project's own values: as long as all of that stays, so does the plan.</summary>
public sealed class PlanInputs
{
    private readonly List<string> _files = [];

    /// <summary>The files that were asked for, whether they are there or not.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Whether something was asked for that is no file: nobody can tell then whether it has changed.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Notes a file, there or not.</summary>
    public void AddFile(string path) => _files.Add(path);

    /// <summary>Notes that something else was asked for.</summary>
    public void AddOther() => HasOthers = true;
}
