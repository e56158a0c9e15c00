namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How the tree that a code action makes is compared with the tree that its text parses to.</summary>
public enum CodeActionValidationMode
{
    None = 0,

    /// <summary>Same nodes and tokens, in kind and text.</summary>
    SemanticStructure = 1,

    /// <summary>Trivia too.</summary>
    Full = 2,
}
