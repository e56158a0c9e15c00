namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A reported diagnostic, whose it is, and whether it was reported while its own file was analyzed.</summary>
internal readonly record struct FoundDiagnostic(Diagnostic Diagnostic, ProjectId Project, bool IsLocal);
