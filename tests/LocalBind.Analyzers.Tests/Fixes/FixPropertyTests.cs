using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>Whatever listener code a grammar yields: every change that is offered compiles, removes its finding, brings no other, and leaves the rest as it is.</summary>
public sealed class FixPropertyTests
{
    private const int Programs = 6;

    private static readonly ImmutableArray<EndpointFix> Fixes =
    [
        new EveryInterfaceFix(), new ImplicitInterfaceFix(), new NotLoopbackFix(), new SharedPortFix(),
        new HardCodedPortFix(), new HardCodedClientEndpointFix(), new DynamicPortOnLocalhostFix(),
    ];

    /// <summary>Ids that the rules' own table gives no fix.</summary>
    private static readonly string[] WithoutFix = ["LBT2006", "LBT2009"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task EveryChangeKeepsItsPromise(int seed)
    {
        var programs = new ListenerPrograms(seed);
        var offered = 0;
        for (var i = 0; i < Programs; i++)
        {
            var (text, isProgram) = programs.Next();
            offered += await CheckAsync(text, isProgram);
        }

        Assert.True(offered > Programs, $"Only {offered} changes were offered.");
    }

    private static async Task<int> CheckAsync(string text, bool isProgram)
    {
        using var workspace = new AdhocWorkspace();
        var document = DocumentOf(workspace, text, isProgram);
        Assert.True(await ErrorsAsync(document) == "", $"The grammar is wrong: {await ErrorsAsync(document)}\n{text}");
        var findings = await FindingsAsync(document);
        var offered = 0;
        foreach (var finding in findings.Where(finding => !WithoutFix.Contains(finding.Id)))
        {
            var actions = await ActionsAsync(document, finding);
            Assert.True(actions.Count > 0, $"No fix for {finding}\n{text}");
            foreach (var action in actions)
            {
                await CheckAsync(document, findings, finding, action);
                offered++;
            }
        }

        return offered;
    }

    private static async Task CheckAsync(Document document, ImmutableArray<Diagnostic> findings, Diagnostic finding, CodeAction action)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        var (before, after) = ((await document.GetTextAsync()).ToString(), (await changed.GetTextAsync()).ToString());
        var story = $"{action.EquivalenceKey} for {finding}\n--- before\n{before}\n--- after\n{after}";

        Assert.True(await ErrorsAsync(changed) == "", $"{await ErrorsAsync(changed)}: {story}");
        var (old, now) = (Count(findings), Count(await FindingsAsync(changed)));
        Assert.True(now.GetValueOrDefault(finding.Id) < old[finding.Id], $"The finding stays: {story}");
        Assert.True(now.All(count => count.Value <= old.GetValueOrDefault(count.Key)), $"A new finding: {story}");
        Assert.True(IsSubsequence(Untouchable(before, finding), after.Split('\n')), $"Other lines changed: {story}");
    }

    /// <summary>The lines that a change has no business with: neither the finding nor the listening call stands on them.</summary>
    private static IEnumerable<string> Untouchable(string text, Diagnostic finding)
    {
        var touched = finding.AdditionalLocations.Append(finding.Location)
            .Select(location => location.GetLineSpan())
            .SelectMany(span => Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1))
            .ToHashSet();

        // A host and a port of one endpoint may be written apart.
        return text.Split('\n').Where((line, index) => !touched.Contains(index) && !line.Contains("Shared.Value", StringComparison.Ordinal) && !line.Contains("public const", StringComparison.Ordinal));
    }

    private static bool IsSubsequence(IEnumerable<string> lines, IEnumerable<string> all)
    {
        using var rest = all.GetEnumerator();
        return lines.All(line =>
        {
            while (rest.MoveNext())
            {
                if (rest.Current == line)
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static Document DocumentOf(AdhocWorkspace workspace, string text, bool isProgram) => workspace.CurrentSolution
        .AddProject("Program", "Program", LanguageNames.CSharp)
        .WithCompilationOptions(new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .WithMetadataReferences(TestReferences.AspNetCore)
        .AddDocument("Program.cs", text, filePath: "/Program.cs");

    private static async Task<string> ErrorsAsync(Document document) =>
        string.Join("; ", (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document) =>
        await (await document.Project.GetCompilationAsync())!.WithAnalyzers([new ListenerAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private static Dictionary<string, int> Count(ImmutableArray<Diagnostic> findings) => findings.GroupBy(finding => finding.Id).ToDictionary(group => group.Key, group => group.Count());
}
