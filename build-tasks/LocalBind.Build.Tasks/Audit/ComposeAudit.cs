using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>Judges compose files: LBT1005, LBT2009, and LBT3005 where the file cannot be read.</summary>
internal static class ComposeAudit
{
    private static readonly string[] FilePatterns = ["compose*.y*ml", "docker-compose*.y*ml"];

    /// <summary>The compose files of a folder, by the names that Docker looks for and their overrides.</summary>
    public static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder)
        ? FilePatterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Where(HasYamlExtension).Distinct().OrderBy(path => path, System.StringComparer.Ordinal)
        : [];

    /// <summary>The findings in a file.</summary>
    /// <param name="path">The compose file.</param>
    /// <param name="reportsExposure">Whether it matters who can reach a port.</param>
    public static IEnumerable<AuditFinding> Judge(string path, bool reportsExposure)
    {
        var file = ComposeFile.Read(path);
        if (file.Problem is { } problem)
        {
            yield return problem;
        }

        for (var i = 0; i < file.Ports.Count; i++)
        {
            var entry = file.Ports[i];
            if (reportsExposure && entry.Port.IsExposed)
            {
                yield return Exposed(entry);
            }

            if (file.Ports.Take(i).FirstOrDefault(earlier => earlier.StartsWith(entry) && earlier.Port.ConflictsWith(entry.Port, out _)) is { } other)
            {
                other.Port.ConflictsWith(entry.Port, out var port);
                yield return new AuditFinding("LBT2009", entry.File, entry.Position,
                    $"Host port {Ports.Text(port)} of service '{entry.Service}' is already claimed by service '{other.Service}' at {Path.GetFileName(other.File)}({other.Position.Line},{other.Position.Column}), so only one of the two starts; publish one on another port");
            }
        }
    }

    private static AuditFinding Exposed(ComposePort entry)
    {
        var published = entry.Port.HostPorts is { } ports ? $"port {ports}" : "a port";
        return new AuditFinding("LBT1005", entry.File, entry.Position,
            $"Service '{entry.Service}' publishes {published} on every network interface of the host ('{entry.Text}'), past most host firewalls; write 127.0.0.1 before it unless other machines are meant to connect");
    }

    // On Windows a three-character extension pattern matches longer ones too.
    private static bool HasYamlExtension(string path) => Path.GetExtension(path).ToUpperInvariant() is ".YML" or ".YAML";
}
