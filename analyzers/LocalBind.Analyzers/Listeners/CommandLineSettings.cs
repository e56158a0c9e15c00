using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LocalBind.Analyzers.Values;
using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Settings in the words of a command line that the program itself writes: <c>"--urls", "http://*:80"</c>, <c>"urls=http://*:80"</c>.</summary>
/// <remarks>The forms are those of Microsoft.Extensions.Configuration.CommandLine; switches with one dash need a mapping and say nothing here.</remarks>
internal static class CommandLineSettings
{
    public static IEnumerable<SettingValue> Read(ImmutableArray<Value> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not TextValue { Text: var word } text || KeyStart(word) is not { } keyStart)
            {
                continue;
            }

            var equals = word.IndexOf('=');
            if (equals > keyStart)
            {
                yield return Setting(text, keyStart, equals, text.Slice(TextRange.FromBounds(equals + 1, word.Length)));
            }
            else if (equals < 0 && keyStart > 0 && i + 1 < words.Length)
            {
                i++;
                yield return Setting(text, keyStart, word.Length, words[i]);
            }
        }
    }

    private static int? KeyStart(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) ? 2
        : word.StartsWith("-", StringComparison.Ordinal) ? null
        : word.StartsWith("/", StringComparison.Ordinal) ? 1
        : 0;

    private static SettingValue Setting(TextValue word, int keyStart, int keyEnd, Value value) =>
        new([word.Slice(TextRange.FromBounds(keyStart, keyEnd))], [value], word.Origin);
}
