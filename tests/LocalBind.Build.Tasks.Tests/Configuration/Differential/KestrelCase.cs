using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Serialization;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>One start of a program, as the server process reads it, and the same start as a <c>dotnet run</c> line.</summary>
internal sealed record KestrelCase
{
    public string Host { get; init; } = "WebApplication";

    public string ProjectFile { get; init; } = "";

    public string? LaunchProfile { get; init; }

    public bool NoLaunchProfile { get; init; }

    public Dictionary<string, string> Shell { get; init; } = [];

    public Dictionary<string, string> Run { get; init; } = [];

    public List<string> Arguments { get; init; } = [];

    public List<string>? Checked { get; init; }

    public List<string> Occupied { get; init; } = [];

    /// <summary>What follows <c>dotnet run</c>.</summary>
    [JsonIgnore]
    public List<string> Words { get; init; } = [];

    /// <summary>Path to text of every file, for the failure message.</summary>
    [JsonIgnore]
    public Dictionary<string, string> Files { get; init; } = [];

    /// <summary>Writes the files of the case.</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="damage">What becomes of the bytes of a file; null leaves them.</param>
    public void Write(string folder, Func<byte[], byte[]>? damage = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "other"));
        Directory.CreateDirectory(Path.Combine(folder, "home"));
        File.WriteAllText(ProjectFile, "<Project />");
        foreach (var (name, text) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            if (damage is not null)
            {
                File.WriteAllBytes(path, damage(File.ReadAllBytes(path)));
            }
        }
    }

    /// <summary>The case in words, to be found out about.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Host}: dotnet run {string.Join(" ", Words.Select(w => $"'{w}'"))}");
        text.AppendLine(string.Join(" ", Shell.Select(v => $"{v.Key}='{v.Value}'")));
        if (Occupied.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"occupied: {string.Join(" ", Occupied)}");
        }

        foreach (var (name, content) in Files)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"-- {name}: {content}");
        }

        return text.ToString();
    }
}
