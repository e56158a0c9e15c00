using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>Whatever listener code a grammar yields: every change that is offered compiles, removes its finding, brings no other, and leaves the rest as it is.</summary>
public sealed class FixPropertyTests
{
    private const int ProgramsOfASeed = 10;

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("LOCALBIND_TEST_SEED"), out var seed) ? seed : 1;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(FirstSeed, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task EveryChangeKeepsItsPromise(int seed)
    {
        var programs = new ListenerPrograms(seed);
        var offered = 0;
        for (var i = 0; i < ProgramsOfASeed; i++)
        {
            offered += await CheckAsync(programs.Next());
        }

        Assert.True(offered > ProgramsOfASeed, $"Only {offered} changes were offered.");
    }

    private static async Task<int> CheckAsync(ListenerProgram program)
    {
        var project = FixedProject.Of(program.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, program.Version, [program.Text]);
        Assert.True(await project.ErrorsAsync() == "", $"The grammar is wrong: {await project.ErrorsAsync()}\n{program.Text}");
        var findings = await project.FindingsAsync();
        var offered = 0;
        foreach (var finding in findings.Where(finding => !FixedProject.IdsWithoutFix.Contains(finding.Id)))
        {
            var actions = await project.ActionsAsync(finding);
            Assert.True(actions.Count > 0, $"No fix for {finding}\n{program.Text}");
            foreach (var action in actions)
            {
                await CheckAsync(project, findings, finding, action);
                offered++;
            }
        }

        return offered;
    }

    private static async Task CheckAsync(FixedProject project, ImmutableArray<Diagnostic> findings, Diagnostic finding, CodeAction action)
    {
        var changed = await project.ApplyAsync(action);
        var (before, after) = (await project.TextAsync(), await changed.TextAsync());
        var story = $"{action.EquivalenceKey} for {finding}\n--- before\n{before}\n--- after\n{after}";

        Assert.True(await changed.ErrorsAsync() == "", $"{await changed.ErrorsAsync()}: {story}");
        var (old, now) = (Count(findings), Count(await changed.FindingsAsync()));
        Assert.True(now.GetValueOrDefault(finding.Id) < old[finding.Id], $"The finding stays: {story}");
        Assert.True(now.All(count => count.Value <= old.GetValueOrDefault(count.Key)), $"A new finding: {story}");
        var (root, changedRoot) = (await finding.Location.SourceTree!.GetRootAsync(), await CSharpSyntaxTree.ParseText(after).GetRootAsync());
        Assert.True(IsSubsequence(Untouchable(root, finding), Texts(Pieces(changedRoot))), $"Other code changed: {story}");
        Assert.True(IsSubsequence(Comments(root), Comments(changedRoot)), $"A comment is lost: {story}");
    }

    /// <summary>The statements and members that a change has no business with: neither the finding, the listening call, nor a value that they share stands in them.</summary>
    private static List<string> Untouchable(SyntaxNode root, Diagnostic finding)
    {
        var touched = finding.AdditionalLocations.Append(finding.Location).Select(location => location.SourceSpan).ToList();
        return Texts(Pieces(root).Where(piece => !touched.Any(piece.Span.IntersectsWith) && !IsShared(piece)));
    }

    private static List<string> Texts(IEnumerable<SyntaxNode> pieces) => [.. pieces.Select(piece => piece.ToString())];

    private static List<string> Comments(SyntaxNode root) => [.. root.DescendantTrivia().Where(trivia => trivia.ToString().StartsWith('/')).Select(trivia => trivia.ToString())];

    private static IEnumerable<SyntaxNode> Pieces(SyntaxNode root) => root.DescendantNodes()
        .Where(node => node is StatementSyntax or MemberDeclarationSyntax)
        .Where(node => !node.DescendantNodes().Any(inner => inner is StatementSyntax or MemberDeclarationSyntax));

    // A host and a port of one endpoint may be written apart, in the constants of the program and where they are used.
    private static bool IsShared(SyntaxNode piece) => piece.ToString().Contains("Value", StringComparison.OrdinalIgnoreCase);

    private static bool IsSubsequence(List<string> pieces, List<string> all)
    {
        var next = 0;
        foreach (var piece in pieces)
        {
            while (next < all.Count && all[next] != piece)
            {
                next++;
            }

            if (next++ >= all.Count)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, int> Count(ImmutableArray<Diagnostic> findings) => findings.GroupBy(finding => finding.Id).ToDictionary(group => group.Key, group => group.Count());
}
