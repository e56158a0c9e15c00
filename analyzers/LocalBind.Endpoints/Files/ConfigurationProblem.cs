namespace LocalBind.Endpoints.Files;

/// <summary>What .NET refuses, drops or misreads in a configuration file.</summary>
/// <param name="Range">Where.</param>
/// <param name="Message">What will happen and what to write instead; a sentence without a full stop.</param>
/// <param name="StopsApp">Whether the app does not start with it.</param>
public sealed record ConfigurationProblem(TextRange Range, string Message, bool StopsApp = false);
