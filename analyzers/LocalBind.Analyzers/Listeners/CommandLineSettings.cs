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
            if (words[i] is not TextValue text || SettingWord.Of(text.Text) is not { IsShort: false } word)
            {
                continue;
            }

            if (word.EqualsAt is { } equals)
            {
                yield return Setting(text, word.KeyStart, equals, text.Slice(TextRange.FromBounds(equals + 1, text.Text.Length)));
            }
            else if (word.TakesNext && i + 1 < words.Length)
            {
                i++;
                yield return Setting(text, word.KeyStart, text.Text.Length, words[i]);
            }
        }
    }

    private static SettingValue Setting(TextValue word, int keyStart, int keyEnd, Value value) =>
        new([word.Slice(TextRange.FromBounds(keyStart, keyEnd))], [value], word.Origin);
}
