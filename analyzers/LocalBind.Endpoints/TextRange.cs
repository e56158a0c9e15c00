namespace LocalBind.Endpoints;

/// <summary>A part of a text, in UTF-16 code units from its start.</summary>
/// <param name="Start">The first code unit, from 0.</param>
/// <param name="Length">How many code units; 0 is a position.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The code unit after the last one.</summary>
    public int End => Start + Length;

    /// <summary>The same range, seen from a text that holds this one at <paramref name="offset"/>.</summary>
    public TextRange Shift(int offset) => new(Start + offset, Length);

    /// <summary>The characters of <paramref name="text"/> in this range.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The range is not within the text.</exception>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>The range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextRange FromBounds(int start, int end) => new(start, end - start);
}
