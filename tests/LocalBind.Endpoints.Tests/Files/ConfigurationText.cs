using System.Linq;
using LocalBind.Endpoints.Files;

namespace LocalBind.Endpoints.Tests.Files;

/// <summary>Reads a text and shows what was found in a form that a test can state in a line.</summary>
internal static class ConfigurationText
{
    public static ConfigurationFile AppSettings(string text) => ConfigurationFile.Read(ConfigurationFileKind.AppSettings, text);

    public static ConfigurationFile LaunchSettings(string text) => ConfigurationFile.Read(ConfigurationFileKind.LaunchSettings, text);

    /// <summary>A launch settings file with one profile of the command Project, named http.</summary>
    public static string Profile(string members) => $$"""{ "profiles": { "http": { "commandName": "Project", {{members}} } } }""";

    /// <summary>Every endpoint as key, address and port, with host and port as the file spells them.</summary>
    public static string[] EndpointsOf(ConfigurationFile file, string text) =>
        [.. file.Endpoints.Select(endpoint => $"{endpoint.Key} {endpoint.Scheme}://{endpoint.Address}:{endpoint.Port} [{Shown(endpoint.HostRange, text)}|{Shown(endpoint.PortRange, text)}]")];

    /// <summary>The text at which each problem stands.</summary>
    public static string[] Problems(ConfigurationFile file, string text) => [.. file.Problems.Select(problem => problem.Range.Of(text))];

    private static string Shown(TextRange? range, string text) => range?.Of(text) ?? "";
}
