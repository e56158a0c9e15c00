using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Pairs reported diagnostics with expected ones. The order of expectations does not matter: if any pairing fits everywhere,
/// it is found (augmenting paths in the bipartite graph of fitting pairs).
/// </summary>
internal sealed class DiagnosticMatching
{
    private readonly ImmutableArray<Diagnostic> _actual;
    private readonly ImmutableArray<DiagnosticResult> _expected;
    private readonly string?[,] _mismatch;
    private readonly int[] _expectedOf;

    public DiagnosticMatching(ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected)
    {
        _actual = actual;
        _expected = expected;
        _mismatch = new string?[actual.Length, expected.Length];
        for (var i = 0; i < actual.Length; i++)
        {
            for (var j = 0; j < expected.Length; j++)
            {
                _mismatch[i, j] = DiagnosticMismatch.Between(actual[i], expected[j]);
            }
        }

        _expectedOf = new int[actual.Length];
        Array.Fill(_expectedOf, -1);
        for (var j = 0; j < expected.Length; j++)
        {
            TryAssign(j, new bool[actual.Length]);
        }
    }

    public static void Verify(
        ImmutableArray<Diagnostic> actual,
        ImmutableArray<DiagnosticResult> expected,
        Action<Diagnostic, DiagnosticResult, IVerifier>? more,
        IVerifier verifier)
    {
        var matching = new DiagnosticMatching(actual, expected);
        if (actual.Length != expected.Length)
        {
            verifier.Fail(
                $"Mismatch between number of diagnostics returned, expected \"{expected.Length}\" actual \"{actual.Length}\"\n\n"
                + matching.DescribeUnmatched());
        }

        var unmatched = matching._expectedOf.IndexOf(-1);
        if (unmatched >= 0)
        {
            var nearest = matching.UnmatchedExpected().MinBy(j => matching.Distance(unmatched, j));
            verifier.Fail($"{matching._mismatch[unmatched, nearest]}\n\n{matching.DescribeUnmatched()}");
        }

        for (var i = 0; more is not null && i < actual.Length; i++)
        {
            more(actual[i], expected[matching._expectedOf[i]], verifier);
        }
    }

    private bool TryAssign(int expected, bool[] visited)
    {
        for (var i = 0; i < _actual.Length; i++)
        {
            if (_mismatch[i, expected] is not null || visited[i])
            {
                continue;
            }

            visited[i] = true;
            if (_expectedOf[i] < 0 || TryAssign(_expectedOf[i], visited))
            {
                _expectedOf[i] = expected;
                return true;
            }
        }

        return false;
    }

    private IEnumerable<int> UnmatchedExpected() => Enumerable.Range(0, _expected.Length).Where(j => !_expectedOf.Contains(j));

    // For the message alone: the expectation that the writer of the test most likely meant.
    private (bool OtherId, bool OtherPath, int Lines) Distance(int actual, int expected)
    {
        var diagnostic = _actual[actual];
        var result = _expected[expected];
        var span = diagnostic.Location.GetLineSpan();
        return result.HasLocation
            ? (diagnostic.Id != result.Id,
                result.Spans[0].Span.Path != span.Path,
                Math.Abs(result.Spans[0].Span.StartLinePosition.Line - span.StartLinePosition.Line))
            : (diagnostic.Id != result.Id, diagnostic.Location != Location.None, 0);
    }

    private string DescribeUnmatched()
    {
        var unexpected = _actual.Where((_, i) => _expectedOf[i] < 0);
        var missing = UnmatchedExpected().Select(j => _expected[j]);
        return $"Reported, not expected:\n{DiagnosticText.Describe(unexpected)}\n\n"
            + $"Expected, not reported:\n{DiagnosticText.Describe(missing)}\n\n"
            + $"All diagnostics:\n{DiagnosticText.Describe(_actual)}\n";
    }
}
