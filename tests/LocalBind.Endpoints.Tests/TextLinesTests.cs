using System;
using Xunit;

namespace LocalBind.Endpoints.Tests;

public class TextLinesTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\r\nb", 2)]
    [InlineData("a\rb", 2)]
    [InlineData("a\r", 2)]
    [InlineData("a\n\nb", 3)]
    [InlineData("a\u2028b\u2029c\u0085d", 4)]
    public void Count_OfLines(string text, int expected) => Assert.Equal(expected, new TextLines(text).Count);

    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 2, 1, 3)]
    [InlineData("a\nbc", 2, 2, 1)]
    [InlineData("a\nbc", 3, 2, 2)]
    [InlineData("a\r\nbc", 2, 1, 3)]
    [InlineData("a\r\nbc", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("a", 50, 1, 51)]
    public void At_IsLineAndColumnFromOne(string text, int offset, int line, int column) =>
        Assert.Equal(new TextPosition(line, column), new TextLines(text).At(offset));

    [Fact]
    public void At_NegativeOffset_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new TextLines("a").At(-1));

    [Fact]
    public void Constructor_WithNull_Throws() => Assert.Throws<ArgumentNullException>(() => new TextLines(null!));

    [Fact]
    public void At_EveryOffset_AgreesWithCountingLines()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var text = new string([.. random.GetItems("ab\n\r\u2028".AsSpan(), random.Next(40))]);
            var lines = new TextLines(text);
            var (line, column) = (1, 1);
            for (var offset = 0; offset < text.Length; offset++)
            {
                Assert.Equal((text, new TextPosition(line, column)), (text, lines.At(offset)));
                var ends = text[offset] is '\n' or '\u2028' || (text[offset] == '\r' && (offset + 1 == text.Length || text[offset + 1] != '\n'));
                (line, column) = ends ? (line + 1, 1) : (line, column + 1);
            }
        }
    }

    [Fact]
    public void TextRange_FromBounds_HasTheLengthBetween() => Assert.Equal(new TextRange(3, 4), TextRange.FromBounds(3, 7));

    [Fact]
    public void TextRange_Of_IsThePartOfTheText() => Assert.Equal("cd", new TextRange(2, 2).Of("abcde"));

    [Fact]
    public void TextRange_Shift_MovesTheStart() => Assert.Equal(new TextRange(12, 2), new TextRange(2, 2).Shift(10));
}
