using System;
using System.Collections.Immutable;

namespace LocalBind.Benchmarks.Code;

/// <summary>One damaged file, and what the analyzers and fixes made of it; nothing where the compiler itself throws at it.</summary>
internal sealed record Treatment(int Seed, string File, int Length, TimeSpan Analysis, int Findings, int Fixes, bool IsReadable, ImmutableArray<string> Failures);
