using System.Collections.Generic;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Replaces what is made of the machine's name or interfaces, at the place where it has become an address.</summary>
internal static class MachineAddressEdits
{
    /// <summary>Real code takes the entry, its list, one of its addresses.</summary>
    private const int MaximumVariables = 4;

    /// <param name="isIPv6">Whether the listener itself is one of IPv6.</param>
    public static IEnumerable<SolutionEdit> Of(Place place, bool isIPv6)
    {
        if (place.Expression is { } expression)
        {
            // A text that shows the address to somebody is left alone, unless the listener's address is made of it.
            foreach (var withTexts in new[] { false, true })
            {
                if (new MachineAddress(place, withTexts).Replaced(expression, isIPv6, MaximumVariables) is { } edit)
                {
                    yield return edit;
                }
            }

            if (expression.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole)
            {
                yield return SolutionEdit.None.Replace(place.Document, hole.Span, "localhost");
            }
            else if (place.Type?.SpecialType == SpecialType.System_String)
            {
                yield return SolutionEdit.None.Replace(place.Document, expression.Span, "\"localhost\"");
            }
        }
    }
}
