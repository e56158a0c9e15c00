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

    /// <summary>The bytes with up to three of them changed, or cut off.</summary>
    public byte[] Damage(byte[] bytes)
    {
        for (var hits = _random.Next(4); hits > 0 && bytes.Length > 0; hits--)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return Chance(10) ? bytes[.._random.Next(bytes.Length + 1)] : bytes;
    }

    /// <summary>The text with a character changed, added or removed.</summary>
    public string Damage(string text)
    {
        var at = _random.Next(text.Length + 1);
        var with = Pick("", ":", ";", "/", "=", "\"", " ", "%", "-", "[", "]", "0", "@", "\t", "ö");
        return text[..at] + with + text[Math.Min(text.Length, at + _random.Next(2))..];
    }

    /// <summary>The same things in another order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> things) => [.. things.Select(t => (Thing: t, Place: _random.Next())).OrderBy(t => t.Place).Select(t => t.Thing)];
#pragma warning restore CA5394
}
