using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>Judges compose files: LBT1005, LBT2009, and LBT3005 where the file cannot be read.</summary>
internal static class ComposeAudit
{
    /// <summary>The compose files of a folder, by the names that Docker looks for and their overrides.</summary>
    public static IEnumerable<string> FilesIn(string folder, AuditInputs inputs) => inputs.FilesIn(folder, "*compose*").Where(IsComposeFile);

    /// <summary>The findings in a file and in those that it includes and extends.</summary>
    /// <param name="path">The compose file.</param>
    /// <param name="inputs">Through which files are read.</param>
    /// <param name="judged">The files that are judged by themselves: what concerns one of them alone is said there.</param>
    public static IEnumerable<AuditFinding> Judge(string path, AuditInputs inputs, ICollection<string> judged)
    {
        var file = ComposeFile.Read(path, inputs);
        bool IsSaidElsewhere(string other) => other != path && judged.Contains(other);
        foreach (var problem in file.Problems.Where(problem => !IsSaidElsewhere(problem.File)))
        {
            yield return problem;
        }

        for (var i = 0; i < file.Ports.Count; i++)
        {
            var entry = file.Ports[i];
            if (entry.Port.IsExposed && !IsSaidElsewhere(entry.File))
            {
                yield return Exposed(entry);
            }

            if (file.Ports.Take(i).FirstOrDefault(earlier => earlier.StartsWith(entry) && earlier.Port.ConflictsWith(entry.Port, out _)) is { } other
                && !(IsSaidElsewhere(entry.File) && entry.File == other.File))
            {
                other.Port.ConflictsWith(entry.Port, out var port);
                yield return new AuditFinding("LBT2009", entry.File, entry.Position,
                    $"Host port {Ports.Text(port)} of service '{entry.Service}' is already claimed by service '{other.Service}' at {Place(entry, other)}, so only one of the two starts; publish one on another port");
            }
        }
    }

    // A name is enough in the same folder.
    private static string Place(ComposePort entry, ComposePort other) =>
        $"{(Path.GetDirectoryName(entry.File) == Path.GetDirectoryName(other.File) ? Path.GetFileName(other.File) : other.File)}({other.Position.Line},{other.Position.Column})";

    private static AuditFinding Exposed(ComposePort entry)
    {
        var published = entry.Port.HostPorts is { } ports ? $"port {ports}" : "a port";
        return new AuditFinding("LBT1005", entry.File, entry.Position,
            $"Service '{entry.Service}' publishes {published} on every network interface of the host ('{entry.Text}'), past most host firewalls; {Advice(entry)} unless other machines are meant to connect");
    }

    private static string Advice(ComposePort entry) => entry.IsLong ? "give it 'host_ip: 127.0.0.1'" : $"write '{PublishedPort.OnLoopback(entry.Text)}'";

    // compose*.y*ml and docker-compose*.y*ml
    private static bool IsComposeFile(string path)
    {
        var name = Path.GetFileName(path);
        return (name.StartsWith("compose", StringComparison.Ordinal) || name.StartsWith("docker-compose", StringComparison.Ordinal))
            && (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase));
    }
}
