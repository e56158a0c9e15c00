using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Benchmarks.Code;

/// <summary>Registers the actions that the analyzers of this project register and does nothing in them: what the compiler's own machinery costs.</summary>
#pragma warning disable RS1001 // No compiler ever loads it: it is only handed over by this program.
internal sealed class FloorAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly DiagnosticDescriptor Nothing = new("FLOOR", "Nothing", "Nothing", "Floor", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start => start.RegisterSemanticModelAction(static _ => { }));
        context.RegisterAdditionalFileAction(static _ => { });
    }
}
