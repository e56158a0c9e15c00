using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Chance that comes out the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Reproducible is what is wanted, not secure.
    private readonly Random _random = new(seed);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>One of the choices.</summary>
    public T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>A number from the first to before the second.</summary>
    public int Next(int from, int to) => _random.Next(from, to);

    /// <summary>The same things in another order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> things) => [.. things.Select(t => (Thing: t, Place: _random.Next())).OrderBy(t => t.Place).Select(t => t.Thing)];
#pragma warning restore CA5394
}
