using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests.Formatting;

/// <summary><c>dotnet format analyzers</c> with the packed package, over a project that is wrong in every way that has a fix.</summary>
public class FormatTests
{
    private static readonly string Sources = Path.Combine(TestBuild.RepositoryRoot, "tests", "LocalBind.Tools.Tests", "Formatting", "Project");

    /// <summary>The ids that have a fix in C#.</summary>
    private static readonly string[] Fixable =
        ["LBT1001", "LBT1002", "LBT1003", "LBT1004", "LBT2001", "LBT2002", "LBT2003", "LBT2004", "LBT2005", "LBT2007", "LBT2008"];

    [Fact]
    public async Task OnePass_LeavesNothingThatHasAFix()
    {
        // A build shows suggestions only where they are warnings.
        using var project = await RestoredAsync("<LocalBindAnalysisMode>recommended</LocalBindAnalysisMode>", _ => true);
        var files = Directory.EnumerateFiles(project.Folder, "*.cs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        var before = await project.BuildAsync();
        Assert.True(before.ExitCode == 0, before.Output);
        Assert.Equal(Fixable, InCode(before).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.True(InCode(before).Count() > 70, before.Output);
        Assert.Equal(2, (await FormatAsync(project, "--verify-no-changes")).ExitCode);
        Assert.Contains("UseSetting(\"http_ports\"", project.Read("Program.cs"), StringComparison.Ordinal);

        var pass = await FormatAsync(project);

        Assert.True(pass.ExitCode == 0, pass.Output);
        var after = await project.BuildAsync();
        Assert.True(after.ExitCode == 0, after.Output);
        Assert.Empty(InCode(after));
        Assert.DoesNotContain(after.Findings, finding => finding.Code.StartsWith("CS", StringComparison.Ordinal));
        var settled = files.Select(project.Read).ToList();
        Assert.Equal(0, (await FormatAsync(project, "--verify-no-changes")).ExitCode);
        Assert.Equal(0, (await FormatAsync(project)).ExitCode);
        Assert.Equal(settled, files.Select(project.Read));

        // What `dotnet format` does not look at: the findings are still there.
        Assert.Equal(OutsideCode(before), OutsideCode(after));
        Assert.Equal(["appsettings.json LBT1001", "launchSettings.json LBT1001"], OutsideCode(after).Where(finding => finding.EndsWith("1001", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Gate_SeesNeitherSuggestionsNorConfigurationFilesUnasked()
    {
        using var project = await RestoredAsync("", file => !file.EndsWith(".cs", StringComparison.Ordinal));
        project.Write("Program.cs", """
            using System.Net.Sockets;

            using var client = new TcpClient("localhost", 6123);
            """);

        Assert.Equal(0, (await project.RunAsync("format", "analyzers", "--no-restore", "--verify-no-changes", "--diagnostics", "LBT1001", "LBT2002")).ExitCode);
        Assert.Equal(2, (await project.RunAsync("format", "analyzers", "--no-restore", "--verify-no-changes", "--diagnostics", "LBT1001", "LBT2002", "--severity", "info")).ExitCode);
        Assert.Equal(1, (await project.BuildAsync("-warnaserror:LBT1001")).ExitCode);
    }

    private static async Task<TemporaryProject> RestoredAsync(string properties, Func<string, bool> isWanted)
    {
        var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web, Properties = properties });
        foreach (var file in Directory.EnumerateFiles(Sources, "*", SearchOption.AllDirectories).Where(isWanted))
        {
            project.Write(Path.GetRelativePath(Sources, file), await File.ReadAllTextAsync(file));
        }

        var restore = await project.RunAsync("restore");
        Assert.True(restore.ExitCode == 0, restore.Output);
        return project;
    }

    private static Task<DotNetResult> FormatAsync(TemporaryProject project, params string[] options) =>
        project.RunAsync(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. Fixable, .. options]);

    private static IEnumerable<Finding> InCode(DotNetResult build) => build.OfLocalBind.Where(finding => finding.File.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> OutsideCode(DotNetResult build) =>
        build.OfLocalBind.Where(finding => !finding.File.EndsWith(".cs", StringComparison.Ordinal)).Select(finding => $"{finding.File} {finding.Code}").Order(StringComparer.Ordinal);
}
