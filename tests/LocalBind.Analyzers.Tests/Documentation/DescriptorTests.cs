using System.Linq;
using Xunit;

namespace LocalBind.Analyzers.Tests.Documentation;

/// <summary>Help pages, the README, and the release-tracking file say what the descriptors say.</summary>
public class DescriptorTests
{
    // Raised by the tasks, so no descriptor stands behind them: the catalogue of rules is the same for a reader.
    private static readonly string[] TaskRules = ["LBT1005", "LBT3001", "LBT3002", "LBT3003", "LBT3004", "LBT3005", "LBT3006", "LBT3007"];

    public static TheoryData<string> Ids => new(Repository.Descriptors.Select(descriptor => descriptor.Id));

    public static TheoryData<string> PageIds => new(Repository.PageIds());

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpPage_StatesTitleCategoryAndSeverity(string id)
    {
        var descriptor = Repository.Descriptors.Single(descriptor => descriptor.Id == id);

        var page = Repository.ReadLines($"docs/rules/{id}.md");

        Assert.Equal($"# {id}: {descriptor.Title}", page[0]);
        Assert.Contains($"| Category | {descriptor.Category} |", page);
        Assert.Contains($"| Default severity | {descriptor.DefaultSeverity} |", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_IsTheHelpPage(string id)
    {
        var descriptor = Repository.Descriptors.Single(descriptor => descriptor.Id == id);

        Assert.Equal($"https://github.com/localbind/LocalBind.Tools/blob/main/docs/rules/{id}.md", descriptor.HelpLinkUri);
    }

    [Fact]
    public void HelpPages_AreThoseOfTheRules()
    {
        var rules = Repository.Descriptors.Select(descriptor => descriptor.Id).Union(TaskRules).Order(System.StringComparer.Ordinal);

        Assert.Equal(rules, Repository.PageIds());
    }

    // The page is the source for rules of the tasks; for the others it was compared with the descriptor above.
    [Theory]
    [MemberData(nameof(PageIds))]
    public void Readme_HasTheRowOfTheRule(string id)
    {
        var page = Repository.ReadLines($"docs/rules/{id}.md");
        var title = page[0][$"# {id}: ".Length..];

        Assert.Contains($"| [{id}](docs/rules/{id}.md) | {title} | {Cell(page, "Default severity")} |", Repository.ReadLines("README.md"));
    }

    [Fact]
    public void Readme_HasNoOtherRow()
    {
        var rows = Repository.ReadLines("README.md").Count(line => line.StartsWith("| [LBT", System.StringComparison.Ordinal));

        Assert.Equal(Repository.PageIds().Count, rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseTracking_HasTheRowOfTheRule(string id)
    {
        var descriptor = Repository.Descriptors.Single(descriptor => descriptor.Id == id);
        string[] files = ["analyzers/LocalBind.Analyzers/AnalyzerReleases.Shipped.md", "analyzers/LocalBind.Analyzers/AnalyzerReleases.Unshipped.md"];

        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", files.SelectMany(Repository.ReadLines));
    }

    private static string Cell(string[] page, string name)
    {
        var start = $"| {name} | ";
        return page.Single(line => line.StartsWith(start, System.StringComparison.Ordinal))[start.Length..^2];
    }
}
