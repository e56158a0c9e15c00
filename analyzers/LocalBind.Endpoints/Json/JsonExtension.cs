namespace LocalBind.Endpoints.Json;

/// <summary>What <see cref="JsonSyntax.Relaxed"/> takes and <see cref="JsonSyntax.Strict"/> refuses.</summary>
public enum JsonExtensionKind
{
    /// <summary><c>// …</c> or <c>/* … */</c>.</summary>
    Comment,

    /// <summary>A comma before the closing brace or bracket.</summary>
    TrailingComma,
}

/// <summary>One place where a text is JSON only for a relaxed reader.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Range">Where it stands: the whole comment without its line end, or the comma.</param>
public sealed record JsonExtension(JsonExtensionKind Kind, TextRange Range);
