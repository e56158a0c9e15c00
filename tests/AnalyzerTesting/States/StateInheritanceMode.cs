namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a fixed state takes over from the state before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>Everything it does not say itself, but no expected diagnostic that the code fix under test can fix.</summary>
    AutoInherit = 0,

    /// <summary>Nothing.</summary>
    Explicit = 1,

    /// <summary>Everything it does not say itself.</summary>
    AutoInheritAll = 2,
}
