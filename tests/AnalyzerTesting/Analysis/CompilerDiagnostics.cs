namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the compiler's own diagnostics a test sees. Each level includes the ones before it.</summary>
public enum CompilerDiagnostics
{
    None = 0,
    Errors = 1,
    Warnings = 2,
    Suggestions = 3,
    All = 4,
}
