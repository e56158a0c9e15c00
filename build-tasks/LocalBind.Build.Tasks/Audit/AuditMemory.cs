using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Audit;

/// <summary>
/// What the audit of a project found, in a file of its obj folder. A build in which none of the audit's inputs has changed says the same again
/// without reading them: that is nearly every build, and it costs a hundredth of an audit.
/// </summary>
/// <remarks>
/// The file's sections: the question, a digest of the solution's stamps, the project's own stamps, the findings, the solution's stamps. Those are long and
/// the same for all projects, so they stand last and are read where no other project of the build has found them to be current.
/// </remarks>
internal static class AuditMemory
{
    private const char Section = '\f';
    private const char Field = '\t';
    private const string End = "end";

    /// <summary>The findings of the last audit; null where something has changed since.</summary>
    /// <param name="path">The file of <see cref="Keep"/>.</param>
    /// <param name="question">What was asked: project, properties and version of the audit.</param>
    /// <param name="verified">Digests of stamps that this build has found to be current: the projects of a solution share theirs.</param>
    public static List<AuditFinding>? Recall(string path, string question, List<string> verified)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(path);
        if (Next(reader) != question || Next(reader) is not { } digest || Next(reader) is not { } own || Next(reader) is not { } findings || !AuditInputs.AreCurrent(own))
        {
            return null;
        }

        if (!verified.Contains(digest))
        {
            if (Next(reader) is not { } stamps || reader.ReadToEnd() != End || !AuditInputs.AreCurrent(stamps))
            {
                return null;
            }

            verified.Add(digest);
        }

        return findings.Length == 0 ? [] : Parse(findings);
    }

    /// <summary>Keeps the findings of an audit; where that is not possible, the next build audits again.</summary>
    public static void Keep(string path, string question, string solutionStamps, string projectStamps, IEnumerable<AuditFinding> findings)
    {
        var lines = new StringBuilder();
        foreach (var finding in findings)
        {
            string[] fields =
            [
                finding.Id, finding.Position.Line.ToString(CultureInfo.InvariantCulture), finding.Position.Column.ToString(CultureInfo.InvariantCulture), finding.File, finding.Message,
            ];
            if (Array.Exists(fields, field => field.IndexOfAny([Section, Field, '\n', '\r']) >= 0))
            {
                return;
            }

            lines.Append(string.Join(Field.ToString(), fields)).Append('\n');
        }

        try
        {
            File.WriteAllText(path, string.Join(Section.ToString(), question, Digest(solutionStamps), projectStamps, lines.ToString(), solutionStamps, End));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Without a memory the next build audits again.
        }
    }

    // FNV-1a, 64 bits: the texts that it tells apart are those of one build.
    private static string Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    // The text up to the next end of a section; null where the file ends without one.
    private static string? Next(StreamReader reader)
    {
        var text = new StringBuilder();
        for (var c = reader.Read(); c != Section; c = reader.Read())
        {
            if (c < 0)
            {
                return null;
            }

            text.Append((char)c);
        }

        return text.ToString();
    }

    private static List<AuditFinding>? Parse(string text)
    {
        var findings = new List<AuditFinding>();
        foreach (var line in text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(Field);
            if (fields.Length != 5
                || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column))
            {
                return null;
            }

            findings.Add(new AuditFinding(fields[0], fields[3], new TextPosition(row, column), fields[4]));
        }

        return findings;
    }
}
