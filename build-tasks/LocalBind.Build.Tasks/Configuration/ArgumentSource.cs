using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Arguments as configuration, as Microsoft.Extensions.Configuration.CommandLine reads them.</summary>
internal static class ArgumentSource
{
    /// <summary>Reads arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="switches">What a switch stands for, as <c>-u=urls</c>; the switch has no case.</param>
    public static ConfigurationSource Read(IReadOnlyList<ProgramArgument> arguments, IReadOnlyList<string>? switches = null)
    {
        var source = new ConfigurationSource();
        for (var i = 0; i < arguments.Count; i++)
        {
            var word = arguments[i].Text;
            var setting = SettingWord.Of(word);
            var end = setting.EqualsAt ?? word.Length;
            if (KeyOf(word.Substring(0, end), switches) is { } key)
            {
                if (setting.EqualsAt is not null || i + 1 < arguments.Count)
                {
                    source.Set(key, setting.EqualsAt is null ? arguments[i + 1].Text : word.Substring(end + 1), arguments[i].Origin);
                }

                i += setting.EqualsAt is null ? 1 : 0;
                continue;
            }

            if (setting.EqualsAt is { } equals)
            {
                if (setting.IsShort)
                {
                    source.Failure = new(
                        string.Format(CultureInfo.InvariantCulture, "The short switch '{0}' is not defined in the switch mappings.", word),
                        "Write it with two dashes, or put the words that are no settings behind another separator.",
                        arguments[i].Origin);
                    return source;
                }

                source.Set(word.Substring(setting.KeyStart, equals - setting.KeyStart), word.Substring(equals + 1), arguments[i].Origin);
                continue;
            }

            // A bare word, or a short switch that nothing maps, is passed over; a switch takes the next word whatever it is.
            if (setting.TakesNext && i + 1 < arguments.Count)
            {
                source.Set(word.Substring(setting.KeyStart), arguments[i + 1].Text, arguments[i].Origin);
                i++;
            }
        }

        return source;
    }

    // The configuration's own key for a switch that has one; /u is written --u before it is looked for.
    private static string? KeyOf(string word, IReadOnlyList<string>? switches)
    {
        if (switches is not { Count: > 0 } || word.Length == 0 || word[0] is not ('-' or '/'))
        {
            return null;
        }

        var name = (word[0] == '/' ? "--" + word.Substring(1) : word) + "=";
        var found = switches.LastOrDefault(s => s.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return found?.Substring(name.Length);
    }
}
