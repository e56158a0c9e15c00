using System.Linq;
using LocalBind.CodeFixes.Fixes;
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

    /// <summary>The reference to a type of a referenced assembly, right in every project that has the file.</summary>
    public static TypeReference At(Place place, string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        var (space, name) = (fullName.Substring(0, dot), fullName.Substring(dot + 1));
        var seen = place.Contexts.Select(model => model.LookupSymbols(place.Position, name: name)).ToList();
        if (seen.All(symbols => symbols.IsEmpty))
        {
            return new TypeReference(name, space);
        }

        // A member or another type of that name hides the type; a directive under a condition imports it for some projects only.
        return seen.All(symbols => !symbols.IsEmpty && symbols.All(symbol => symbol is INamedTypeSymbol type && type.ToDisplayString() == fullName))
            ? new TypeReference(name, null)
            : new TypeReference(fullName, null);
    }
}
