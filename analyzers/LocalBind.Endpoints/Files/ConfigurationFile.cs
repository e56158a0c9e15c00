using System;
using System.Collections.Generic;

namespace LocalBind.Endpoints.Files;

/// <summary>What a kind of configuration file describes.</summary>
public enum ConfigurationFileKind
{
    /// <summary>No file that .NET reads endpoints from.</summary>
    None,

    /// <summary><c>Properties/launchSettings.json</c>, or <c>{app}.run.json</c> of a file-based app.</summary>
    LaunchSettings,

    /// <summary><c>appsettings.json</c>, or that of an environment: <c>appsettings.{Environment}.json</c>.</summary>
    AppSettings,
}

/// <summary>What a configuration file says about endpoints. Reading never fails: what cannot be read is among the problems.</summary>
public sealed class ConfigurationFile
{
    private const string AppSettingsPrefix = "appsettings";
    private const string Extension = ".json";

    private static readonly string[] DevelopmentEnvironments = ["Development", "Dev", "Local", "Debug", "Test"];

    internal List<ConfiguredEndpoint> EndpointList { get; } = [];

    internal List<ConfigurationProblem> ProblemList { get; } = [];

    internal List<EndpointSection> SectionList { get; } = [];

    /// <summary>The addresses, in the order in which they are written.</summary>
    public IReadOnlyList<ConfiguredEndpoint> Endpoints => EndpointList;

    /// <summary>What is refused, dropped or misread.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => ProblemList;

    /// <summary>The children of <c>Kestrel:Endpoints</c>: the files of an app are merged, so that one may lack what another has.</summary>
    public IReadOnlyList<EndpointSection> Sections => SectionList;

    /// <summary>The kind that a file's name makes it; names are compared without case.</summary>
    public static ConfigurationFileKind KindOf(string? path)
    {
        var name = NameOf(path);
        if (name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase) || (name.EndsWith(".run.json", StringComparison.OrdinalIgnoreCase) && EnvironmentOf(path) is null))
        {
            return ConfigurationFileKind.LaunchSettings;
        }

        return EnvironmentOf(path) is null ? ConfigurationFileKind.None : ConfigurationFileKind.AppSettings;
    }

    /// <summary>The environment of an appsettings file, empty for <c>appsettings.json</c> itself, null for another file.</summary>
    public static string? EnvironmentOf(string? path)
    {
        var name = NameOf(path);
        return name.StartsWith(AppSettingsPrefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? name.Substring(AppSettingsPrefix.Length, name.Length - AppSettingsPrefix.Length - Extension.Length).TrimStart('.', '-', '_')
            : null;
    }

    /// <summary>Whether the file is read where the app is deployed only: an appsettings file of an environment that is no developer's.</summary>
    public static bool IsForDeployment(string? path) =>
        EnvironmentOf(path) is { Length: > 0 } environment && Array.FindIndex(DevelopmentEnvironments, known => known.Equals(environment, StringComparison.OrdinalIgnoreCase)) < 0;

    /// <summary>Reads the text of a file of a known kind; a byte order mark is no part of it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ConfigurationFile Read(ConfigurationFileKind kind, string text)
    {
        var file = new ConfigurationFile();
        switch (kind)
        {
            case ConfigurationFileKind.LaunchSettings:
                new LaunchSettingsReader(file).Read(text);
                break;
            case ConfigurationFileKind.AppSettings:
                new AppSettingsReader(file).Read(text);
                break;
        }

        file.EndpointList.Sort((left, right) => left.Range.Start.CompareTo(right.Range.Start));
        return file;
    }

    internal void Add(TextRange range, string message, bool stopsApp = false) => ProblemList.Add(new ConfigurationProblem(range, message, stopsApp));

    private static string NameOf(string? path) => path is null ? "" : path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}

/// <summary>A child of <c>Kestrel:Endpoints</c>.</summary>
/// <param name="Name">Its name; names have no case.</param>
/// <param name="Range">Its name in the file.</param>
/// <param name="HasUrl">Whether it has a <c>Url</c> that is not empty; without one in any file the app stops at start.</param>
public sealed record EndpointSection(string Name, TextRange Range, bool HasUrl)
{
    /// <summary>What happens where no file gives the section a Url.</summary>
    public string MissingUrlMessage => $"The endpoint '{Name}' has no Url, so the app stops at start; give it one, such as \"Url\": \"http://localhost:5080\"";
}
