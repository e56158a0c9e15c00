using System.Collections.Generic;
using System.Globalization;
using LocalBind.Build.Tasks.RunCommand;

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
            var keyStart = word.StartsWith("--", System.StringComparison.Ordinal) ? 2 : word.Length > 0 && word[0] is '-' or '/' ? 1 : 0;
            var isShort = keyStart == 1 && word[0] == '-';
            var equals = word.IndexOf('=');
            if (equals >= 0)
            {
                if (isShort)
                {
                    source.Failure = new(
                        string.Format(CultureInfo.InvariantCulture, "The short switch '{0}' is not defined in the switch mappings.", word),
                        "Write it with two dashes, or put the words that are no settings behind another separator.",
                        arguments[i].Origin);
                    return source;
                }

                source.Set(word.Substring(keyStart, equals - keyStart), word.Substring(equals + 1), arguments[i].Origin);
                continue;
            }

            // A bare word, or a short switch that nothing maps, is passed over; a switch takes the next word whatever it is.
            if (keyStart > 0 && !isShort && i + 1 < arguments.Count)
            {
                source.Set(word.Substring(keyStart), arguments[i + 1].Text, arguments[i].Origin);
                i++;
            }
        }

        return source;
    }
}
