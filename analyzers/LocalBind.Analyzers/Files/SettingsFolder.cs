using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Files;

/// <summary>The other appsettings files in the folder of one: an app reads them over each other, key by key.</summary>
internal sealed class SettingsFolder(AdditionalFileAnalysisContext context)
{
    private const string EndpointPrefix = "Kestrel:Endpoints:";

    /// <summary>Whether one of the files gives an endpoint the Url that it lacks in this one.</summary>
    public bool HasUrlElsewhere(EndpointSection section) => Others().Any(other =>
        Read(other.Text).Sections.Any(candidate => candidate.HasUrl && candidate.Name.Equals(section.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The endpoints of an environment's file that meet one of <c>appsettings.json</c>: an endpoint with a name of its own is opened beside those, it does not
    /// replace them.
    /// </summary>
    public IEnumerable<(ConfiguredEndpoint Later, ConfiguredEndpoint Earlier, FileLinePositionSpan Place)> Collisions(ConfigurationFile file)
    {
        if (ConfigurationFile.EnvironmentOf(context.AdditionalFile.Path) is not { Length: > 0 }
            || Others().FirstOrDefault(other => ConfigurationFile.EnvironmentOf(other.Path) is "") is not { Text: { } text } shared)
        {
            yield break;
        }

        var named = new HashSet<string>(file.Endpoints.Select(endpoint => endpoint.Key), StringComparer.OrdinalIgnoreCase);
        var kept = Read(text).Endpoints.Where(endpoint => IsEndpoint(endpoint) && !named.Contains(endpoint.Key)).ToList();
        foreach (var later in file.Endpoints.Where(endpoint => IsEndpoint(endpoint) && endpoint.Endpoint is not null))
        {
            if (kept.FirstOrDefault(earlier => earlier.Endpoint?.ConflictsWith(later.Endpoint!) == true) is { } earlier)
            {
                yield return (later, earlier, new FilePlaces(shared.Path, text).At(earlier.Range).GetLineSpan());
            }
        }
    }

    private static bool IsEndpoint(ConfiguredEndpoint endpoint) => endpoint.Key.StartsWith(EndpointPrefix, StringComparison.Ordinal);

    private static ConfigurationFile Read(SourceText text) => ConfigurationFile.Read(ConfigurationFileKind.AppSettings, text.ToString());

    private IEnumerable<(string Path, SourceText Text)> Others()
    {
        var folder = Path.GetDirectoryName(context.AdditionalFile.Path);
        foreach (var other in context.Options.AdditionalFiles)
        {
            if (other.Path != context.AdditionalFile.Path
                && ConfigurationFile.KindOf(other.Path) == ConfigurationFileKind.AppSettings
                && Path.GetDirectoryName(other.Path) == folder
                && other.GetText(context.CancellationToken) is { } text)
            {
                yield return (other.Path, text);
            }
        }
    }
}
