using System;

namespace LocalBind.Endpoints;

/// <summary>A word of a command line as Microsoft.Extensions.Configuration.CommandLine reads it without switch mappings.</summary>
/// <param name="KeyStart">Where the key begins: behind <c>--</c>, <c>-</c> or <c>/</c>, else at 0.</param>
/// <param name="EqualsAt">Where <c>=</c> ends the key, or null.</param>
/// <param name="IsShort">Whether it begins with one dash: such a switch needs a mapping.</param>
public readonly record struct SettingWord(int KeyStart, int? EqualsAt, bool IsShort)
{
    /// <summary>Whether it is a switch whose value is the next word, whatever that is.</summary>
    public bool TakesNext => KeyStart > 0 && !IsShort && EqualsAt is null;

    /// <summary>Reads a word.</summary>
    public static SettingWord Of(string word)
    {
        var keyStart = word.StartsWith("--", StringComparison.Ordinal) ? 2 : word.Length > 0 && word[0] is '-' or '/' ? 1 : 0;
        return new SettingWord(keyStart, word.IndexOf('=') is >= 0 and var equals ? equals : null, keyStart == 1 && word[0] == '-');
    }
}
