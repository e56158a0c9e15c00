using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks that are made of others.</summary>
public static class IVerifierExtensions
{
    /// <summary>Compares two texts exactly, line ends included, and fails with the lines that differ.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (expected != actual)
        {
            verifier.Fail($"{message ?? "Expected and actual text differ."} (- expected, + actual)\n{LineDiff.Between(expected, actual)}");
        }
    }
}
