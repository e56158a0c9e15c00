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
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>A project of some files, what is reported in it, and what is offered there, asked as an editor asks it.</summary>
internal sealed class FixedProject(Project project)
{
    // One workspace and one set of references for all, so that the framework is read and bound once.
    private static readonly AdhocWorkspace Workspace = new();

    private static readonly Lazy<ImmutableDictionary<OutputKind, Project>> Empty = new(() =>
        new[] { OutputKind.ConsoleApplication, OutputKind.DynamicallyLinkedLibrary }.ToImmutableDictionary(kind => kind, EmptyProject));

    /// <summary>The fixes for C# code.</summary>
    public static ImmutableArray<EndpointFix> Fixes { get; } =
    [
        .. typeof(EndpointFix).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(EndpointFix))).Select(type => (EndpointFix)Activator.CreateInstance(type)!),
    ];

    /// <summary>Ids of C# code that have no fix, as the table of the rules says.</summary>
    public static ImmutableHashSet<string> IdsWithoutFix { get; } = ["LBT0001", "LBT0002", "LBT2006", "LBT2009"];

    public Project Project => project;

    /// <summary>A project with these files; they are named Test0.cs and so on.</summary>
    public static FixedProject Of(OutputKind kind, LanguageVersion version, IEnumerable<string> files, string editorConfig = "", params string[] symbols)
    {
        var made = Empty.Value[kind];
        if (version.MapSpecifiedToEffectiveVersion() < LanguageVersion.CSharp8)
        {
            made = made.WithCompilationOptions(((CSharpCompilationOptions)made.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Disable));
        }

        made = made.WithParseOptions(((CSharpParseOptions)made.ParseOptions!).WithLanguageVersion(version).WithPreprocessorSymbols(symbols));
        if (editorConfig.Length > 0)
        {
            made = made.AddAnalyzerConfigDocument("/.editorconfig", SourceText.From($"root = true\n\n[*]\n{editorConfig}\n"), filePath: "/.editorconfig").Project;
        }

        foreach (var (text, index) in files.Select((text, index) => (text, index)))
        {
            made = made.AddDocument($"Test{index}.cs", text, filePath: $"/0/Test{index}.cs").Project;
        }

        return new FixedProject(made);
    }

    /// <summary>The same project with one more reference.</summary>
    public FixedProject With(MetadataReference reference) => new(project.AddMetadataReference(reference));

    /// <summary>The same project after a change.</summary>
    public FixedProject After(Solution solution) => new(solution.GetProject(project.Id)!);

    public async Task<ImmutableArray<Diagnostic>> FindingsAsync() =>
        [.. (await (await CompilationAsync()).WithAnalyzers([new ListenerAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()).Where(finding => finding.Location.IsInSource).OrderBy(finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start)];

    /// <summary>The compiler's errors, in one text; empty for code that compiles.</summary>
    public async Task<string> ErrorsAsync() =>
        string.Join("; ", (await CompilationAsync()).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>Everything that is offered for a finding, in the order of the menu.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(finding), finding, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    public async Task<FixedProject> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return After(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }

    /// <summary>One kind of change, made at every finding of its id in the project.</summary>
    public async Task<FixedProject> FixAllAsync(string key)
    {
        var id = key.Split('.')[0];
        var fix = Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(project.Documents.First(), fix, FixAllScope.Project, key, [id], new Provider(this), CancellationToken.None);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        return action is null ? this : await ApplyAsync(action);
    }

    public Document DocumentOf(Diagnostic finding) => project.GetDocument(finding.Location.SourceTree)!;

    /// <summary>The texts of all files.</summary>
    public async Task<string> TextAsync()
    {
        var texts = await Task.WhenAll(project.Documents.Concat<TextDocument>(project.AdditionalDocuments).Select(document => document.GetTextAsync()));
        return string.Join("\n---\n", texts.Select(text => text.ToString()));
    }

    private async Task<Compilation> CompilationAsync() => (await project.GetCompilationAsync())!;

    private static Project EmptyProject(OutputKind kind)
    {
        var made = Workspace.CurrentSolution
            .AddProject("Program", "Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(TestReferences.AspNetCore);

        // What is made of this project reuses what the compilation knows of the references.
        _ = made.GetCompilationAsync().GetAwaiter().GetResult()!.GlobalNamespace.GetMembers();
        return made;
    }

    private sealed class Provider(FixedProject project) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project asked, CancellationToken cancellationToken) => await project.FindingsAsync();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await project.FindingsAsync()).Where(finding => project.DocumentOf(finding).Id == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project asked, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
