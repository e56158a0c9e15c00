using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>An INI file as configuration, as Microsoft.Extensions.Configuration.Ini 10 reads it.</summary>
internal static class IniSource
{
    /// <summary>Reads a file; one that is not there gives no keys.</summary>
    public static ConfigurationSource Read(string path)
    {
        var source = new ConfigurationSource();
        if (SourceFile.TryRead(path) is not { } file)
        {
            return source;
        }

        var (section, start) = ("", 0);
        foreach (var raw in file.Text.Split('\n'))
        {
            var line = raw.Trim();
            var range = new TextRange(start, raw.TrimEnd('\r').Length);
            start += raw.Length + 1;
            if (line.Length == 0 || line[0] is ';' or '#' or '/')
            {
                continue;
            }

            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                section = line.Substring(1, line.Length - 2).Trim() + ":";
                continue;
            }

            var equals = line.IndexOf('=');
            var key = equals < 0 ? "" : section + line.Substring(0, equals).Trim();
            var origin = ValueOrigin.InFile(file, range, key);
            if (equals < 0 || source.Values.ContainsKey(key))
            {
                var reason = equals < 0 ? $"Unrecognized line format: '{raw.TrimEnd('\r')}'." : $"A duplicate key '{key}' was found.";
                source.Failure = new($"Failed to load configuration from file '{file.Path}'. {reason}", "Correct it.", origin);
                return source;
            }

            var value = line.Substring(equals + 1).Trim();
            source.Set(key, value.Length > 1 && value[0] == '"' && value[value.Length - 1] == '"' ? value.Substring(1, value.Length - 2) : value, origin);
        }

        return source;
    }
}
