using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Analyzers.Rules;
using LocalBind.Analyzers.Tests.Documentation;
using LocalBind.Analyzers.Tests.Listeners;
using LocalBind.Analyzers.Tests.Situations;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>
/// <c>dotnet format</c> takes the first change at the first place where an id is reported, and makes it everywhere. So the first change must be of the same kind
/// in every situation that the analyzer is tested with, and making it everywhere must leave nothing of the id.
/// </summary>
public sealed class FirstKeyTests
{
    private static readonly Dictionary<string, string> FirstKeys = new()
    {
        ["LBT1001"] = "LBT1001.Loopback",
        ["LBT1002"] = "LBT1002.Loopback",
        ["LBT1003"] = "LBT1003.Loopback",
        ["LBT1004"] = "LBT1004.Exclusive",
        ["LBT2001"] = "LBT2001.Configuration",
        ["LBT2002"] = "LBT2002.Configuration",
        ["LBT2003"] = "LBT2003.Configuration",
        ["LBT2004"] = "LBT2004.Configuration",
        ["LBT2005"] = "LBT2005.Configuration",
        ["LBT2007"] = "LBT2007.Configuration",
        ["LBT2008"] = "LBT2008.LoopbackAddress",
    };

    public static TheoryData<string> Files => [.. SituationText.All.Where(entry => !entry.Value.HasLibraries).Select(entry => FileOf(entry.Key)).Distinct()];

    public static TheoryData<string> Libraries => [.. SituationText.All.Where(entry => entry.Value.HasLibraries).Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task ChangesAtALibrary_Compile(string name)
    {
        var situation = SituationText.All[name];
        var project = FixedProject.Of(situation.OutputKind, situation.LanguageVersion, situation.PlainFiles).With(DeclaredLibraries.Reference);
        Assert.Equal("", await project.ErrorsAsync());
        var findings = await project.FindingsAsync();
        var offered = new HashSet<string>();
        foreach (var finding in findings)
        {
            var keys = (await project.ActionsAsync(finding)).Select(action => action.EquivalenceKey!).ToList();
            Assert.False(finding.Properties.ContainsKey(FindingDiagnostic.HasNoZero) && keys.Any(key => key.EndsWith(".SystemChosen", StringComparison.Ordinal)), finding.ToString());
            offered.UnionWith(keys);
        }

        foreach (var key in offered)
        {
            var after = await project.FixAllAsync(key);
            Assert.True(await after.ErrorsAsync() == "", $"{key} does not compile: {await after.ErrorsAsync()}\n{await after.TextAsync()}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task FirstChange_IsOfOneKind_AndMadeEverywhereLeavesNothing(string file)
    {
        var deviations = new List<string>();
        foreach (var (name, situation) in SituationText.All.Where(entry => FileOf(entry.Key) == file))
        {
            var project = FixedProject.Of(situation.OutputKind, situation.LanguageVersion, situation.PlainFiles, situation.EditorConfig, situation.Symbols);
            Assert.True(await project.ErrorsAsync() == "", $"{name}: {await project.ErrorsAsync()}");
            var findings = await project.FindingsAsync();
            if (findings.Any(IsOfALibrary))
            {
                continue;
            }

            foreach (var finding in findings.Where(finding => !FixedProject.IdsWithoutFix.Contains(finding.Id)))
            {
                var keys = (await project.ActionsAsync(finding)).Select(action => action.EquivalenceKey!).DefaultIfEmpty("nothing").ToList();
                if (keys[0] != FirstKeys[finding.Id])
                {
                    deviations.Add($"{name}: {keys[0]} for {finding}");
                }

                var described = HelpPage.Fixes(finding.Id).Select(fix => fix.Key);
                deviations.AddRange(keys.Except(described).Select(key => $"{name}: {key} is not on the help page"));
            }

            foreach (var id in findings.Select(finding => finding.Id).Distinct().Where(FirstKeys.ContainsKey))
            {
                var after = await project.FixAllAsync(FirstKeys[id]);
                if (await after.ErrorsAsync() is { Length: > 0 } errors)
                {
                    deviations.Add($"{name}: {FirstKeys[id]} everywhere does not compile, {errors}\n{await after.TextAsync()}");
                }
                else if ((await after.FindingsAsync()).Any(finding => finding.Id == id))
                {
                    deviations.Add($"{name}: {FirstKeys[id]} everywhere leaves\n{await after.TextAsync()}");
                }
            }
        }

        Assert.True(deviations.Count == 0, string.Join("\n\n", deviations));
    }

    // docs/editors.md names the exception: how another library is told an address, a fix does not know.
    private static bool IsOfALibrary(Diagnostic finding) =>
        finding.Id == "LBT1002" && finding.Properties[FindingDiagnostic.Member] is not ("TcpListener" or "UdpClient" or "Create" or "Listen");

    private static string FileOf(string name) => name[..name.IndexOf(':', StringComparison.Ordinal)];
}
