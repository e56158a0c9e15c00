using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How often a fix may be applied.</summary>
internal readonly record struct IterationLimit
{
    private readonly int _count;
    private readonly bool _isExact;

    /// <param name="given">What the test says: an exact number, or an upper limit when negative.</param>
    /// <param name="atMost">The upper limit when the test says nothing.</param>
    public IterationLimit(int? given, int atMost)
    {
        var count = given ?? -atMost;
        _count = Math.Abs(count);

        // "At most once" means once: where something must change, no application is no success.
        _isExact = count >= -1;
    }

    public bool IsExceededBy(int iterations) => iterations > _count;

    public void Verify(int iterations, IVerifier verifier)
    {
        if (_count == 0)
        {
            verifier.Equal(0, iterations, "The fix was offered, where nothing is to be changed.");
        }

        if (_isExact)
        {
            verifier.Equal(_count, iterations, $"The fix was applied in {iterations} iterations instead of {_count}.");
        }

        verifier.False(IsExceededBy(iterations), $"The fix needed more iterations than the {_count} that are allowed.");
    }
}
