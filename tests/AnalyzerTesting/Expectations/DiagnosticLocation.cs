namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One location of an expected diagnostic, zero-based as the compiler counts.</summary>
public readonly struct DiagnosticLocation
{
    public DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
    {
        Span = span;
        Options = options;
    }

    public FileLinePositionSpan Span { get; }

    public DiagnosticLocationOptions Options { get; }

    internal bool IsMarkupKey => Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey);
}
