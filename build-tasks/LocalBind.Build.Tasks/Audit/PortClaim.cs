using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A project's claim on a port, by one of its configuration files.</summary>
/// <param name="Endpoint">What it would open.</param>
/// <param name="Key">The key that says so.</param>
/// <param name="File">The full path of the file.</param>
/// <param name="Position">Where the port stands in the file.</param>
internal sealed record PortClaim(Endpoint Endpoint, string Key, string File, TextPosition Position)
{
    /// <summary>The files that count on a developer's machine, in the order in which a run looks at them.</summary>
    private static readonly string[] FileNames =
    [
        Path.Combine("Properties", "launchSettings.json"), Path.Combine("My Project", "launchSettings.json"), "appsettings.json", "appsettings.Development.json",
    ];

    /// <summary>The claims of a project on fixed ports, the first one of each endpoint.</summary>
    public static IReadOnlyList<PortClaim> Of(string projectFile)
    {
        var folder = Path.GetDirectoryName(projectFile) ?? "";
        var claims = new List<PortClaim>();
        foreach (var path in FileNames.Select(name => Path.Combine(folder, name)).Where(System.IO.File.Exists))
        {
            AddClaims(claims, path);
        }

        return claims;
    }

    private static void AddClaims(List<PortClaim> claims, string path)
    {
        var text = System.IO.File.ReadAllText(path);
        TextLines? lines = null;
        foreach (var configured in ConfigurationFile.Read(ConfigurationFile.KindOf(path), text).Endpoints)
        {
            // IIS Express is a choice beside the others, and http.sys shares ports.
            if (configured is { Server: ServerKind.Kestrel, Endpoint: { Port: > Ports.SystemChosen } endpoint } && !claims.Exists(claim => claim.Endpoint.ConflictsWith(endpoint)))
            {
                lines ??= new TextLines(text);
                claims.Add(new PortClaim(endpoint, configured.Key, path, lines.At((configured.PortRange ?? configured.Range).Start)));
            }
        }
    }
}
