using System;
using System.IO;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A folder of files as configuration, as Microsoft.Extensions.Configuration.KeyPerFile 10 reads it: a file's name is a key, what is in it the value.</summary>
internal static class KeyPerFileSource
{
    private const string Ignored = "ignore.";

    /// <summary>Reads a folder; one that is not there gives no keys.</summary>
    public static ConfigurationSource Read(string folder)
    {
        var source = new ConfigurationSource();
        try
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                var name = Path.GetFileName(file);
                if (!name.StartsWith(Ignored, StringComparison.Ordinal))
                {
                    source.Set(name.Replace("__", ":"), WithoutLineEnd(File.ReadAllText(file)), ValueOrigin.OfItem(file));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The program will say it: what it could not read has no port.
        }

        return source;
    }

    private static string WithoutLineEnd(string text) =>
        text.EndsWith(Environment.NewLine, StringComparison.Ordinal) ? text.Substring(0, text.Length - Environment.NewLine.Length) : text;
}
