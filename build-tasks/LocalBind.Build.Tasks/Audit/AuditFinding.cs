using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>One thing that the audit has to say.</summary>
/// <param name="Id">The rule.</param>
/// <param name="File">The full path of the file.</param>
/// <param name="Position">Where in the file.</param>
/// <param name="Message">What, where and what to do next, one line.</param>
public sealed record AuditFinding(string Id, string File, TextPosition Position, string Message);
