using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>How a <c>dotnet</c> command ended.</summary>
/// <param name="ExitCode">0 on success.</param>
/// <param name="Output">Both streams, line by line.</param>
/// <param name="StandardOutput">Standard output alone.</param>
/// <param name="StandardError">Standard error alone.</param>
internal sealed partial record DotNetResult(int ExitCode, string Output, string StandardOutput, string StandardError)
{
    /// <summary>The warnings and errors in the output, each once, in the form that CI systems recognise.</summary>
    public IReadOnlyList<Finding> Findings { get; } = FindingPattern().Matches(Output)
        .Select(match => new Finding(
            Path.GetFileName(match.Groups["file"].Value.Trim()),
            Number(match.Groups["line"]),
            Number(match.Groups["column"]),
            match.Groups["severity"].Value,
            match.Groups["code"].Value,
            match.Groups["message"].Value))
        .Distinct()
        .ToList();

    /// <summary>The findings of one id.</summary>
    public IEnumerable<Finding> OfCode(string code) => Findings.Where(finding => finding.Code == code);

    /// <summary>The findings of this product alone.</summary>
    public IEnumerable<Finding> OfLocalBind => Findings.Where(finding => finding.Code.StartsWith("LBT", StringComparison.Ordinal));

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // file(line,column): severity code: message [project]
    [GeneratedRegex(@"^(?<file>[^\r\n]+?)(\((?<line>\d+)(,(?<column>\d+))?\))?\s*: (?<severity>warning|error) (?<code>[A-Z]+\d+): (?<message>[^\r\n]*?)( \[[^\r\n\]]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex FindingPattern();
}
