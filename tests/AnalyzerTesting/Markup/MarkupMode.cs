namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What markup in a state's files means.</summary>
public enum MarkupMode
{
    /// <summary>Nothing: it is part of the text.</summary>
    None = 0,

    /// <summary>It is removed and expects nothing.</summary>
    Ignore = 1,

    /// <summary>It is removed; diagnostics that the code fix under test can fix are not expected, others are.</summary>
    IgnoreFixable = 2,

    /// <summary>It is removed, and every marked diagnostic is expected.</summary>
    Allow = 3,
}
