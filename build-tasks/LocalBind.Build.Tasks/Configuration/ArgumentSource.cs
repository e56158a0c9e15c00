using System.Collections.Generic;
using System.Globalization;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Arguments as configuration, as Microsoft.Extensions.Configuration.CommandLine reads them without switch mappings.</summary>
internal static class ArgumentSource
{
    public static ConfigurationSource Read(IReadOnlyList<ProgramArgument> arguments)
    {
        var source = new ConfigurationSource();
        for (var i = 0; i < arguments.Count; i++)
        {
            var word = arguments[i].Text;
            var setting = SettingWord.Of(word);
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
}
