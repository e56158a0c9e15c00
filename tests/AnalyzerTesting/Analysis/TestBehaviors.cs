using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks that a test switches off.</summary>
[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Do not check that generated code is left alone.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not check that <c>#pragma warning disable</c> silences the diagnostics.</summary>
    SkipSuppressionCheck = 2,

    SkipGeneratedSourcesCheck = 4,
}
