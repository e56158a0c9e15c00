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
internal static class AuditMemory
{
    private const char Section = '\f';
    private const char Field = '\t';
    private const string End = "end";

    /// <summary>The findings of the last audit; null where something has changed since.</summary>
    /// <param name="path">The file of <see cref="Keep"/>.</param>
    /// <param name="question">What was asked: project, properties and version of the audit.</param>
    /// <param name="verified">Stamps that this build has found to be current: the projects of a solution share theirs.</param>
    public static List<AuditFinding>? Recall(string path, string question, List<string> verified)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var sections = File.ReadAllText(path).Split(Section);
        if (sections.Length != 5 || sections[0] != question || sections[4] != End || !AuditInputs.AreCurrent(sections[2]))
        {
            return null;
        }

        if (!verified.Contains(sections[1]))
        {
            if (!AuditInputs.AreCurrent(sections[1]))
            {
                return null;
            }

            verified.Add(sections[1]);
        }

        return sections[3].Length == 0 ? [] : Parse(sections[3]);
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
            File.WriteAllText(path, string.Join(Section.ToString(), question, solutionStamps, projectStamps, lines.ToString(), End));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Without a memory the next build audits again.
        }
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
