using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How an expected location is read and compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,

    /// <summary>Only the start is compared.</summary>
    IgnoreLength = 1,

    /// <summary>The location names a <c>{|#n:...|}</c> span; its start column is the number.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>The diagnostic must mark this additional location as unnecessary code.</summary>
    UnnecessaryCode = 4,
}
