using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Benchmarks.Code;

/// <summary>A real file with some neighbours of its project, to be damaged and then looked at as an editor does: the one file, its fixes, no more.</summary>
internal sealed class Patient(string file, ImmutableArray<string> neighbours)
{
    private const int Neighbours = 4;
    private const int FixesTried = 3;

    private static readonly MefHostServices Services = MefHostServices.Create(MefHostServices.DefaultAssemblies);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. InstancesIn<DiagnosticAnalyzer>(typeof(ListenerAnalyzer))];

    private static readonly ImmutableArray<CodeFixProvider> Fixes = [.. InstancesIn<CodeFixProvider>(typeof(EveryInterfaceFix))];

    // Packages that are not restored, an SDK that is too old: the framework whole, in part, or not there at all.
    private static readonly ImmutableArray<ImmutableArray<MetadataReference>> References =
    [
        .. Enumerable.Repeat(FrameworkReferences.All, 12),
        .. Enumerable.Range(1, 7).Select(seed => Some(new Random(seed), seed / 8.0)),
        [],
    ];

    // New trees on an old compilation: the framework is bound once for each set of references.
    private static readonly ImmutableArray<CSharpCompilation> Compilations =
        [.. References.Select(references => CSharpCompilation.Create("Code", [SyntaxOf(SourceProject.ImplicitUsings, "ImplicitUsings.cs")], references, SourceProject.Options))];

    // Files with any of these words are the ones in which the analyzers have something to read.
    private static readonly string[] Words = ["Listener", "Socket", "UdpClient", "TcpClient", "IPEndPoint", "IPAddress", "UseUrls", "Kestrel", "HttpClient", "WebApplication", "Server"];

    /// <summary>Whether the analyzers will look at more than the names in the file.</summary>
    public bool IsOfInterest { get; } = Words.Any(SourceProject.Read(file).ToString().Contains);

    public static ImmutableArray<Patient> FindIn(string folder) =>
    [
        .. from project in SourceProject.FindIn(folder)
           from at in Enumerable.Range(0, project.Files.Length)
           let first = Math.Clamp(at - (Neighbours / 2), 0, Math.Max(0, project.Files.Length - Neighbours - 1))
           select new Patient(project.Files[at], [.. project.Files.Skip(first).Take(Neighbours + 1).Where(neighbour => neighbour != project.Files[at])]),
    ];

    public async Task<Treatment> TreatAsync(int seed, Random random, CancellationToken cancellation)
    {
        var damaged = TokenDamage.Of(SourceProject.Read(file).ToString(), random);
        var set = random.Next(References.Length);
        var failures = ImmutableArray.CreateBuilder<string>();
        var tree = SyntaxOf(damaged, file);
        var watch = Stopwatch.StartNew();
        try
        {
            var findings = await AnalyzeAsync(Compilations[set].AddSyntaxTrees([tree, .. neighbours.Select(neighbour => SyntaxOf(SourceProject.Read(neighbour).ToString(), neighbour))]), tree, failures, cancellation).ConfigureAwait(false);
            watch.Stop();
            var applied = findings.IsEmpty ? 0 : await FixAsync(damaged, References[set], random, failures, cancellation).ConfigureAwait(false);
            return new(seed, file, damaged.Length, watch.Elapsed, findings.Length, applied, IsReadable: true, failures.ToImmutable());
        }
        catch (InvalidOperationException)
        {
            // What an analyzer throws is among the failures; this is the compiler, which cannot bind the file itself.
            return new(seed, file, damaged.Length, watch.Elapsed, Findings: 0, Fixes: 0, IsReadable: false, Failures: []);
        }
    }

    private static SyntaxTree SyntaxOf(string text, string path) => CSharpSyntaxTree.ParseText(text, SourceProject.Parsing, path);

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, SyntaxTree tree, ImmutableArray<string>.Builder failures, CancellationToken cancellation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception.ToString()), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellation).ConfigureAwait(false);
    }

    private async Task<int> FixAsync(string damaged, ImmutableArray<MetadataReference> references, Random random, ImmutableArray<string>.Builder failures, CancellationToken cancellation)
    {
        using var workspace = new AdhocWorkspace(Services);
        var document = DocumentIn(workspace.CurrentSolution, damaged, references);
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var findings = await AnalyzeAsync(model.Compilation, model.SyntaxTree, failures, cancellation).ConfigureAwait(false);
        var applied = 0;
        foreach (var finding in findings.Where(finding => finding.Location.IsInSource).OrderBy(_ => random.Next()).Take(FixesTried))
        {
            applied += await FixAsync(document, finding, failures, cancellation).ConfigureAwait(false);
        }

        return applied;
    }

    private Document DocumentIn(Solution solution, string damaged, ImmutableArray<MetadataReference> references)
    {
        var project = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Code", "Code", LanguageNames.CSharp, compilationOptions: SourceProject.Options, parseOptions: SourceProject.Parsing, metadataReferences: references);
        var id = DocumentId.CreateNewId(project.Id);
        solution = solution.AddProject(project).AddDocument(id, "Damaged.cs", SourceText.From(damaged), filePath: file);
        solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), "ImplicitUsings.cs", SourceProject.ImplicitUsings);
        foreach (var neighbour in neighbours)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), neighbour, SourceProject.Read(neighbour), filePath: neighbour);
        }

        return solution.GetDocument(id)!;
    }

    private static async Task<int> FixAsync(Document document, Diagnostic finding, ImmutableArray<string>.Builder failures, CancellationToken cancellation)
    {
        var actions = new List<CodeAction>();
        try
        {
            foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), cancellation)).ConfigureAwait(false);
            }

            foreach (var action in actions)
            {
                await action.GetOperationsAsync(cancellation).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever a fix throws is what this program looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failures.Add($"fix of {finding.Id} at {finding.Location.GetLineSpan().StartLinePosition}: {exception}");
        }

        return actions.Count;
    }

    private static ImmutableArray<MetadataReference> Some(Random random, double share) => [.. FrameworkReferences.All.Where(_ => random.NextDouble() < share)];

    private static IEnumerable<T> InstancesIn<T>(Type neighbour) =>
        from type in neighbour.Assembly.GetTypes()
        where !type.IsAbstract && type.IsSubclassOf(typeof(T))
        orderby type.FullName
        select (T)Activator.CreateInstance(type)!;
}
