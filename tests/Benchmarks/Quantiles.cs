using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Benchmarks;

/// <summary>Quantiles of measured values: always one of the values, of two in the middle the greater.</summary>
internal static class Quantiles
{
    /// <summary>The value in the middle.</summary>
    public static double Median(IEnumerable<double> values) => At(values, 0.5);

    /// <summary>The value below which a part of all lies.</summary>
    /// <param name="values">One at least, in any order.</param>
    /// <param name="part">From 0 to 1.</param>
    public static double At(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min((int)(sorted.Length * part), sorted.Length - 1)];
    }
}
