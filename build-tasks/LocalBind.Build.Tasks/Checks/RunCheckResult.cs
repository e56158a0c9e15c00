using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What the check found, and what it changed.</summary>
/// <param name="Findings">The findings, gravest or not, in the order of the program's endpoints.</param>
/// <param name="Reassignment">The new addresses, or null if the run is left as it is.</param>
public sealed record RunCheckResult(IReadOnlyList<CheckFinding> Findings, Reassignment? Reassignment);
