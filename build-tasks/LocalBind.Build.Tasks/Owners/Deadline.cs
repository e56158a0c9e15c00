using System;
using System.Diagnostics;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>A time budget that runs.</summary>
internal sealed class Deadline(TimeSpan budget)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Whether the budget is spent.</summary>
    public bool HasPassed => _watch.Elapsed >= budget;

    /// <summary>What is left of the budget; never negative.</summary>
    public TimeSpan Left => budget > _watch.Elapsed ? budget - _watch.Elapsed : TimeSpan.Zero;
}
