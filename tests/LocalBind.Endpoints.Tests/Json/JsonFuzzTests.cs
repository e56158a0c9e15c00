using System;
using System.Linq;
using System.Text;
using Xunit;

namespace LocalBind.Endpoints.Tests.Json;

/// <summary>Texts nobody thought of: made from the grammar, from its tokens in any order, and by damaging good ones. Seeded, so a failure comes back.</summary>
public class JsonFuzzTests
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\", "\"", "1", "0", "-", "01", "1.5", "1e", "e5", "true", "fals", "null",
        " ", "\n", "\r", "\t", "\f", "//", "/*", "*/", "/", "// c\n", "/* c */", "/**/", "*", "\uFEFF", "\u2028", "\u00A0", "\0", "\u0001", "\uD83D", "\uDE00", "é", "😀", "\\n",
    ];

    private static readonly string[] Seeds =
    [
        """{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:5000;https://[::1]:5001", "dotnetRunMessages": true } } }""",
        "{\r\n  // urls\r\n  \"Urls\": \"http:\\/\\/*:80\", /* x */\r\n  \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://\\u0031:1\", }, }, },\r\n}\r\n",
        "[1, -0.5e+10, [true, false, null], {\"a\": {}}, \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uD83D\\uDE00\"]",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TokensInAnyOrder(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            SystemTextJson.AssertAgrees(string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Tokens[random.Next(Tokens.Length)])));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void DamagedTexts(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                Damage(text, random);
            }

            SystemTextJson.AssertAgrees(text.ToString());
        }
    }

    [Fact]
    public void EveryPrefix()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length <= seed.Length; length++)
            {
                SystemTextJson.AssertAgrees(seed[..length]);
            }
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void GoodTexts(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder();
            AppendValue(text, random, depth: 0);
            SystemTextJson.AssertAgrees(text.ToString());
        }
    }

    private static void Damage(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(3))
        {
            case 0:
                text.Insert(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 1:
                text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                break;
            default:
                text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 20), text.Length - at)));
                break;
        }
    }

    private static void AppendValue(StringBuilder text, Random random, int depth)
    {
        AppendBlanks(text, random);
        switch (random.Next(depth > 4 ? 4 : 6))
        {
            case 0:
                AppendString(text, random);
                break;
            case 1:
                text.Append(random.NextDouble() * Math.Pow(10, random.Next(-20, 20)));
                break;
            case 2:
                text.Append(random.Next(int.MinValue, int.MaxValue));
                break;
            case 3:
                text.Append(random.Next(3) switch { 0 => "true", 1 => "false", _ => "null" });
                break;
            case 4:
                AppendItems(text, random, '[', ']', () => AppendValue(text, random, depth + 1));
                break;
            default:
                AppendItems(text, random, '{', '}', () =>
                {
                    AppendBlanks(text, random);
                    AppendString(text, random);
                    text.Append(random.Next(4) switch { 0 => " ", 1 => "\r\n", _ => "" }).Append(':');
                    AppendValue(text, random, depth + 1);
                });
                break;
        }

        AppendBlanks(text, random);
    }

    private static void AppendItems(StringBuilder text, Random random, char open, char close, Action appendItem)
    {
        text.Append(open);
        var count = random.Next(5);
        for (var i = 0; i < count; i++)
        {
            appendItem();
            if (i + 1 < count || random.Next(8) == 0)
            {
                text.Append(',');
            }
        }

        AppendBlanks(text, random);
        text.Append(close);
    }

    private static void AppendString(StringBuilder text, Random random)
    {
        text.Append('"');
        for (var i = random.Next(8); i > 0; i--)
        {
            text.Append(random.Next(6) switch
            {
                0 => "\\u" + random.Next(0x10000).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
                1 => "\\" + "\"\\/bfnrt"[random.Next(8)],
                2 => "😀",
                3 => ((char)random.Next(0xE000, 0x10000)).ToString(),
                _ => ((char)random.Next('a', 'z')).ToString(),
            });
        }

        text.Append('"');
    }

    private static void AppendBlanks(StringBuilder text, Random random) =>
        text.Append(random.Next(8) switch { 0 => " ", 1 => "\r\n\t", 2 => "/* c, ] */", 3 => "// c }\n", _ => "" });
}
