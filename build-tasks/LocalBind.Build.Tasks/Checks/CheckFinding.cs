using LocalBind.Build.Tasks.Configuration;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>The run goes on.</summary>
    Warning,

    /// <summary>The run is stopped.</summary>
    Error,
}

/// <summary>One line that the check has to say.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What, where, what to do next; one line.</param>
/// <param name="Origin">Where the value was written.</param>
/// <param name="Part">The part of the value, or null for all of it.</param>
public sealed record CheckFinding(string Id, FindingSeverity Severity, string Message, ValueOrigin Origin, TextRange? Part = null);
