using System;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test that chooses and applies code actions.</summary>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Which of the offered actions, nested ones counted in their place; the first unless said otherwise.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>Which of the offered actions; with <see cref="CodeActionIndex"/> given too, both must mean the same one.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>Looks at each action before it is applied.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }
}
