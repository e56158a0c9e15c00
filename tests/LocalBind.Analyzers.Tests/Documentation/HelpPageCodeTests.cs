using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers.Tests.Fixes;
using LocalBind.CodeFixes.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LocalBind.Analyzers.Tests.Documentation;

/// <summary>The code on the help pages is real: the examples are reported and not, and every described change does what the page shows.</summary>
public class HelpPageCodeTests
{
    private const string SettingsName = "launchSettings.json";

    public static TheoryData<string> RuleIds => [.. Repository.Descriptors.Select(descriptor => descriptor.Id).Where(id => HelpPage.Example(id).Count > 0)];

    public static TheoryData<string> Fixes => [.. Repository.PageIds().SelectMany(HelpPage.Fixes).Select(fix => fix.Key)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Example_IsReportedBeforeAndNotAfter(string id)
    {
        var example = HelpPage.Example(id);

        Assert.Contains(await Of(example[0]).FindingsAsync(), finding => finding.Id == id);
        Assert.DoesNotContain(await Of(example[1]).FindingsAsync(), finding => finding.Id == id);
        Assert.Equal("", await Of(example[0]).ErrorsAsync() + await Of(example[1]).ErrorsAsync());
    }

    [Fact]
    public void EveryFixableRule_DescribesItsFixes()
    {
        var fixable = FixedProject.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Union(new ConfigurationFileFix().FixableDiagnosticIds);

        Assert.Equal(fixable.Order(System.StringComparer.Ordinal), Repository.PageIds().Where(id => HelpPage.Fixes(id).Count > 0));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task Fix_DoesWhatThePageShows(string key)
    {
        var id = key.Split('.')[0];
        var fix = HelpPage.Fixes(id).Single(fix => fix.Key == key);
        var (actions, finding) = fix.Before.ContainsKey("csharp") ? await InCodeAsync(fix, id) : await InFileAsync(fix, id);

        var action = Assert.Single(actions, action => action.EquivalenceKey == key);
        Assert.Equal(fix.Title, action.Title);
        Assert.Equal(fix.IsFirst, actions[0] == action);
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(finding)!;
        foreach (var (language, code) in fix.After)
        {
            TextDocument document = language == "csharp" ? changed.Documents.Single() : changed.AdditionalDocuments.Single();
            Assert.Equal(code, (await document.GetTextAsync()).ToString());
        }
    }

    private static FixedProject Of(string code) => FixedProject.Of(OutputKind.ConsoleApplication, LanguageVersion.Latest, [code]);

    private static async Task<(IReadOnlyList<CodeAction> Actions, ProjectId Project)> InCodeAsync(DescribedFix fix, string id)
    {
        var project = Of(fix.Before["csharp"]);
        if (fix.Before.TryGetValue("json", out var settings))
        {
            project = new FixedProject(project.Project.AddAdditionalDocument(SettingsName, settings, filePath: $"/0/Properties/{SettingsName}").Project);
        }

        Assert.Equal("", await project.ErrorsAsync());
        return (await project.ActionsAsync((await project.FindingsAsync()).First(finding => finding.Id == id)), project.Project.Id);
    }

    private static async Task<(IReadOnlyList<CodeAction> Actions, ProjectId Project)> InFileAsync(DescribedFix fix, string id)
    {
        var document = Of("").Project.AddAdditionalDocument("appsettings.json", fix.Before["json"], filePath: "/0/appsettings.json");
        var compilation = await document.Project.GetCompilationAsync();
        var findings = await compilation!.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new ConfigurationFileAnalyzer()), document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        var actions = new List<CodeAction>();
        await new ConfigurationFileFix().RegisterCodeFixesAsync(new CodeFixContext(document, findings.Single(finding => finding.Id == id), (action, _) => actions.Add(action), CancellationToken.None));
        return (actions, document.Project.Id);
    }
}
