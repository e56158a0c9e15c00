using System.Collections.Generic;
using LocalBind.CodeFixes.Edits;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>One kind of change that a fix could make to a finding.</summary>
/// <param name="Kind">The kind, as the equivalence key names it after the id.</param>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Alternatives">Ways to make the change, best first; the first that compiles and removes the finding is taken.</param>
internal sealed record FixProposal(string Kind, string Title, IEnumerable<SolutionEdit> Alternatives);
