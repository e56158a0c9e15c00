using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LocalBind.Analyzers.Tests.Documentation;

/// <summary>A change that a help page describes, with the code before and after it.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Key">Its equivalence key.</param>
/// <param name="IsFirst">Whether the page says that it is the first on the menu.</param>
/// <param name="Before">The code by its language: <c>csharp</c>, <c>json</c> or both.</param>
/// <param name="After">The code after the change.</param>
internal sealed record DescribedFix(string Title, string Key, bool IsFirst, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After);

/// <summary>The code on a rule's help page.</summary>
internal static partial class HelpPage
{
    /// <summary>The blocks of C# in the example: what is reported, and what is not.</summary>
    public static IReadOnlyList<string> Example(string id) => [.. Blocks(Section(id, "Example")).Where(block => block.Language == "csharp").Select(block => block.Code)];

    /// <summary>The changes that the page describes.</summary>
    public static IReadOnlyList<DescribedFix> Fixes(string id) =>
        [.. Section(id, "Fixes").Split("\n### ").Skip(1).Select(text =>
        {
            var after = text.IndexOf("\nAfter:\n", StringComparison.Ordinal);
            return new DescribedFix(text[..text.IndexOf('\n', StringComparison.Ordinal)], KeyLine().Match(text).Groups[1].Value, KeyLine().Match(text).Groups[2].Success, ByLanguage(text[..after]), ByLanguage(text[after..]));
        })];

    private static Dictionary<string, string> ByLanguage(string text) => Blocks(text).ToDictionary(block => block.Language, block => block.Code);

    private static string Section(string id, string heading) =>
        Repository.ReadText($"docs/rules/{id}.md").Split("\n## ").SingleOrDefault(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal)) ?? "";

    private static IEnumerable<(string Language, string Code)> Blocks(string text) => Block().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"Equivalence key `([\w.]+)`(; the first on the menu)?")]
    private static partial Regex KeyLine();
}
