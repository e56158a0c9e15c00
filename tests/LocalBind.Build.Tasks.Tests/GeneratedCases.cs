using System;
using System.Globalization;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests;

/// <summary>How tests of made-up cases are steered: the same cases in every run, others where somebody asks for them.</summary>
internal static class GeneratedCases
{
    // No meaning: a run that fails must fail again tomorrow.
    private const int FixedSeed = 20261121;

    /// <summary>The seed, written to the test's output: the same in every run unless LOCALBIND_TEST_SEED names another.</summary>
    public static int Seed(ITestOutputHelper output)
    {
        var seed = Variable("LOCALBIND_TEST_SEED") ?? FixedSeed;
        output.WriteLine($"seed {seed}; LOCALBIND_TEST_SEED and LOCALBIND_TEST_CASES try others");
        return seed;
    }

    /// <summary>How many cases: as many as LOCALBIND_TEST_CASES says.</summary>
    public static int Count(int byDefault) => Variable("LOCALBIND_TEST_CASES") ?? byDefault;

    private static int? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
