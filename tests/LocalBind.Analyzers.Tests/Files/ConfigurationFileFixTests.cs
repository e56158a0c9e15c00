using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LocalBind.Analyzers.Tests.Files;

/// <summary>Fixes in configuration files. The testing library applies fixes to C# documents only, so the fix is asked here as an IDE asks it.</summary>
public sealed class ConfigurationFileFixTests : IDisposable
{
    private const string Path = "/app/appsettings.json";

    private readonly AdhocWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("LBT1001.Loopback", "http://0.0.0.0:6123", "http://localhost:6123")]
    [InlineData("LBT1001.Loopback", "https://*:6123/", "https://localhost:6123/")]
    [InlineData("LBT1001.Loopback", "http://myhost:0", "http://127.0.0.1:0")]
    [InlineData("LBT1003.Loopback", "http://10.0.0.1:6123", "http://localhost:6123")]
    [InlineData("LBT2008.LoopbackAddress", "http://localhost:0", "http://127.0.0.1:0")]
    [InlineData("LBT2003.OwnPort", "http://localhost:5000", "http://localhost:5181")]
    [InlineData("LBT2003.OwnPort", "https://localhost:5001", "https://localhost:7181")]
    [InlineData("LBT2004.OwnPort", "http://localhost:50000", "http://localhost:5181")]
    [InlineData("LBT2006.OwnPort", "http://localhost:70000", "http://localhost:5181")]
    [InlineData("LBT2007.OwnPort", "http://localhost:6000;http://127.0.0.1:5181", "http://localhost:5182;http://127.0.0.1:5181")]
    [InlineData("LBT2003.SystemChosen", "http://localhost:5000", "http://127.0.0.1:0")]
    [InlineData("LBT1001.Loopback", "http:\\/\\/\\u0030.0.0.0:6123", "http:\\/\\/localhost:6123")]
    public async Task Fix_ChangesTheHostOrThePortAlone(string key, string url, string fixedUrl)
    {
        var project = Project(Text(url));
        var diagnostic = (await DiagnosticsAsync(project)).First(found => key.StartsWith(found.Id, StringComparison.Ordinal));
        var action = (await ActionsAsync(project, diagnostic)).Single(offered => offered.EquivalenceKey == key);
        var changed = await ApplyAsync(action);
        Assert.Equal(Text(fixedUrl), await TextOfAsync(changed));
        Assert.DoesNotContain(await DiagnosticsAsync(changed), found => found.Id == diagnostic.Id);
    }

    [Fact]
    public async Task ListOfPorts_HasNoHostToFix()
    {
        var project = Project("""{ "http_ports": "6123" }""");
        Assert.Empty(await ActionsAsync(project, (await DiagnosticsAsync(project)).Single()));
    }

    [Fact]
    public async Task CSharpDocument_IsLeftToOtherFixes()
    {
        var project = Project("{}");
        var document = project.AddDocument("A.cs", "class A;");
        var diagnostic = Diagnostic.Create((await DiagnosticsAsync(Project(Text("http://*:6123")))).First().Descriptor, Location.Create((await document.GetSyntaxTreeAsync())!, new TextSpan(0, 1)), "", "", "", "");
        var offered = new List<CodeAction>();
        await new ConfigurationFileFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        Assert.Empty(offered);
    }

    [Theory]
    [InlineData("LBT1001.Loopback", "http://*:6123;https://+:6124", "http://localhost:6123;https://localhost:6124")]
    [InlineData("LBT2003.OwnPort", "http://localhost:5000;http://localhost:8080;https://localhost:5001", "http://localhost:5181;http://localhost:5182;https://localhost:7181")]
    [InlineData("LBT2003.SystemChosen", "http://localhost:5000;https://localhost:5001", "http://127.0.0.1:0;https://127.0.0.1:0")]
    public async Task FixAll_ChangesEveryFinding(string key, string urls, string fixedUrls)
    {
        var project = Project(Text(urls));
        var fix = new ConfigurationFileFix();
        var id = key.Split('.')[0];
        var context = new FixAllContext(project, fix, FixAllScope.Solution, key, [id], new Provider(), CancellationToken.None);
        var changed = await ApplyAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);
        Assert.Equal(Text(fixedUrls), await TextOfAsync(changed));
    }

    /// <summary>One file of several projects (target frameworks, a shared file): whichever of them is asked, all of them see the new text.</summary>
    [Theory]
    [InlineData("LBT1001.Loopback", "http://*:6123", "http://localhost:6123", false)]
    [InlineData("LBT1001.Loopback", "http://*:6123", "http://localhost:6123", true)]
    [InlineData("LBT2003.OwnPort", "http://localhost:5000", "http://localhost:5181", false)]
    [InlineData("LBT2003.OwnPort", "http://localhost:5000", "http://localhost:5181", true)]
    public async Task FileOfSeveralProjects_IsChangedInAll(string key, string url, string fixedUrl, bool isFixAll)
    {
        var first = Project(Text(url));
        var project = first.Solution.AddProject("Shop(net8.0)", "Shop", LanguageNames.CSharp).AddAdditionalDocument("appsettings.json", SourceText.From(Text(url)), filePath: Path).Project;
        var fix = new ConfigurationFileFix();
        var diagnostic = (await DiagnosticsAsync(project)).First(found => key.StartsWith(found.Id, StringComparison.Ordinal));
        var action = isFixAll
            ? (await fix.GetFixAllProvider().GetFixAsync(new FixAllContext(project, fix, FixAllScope.Solution, key, [diagnostic.Id], new Provider(), CancellationToken.None)))!
            : (await ActionsAsync(project, diagnostic)).Single(offered => offered.EquivalenceKey == key);

        var changed = await ApplyAsync(action);

        Assert.Equal(2, changed.Solution.ProjectIds.Count);
        foreach (var one in changed.Solution.Projects)
        {
            Assert.Equal(Text(fixedUrl), await TextOfAsync(one));
        }
    }

    private static string Text(string urls) => $"{{\r\n\t// a comment\r\n  \"Urls\" : \"{urls}\" , /* odd   spaces */\r\n}}\r\n";

    private Project Project(string text)
    {
        var project = _workspace.CurrentSolution.AddProject("Shop", "Shop", LanguageNames.CSharp);
        return project.AddAdditionalDocument("appsettings.json", SourceText.From(text), filePath: Path).Project;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers([new ConfigurationFileAnalyzer()], project.AnalyzerOptions);
        return await compilation.GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<List<CodeAction>> ActionsAsync(Project project, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var context = new CodeFixContext(project.AdditionalDocuments.Single(), diagnostic.Location.SourceSpan, [diagnostic], (action, _) => offered.Add(action), CancellationToken.None);
        await new ConfigurationFileFix().RegisterCodeFixesAsync(context);
        return offered;
    }

    private static async Task<Project> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.First();
    }

    private static async Task<string> TextOfAsync(Project project) => (await project.AdditionalDocuments.Single().GetTextAsync()).ToString();

    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await DiagnosticsAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
