using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks of a code fix that a test switches off or narrows.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    SkipFixAllInDocumentCheck = 1,
    SkipFixAllInProjectCheck = 2,
    SkipFixAllInSolutionCheck = 4,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Apply the fix to one diagnostic only.</summary>
    FixOne = 8,

    /// <summary>Allow fixes of diagnostics that were not reported while their own file was analyzed.</summary>
    SkipLocalDiagnosticCheck = 16,
}
