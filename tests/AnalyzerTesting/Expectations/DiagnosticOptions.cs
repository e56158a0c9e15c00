using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What an expected diagnostic leaves open.</summary>
[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}
