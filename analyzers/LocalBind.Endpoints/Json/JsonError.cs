namespace LocalBind.Endpoints.Json;

/// <summary>Why a text is no JSON.</summary>
/// <param name="Range">The character, or the part, that cannot stand there; empty at the end of the text.</param>
/// <param name="Message">What is wrong and what was expected, one sentence without a full stop.</param>
public sealed record JsonError(TextRange Range, string Message);
