using System.Linq;
using Microsoft.CodeAnalysis;

namespace LocalBind.CodeFixes.Edits;

/// <summary>How a type is written at a place, and the namespace that must be imported for it.</summary>
/// <param name="Text">The type's name, as short as the place allows.</param>
/// <param name="Import">The namespace to import, or null.</param>
internal sealed record TypeReference(string Text, string? Import)
{
    public const string Address = "System.Net.IPAddress";
    public const string EndPoint = "System.Net.IPEndPoint";
    public const string Environment = "System.Environment";

    /// <summary>The reference to a type of a referenced assembly.</summary>
    public static TypeReference At(SemanticModel model, int position, string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        var (space, name) = (fullName.Substring(0, dot), fullName.Substring(dot + 1));
        var seen = model.LookupSymbols(position, name: name);
        if (seen.IsEmpty)
        {
            return new TypeReference(name, space);
        }

        // A member or another type of that name hides the type.
        return seen.All(symbol => symbol is INamedTypeSymbol type && type.ToDisplayString() == fullName)
            ? new TypeReference(name, null)
            : new TypeReference(fullName, null);
    }
}
