namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>One warning or error that a command printed.</summary>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="Line">From 1; 0 without a position.</param>
/// <param name="Column">From 1; 0 without a position.</param>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Code">The id of the rule.</param>
/// <param name="Message">The text, without the project at its end.</param>
internal sealed record Finding(string File, int Line, int Column, string Severity, string Code, string Message);
