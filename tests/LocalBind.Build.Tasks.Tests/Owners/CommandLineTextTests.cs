using System;
using System.Linq;
using LocalBind.Build.Tasks.Owners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

public class CommandLineTextTests
{
    [Theory]
    [InlineData("a\nb\r\nc", "a b c")]
    [InlineData("a\tb\0c", "a b c")]
    [InlineData("a\u001b[31mred\u001b[0m", "a [31mred [0m")]
    [InlineData("a\u009b31mb", "a 31mb")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    [InlineData("safe\u202etxt.exe", "safetxt.exe")]
    [InlineData("zero\u200bwidth\ufeff", "zerowidth")]
    [InlineData("Grüße 日本 🚀", "Grüße 日本 🚀")]
    [InlineData("say \"hi\"", "say 'hi'")]
    public void Text_IsOneLineThatNoTerminalObeys(string text, string expected) => Assert.Equal(expected, CommandLineText.OneLine(text, 200));

    [Fact]
    public void HalfOfASurrogatePair_IsDropped() => Assert.Equal("half pair", CommandLineText.OneLine("half \ud800 pair", 200));

    [Fact]
    public void LongText_IsCutWithAMark()
    {
        var shown = CommandLineText.Show(new[] { "server", new string('x', 5000) });
        Assert.Equal(CommandLineText.Longest + 1, shown.Length);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyArguments_AreCut() => Assert.InRange(CommandLineText.Show(Enumerable.Repeat("word", 100_000).ToArray()).Length, 1, CommandLineText.Longest + 1);

    [Fact]
    public void ArgumentWithBlanks_IsQuoted() => Assert.Equal("sh -c 'sleep 5'", CommandLineText.Show(new[] { "sh", "-c", "sleep 5" }));

    [Fact]
    public void TitleThatAProgramGaveItself_IsNotQuoted() =>
        Assert.Equal("nginx: master process nginx", CommandLineText.Show(new[] { "nginx: master process nginx" }));

    [Fact]
    public void NoArguments_AreNothing() => Assert.Equal("", CommandLineText.Show(Array.Empty<string>()));
}
