using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers.Tests;

/// <summary>Code that is compiled and analyzed as it is, errors of the compiler allowed: for code that nobody finished writing.</summary>
internal static class Compiled
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    public static CSharpCompilation Of(IEnumerable<MetadataReference> references, params string[] sources) => CSharpCompilation.Create(
        "Code",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Parsing, $"File{index}.cs")),
        references,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    /// <summary>What the analyzer reports, its own failures included.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, AnalyzerOptions? options = null) =>
        compilation.WithAnalyzers([new ListenerAnalyzer()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
}
