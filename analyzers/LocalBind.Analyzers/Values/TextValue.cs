using System.Collections.Immutable;
using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Values;

/// <summary>A part of a text that comes from one place in the source.</summary>
/// <param name="Text">The characters; a part that is not known is one <see cref="TextValue.Hole"/>.</param>
/// <param name="Origin">The expression that holds them.</param>
/// <param name="SourceOffsets">For each character its offset in the source, plus one for the end; default where the source spells it otherwise.</param>
internal sealed record TextPiece(string Text, SyntaxNode Origin, ImmutableArray<int> SourceOffsets)
{
    public bool IsFallback { get; init; }

    public bool IsAlternative { get; init; }

    /// <summary>What a part that is not known is read from, if the source says it.</summary>
    public OutsideRead? Read { get; init; }

    public SyntaxNode? CallerArgument { get; init; }
}

/// <summary>A text, built from one or more pieces.</summary>
internal sealed record TextValue(ImmutableArray<TextPiece> Pieces, SyntaxNode Origin) : Value(Origin)
{
    /// <summary>Stands for characters that are not known: a code point that is no character (Unicode §23.7).</summary>
    public const char Hole = '\uFFFF';

    /// <summary>Stands for the name of the machine, which only the running program knows: the other code point that is no character.</summary>
    public const char MachineName = '\uFFFE';

    private string? _text;

    /// <summary>Whether it is one of several pieces that the program cuts a literal into.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>All characters, unknown parts being one <see cref="Hole"/> each.</summary>
    public string Text => _text ??= Pieces.Length == 1 ? Pieces[0].Text : string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>Whether every character is known.</summary>
    public bool IsWhole => Text.IndexOf(Hole) < 0 && Text.IndexOf(MachineName) < 0;

    /// <summary>The text with what its unknown parts are read from.</summary>
    public string Template => string.Concat(Pieces.Select(piece => piece.Text is [Hole or MachineName] ? piece.Read?.Text ?? OutsideRead.Nothing : piece.Text));

    public static TextPiece HolePiece(SyntaxNode origin) => new(Hole.ToString(), origin, default);

    /// <summary>The piece that holds the character at <paramref name="offset"/>, and the offset at which the piece starts.</summary>
    public TextPiece PieceAt(int offset, out int start)
    {
        start = 0;
        foreach (var piece in Pieces)
        {
            if (offset < start + piece.Text.Length)
            {
                return piece;
            }

            start += piece.Text.Length;
        }

        var last = Pieces[Pieces.Length - 1];
        start -= last.Text.Length;
        return last;
    }

    /// <summary>Where a range of the text stands in the source, if it lies in one piece that is spelled out there.</summary>
    public TextSpan? SourceSpan(TextRange range)
    {
        var piece = PieceAt(range.Start, out var start);
        var first = range.Start - start;
        var last = first + range.Length;
        return piece.SourceOffsets.IsDefaultOrEmpty || last >= piece.SourceOffsets.Length
            ? null
            : TextSpan.FromBounds(piece.SourceOffsets[first], piece.SourceOffsets[last]);
    }

    /// <summary>A range of the text as a value of its own, from where it was written and handed over.</summary>
    public TextValue Part(TextRange range)
    {
        var part = Slice(range);
        var first = part.Pieces[0];
        return part with
        {
            Origin = part.Pieces.All(piece => piece.Origin == first.Origin) ? first.Origin : Origin,
            IsFallback = IsFallback || part.Pieces.Any(piece => piece.IsFallback),
            IsAlternative = IsAlternative || part.Pieces.Any(piece => piece.IsAlternative),
            CallerArgument = first.CallerArgument ?? CallerArgument,
            InnerSpan = SourceSpan(range),
        };
    }

    /// <summary>The same text cut to a range.</summary>
    public TextValue Slice(TextRange range)
    {
        var pieces = ImmutableArray.CreateBuilder<TextPiece>();
        var start = 0;
        foreach (var piece in Pieces)
        {
            var from = System.Math.Max(range.Start - start, 0);
            var to = System.Math.Min(range.End - start, piece.Text.Length);
            if (from < to)
            {
                pieces.Add(piece with
                {
                    Text = piece.Text.Substring(from, to - from),
                    SourceOffsets = piece.SourceOffsets.IsDefaultOrEmpty ? default : ImmutableArray.Create(piece.SourceOffsets, from, to - from + 1),
                });
            }

            start += piece.Text.Length;
        }

        // Nothing of a text is still a text, from the same place.
        if (pieces.Count == 0)
        {
            pieces.Add(PieceAt(range.Start, out _) with { Text = "", SourceOffsets = default });
        }

        return this with { Pieces = pieces.ToImmutable(), _text = null };
    }
}
