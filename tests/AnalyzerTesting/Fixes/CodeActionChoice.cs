using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the offered actions a test applies.</summary>
internal sealed record CodeActionChoice(int? Index, string? EquivalenceKey)
{
    /// <returns><see langword="null"/> when nothing is offered, or not what the test asks for.</returns>
    public CodeAction? From(IEnumerable<CodeAction> offered, IVerifier verifier)
    {
        var actions = offered.SelectMany(Leaves).ToImmutableArray();
        if (EquivalenceKey is null)
        {
            return actions.ElementAtOrDefault(Index ?? 0);
        }

        var index = actions.Select(action => action.EquivalenceKey).ToList().IndexOf(EquivalenceKey);
        if (Index is { } wanted && index >= 0)
        {
            verifier.Equal(wanted, index, $"The action '{EquivalenceKey}' is not the one with index {wanted}, its index is {index}.");
        }

        return actions.ElementAtOrDefault(index);
    }

    // A menu is not an action.
    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        action.NestedActions is { IsDefaultOrEmpty: false } nested ? nested.SelectMany(Leaves) : [action];
}
