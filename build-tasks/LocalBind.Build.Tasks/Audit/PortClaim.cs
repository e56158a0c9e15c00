using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>A project's claim on a port, by one of its configuration files or by its code.</summary>
/// <param name="Endpoint">What it would open.</param>
/// <param name="Key">The key, or the member in code, that says so.</param>
/// <param name="File">The full path of the file.</param>
/// <param name="Position">Where the port stands in the file.</param>
internal sealed record PortClaim(Endpoint Endpoint, string Key, string File, TextPosition Position)
{
    /// <summary>Whether a server opens it that knows nothing of ASP.NET Core's configuration, and therefore opens it beside what that says.</summary>
    public bool IsBesideConfiguration { get; init; }

    /// <summary>The claims on fixed ports in a project's files, the first one of each endpoint.</summary>
    public static List<PortClaim> OfFiles(string projectFile, AuditInputs inputs)
    {
        var folder = Path.GetDirectoryName(projectFile) ?? "";

        // The files that count on a developer's machine, in the order in which a run looks at them.
        string[] paths =
        [
            Path.Combine(folder, "Properties", "launchSettings.json"),
            Path.Combine(folder, "My Project", "launchSettings.json"),
            Path.Combine(folder, Path.GetFileNameWithoutExtension(projectFile) + ".run.json"),
            Path.Combine(folder, "appsettings.json"),
            Path.Combine(folder, "appsettings.Development.json"),
        ];
        var claims = new List<PortClaim>();
        foreach (var path in paths)
        {
            if (inputs.Read(path) is { } text)
            {
                AddClaims(claims, path, text);
            }
        }

        return claims;
    }

    /// <summary>The claims in a project's code, as its last compilation left them.</summary>
    public static List<PortClaim> OfCode(string? portsFile, AuditInputs inputs)
    {
        var claims = new List<PortClaim>();
        if (portsFile is null || !inputs.Exists(portsFile))
        {
            return claims;
        }

        foreach (var code in CodeEndpoints.Read(portsFile))
        {
            if (code is { IsFallback: false, Origin.FilePath: { } path, Fixed: { Port: > Ports.SystemChosen } endpoint }
                && code.Origin.At(null) is { } position
                && !claims.Exists(claim => claim.Endpoint.ConflictsWith(endpoint)))
            {
                claims.Add(new PortClaim(endpoint, code.Member, path, position)
                {
                    IsBesideConfiguration = code.Server is not (nameof(ServerKind.Kestrel) or nameof(ServerKind.HttpSys)),
                });
            }
        }

        return claims;
    }

    private static void AddClaims(List<PortClaim> claims, string path, string text)
    {
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
