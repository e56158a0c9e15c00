using System;
using System.Collections.Generic;

namespace LocalBind.Endpoints.Json;

/// <summary>A text, decoded, that knows where each of its characters stands in the file.</summary>
public sealed record JsonString : JsonNode
{
    private static readonly Escape[] NoEscapes = [];
    private readonly IReadOnlyList<Escape> _escapes;

    internal JsonString(TextRange range, string value, IReadOnlyList<Escape>? escapes)
        : base(range)
    {
        Value = value;
        _escapes = escapes ?? NoEscapes;
    }

    /// <summary>The text with its escapes resolved.</summary>
    public string Value { get; }

    /// <summary>The text without its quotes, in the file.</summary>
    public TextRange ContentRange => new(Range.Start + 1, Range.Length - 2);

    /// <summary>Whether escapes leave no half of a surrogate pair: .NET's configuration throws on such a text.</summary>
    public bool IsWellFormed
    {
        get
        {
            for (var i = 0; i < Value.Length; i++)
            {
                if (!char.IsSurrogate(Value[i]))
                {
                    continue;
                }

                if (i + 1 == Value.Length || !char.IsSurrogatePair(Value[i], Value[i + 1]))
                {
                    return false;
                }

                i++;
            }

            return true;
        }
    }

    /// <summary>Where a part of <see cref="Value"/> stands in the file; an escape is taken as a whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the value.</exception>
    public TextRange InFile(TextRange part)
    {
        if (part.Start < 0 || part.Length < 0 || part.End > Value.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(part));
        }

        return TextRange.FromBounds(InFile(part.Start), InFile(part.End));
    }

    private int InFile(int index)
    {
        var position = ContentRange.Start + index;
        foreach (var escape in _escapes)
        {
            if (escape.Index >= index)
            {
                break;
            }

            position += escape.Length - 1;
        }

        return position;
    }

    /// <summary>One character of the value that is written longer than it is.</summary>
    /// <param name="Index">The character in the value.</param>
    /// <param name="Length">How many characters it takes in the file: 2, or 6 for <c>\u</c>.</param>
    internal sealed record Escape(int Index, int Length);
}
