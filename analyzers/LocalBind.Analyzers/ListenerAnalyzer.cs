using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers;

/// <summary>
/// Reads the endpoints that C# code opens and has the rules judge them. Works tree by tree on the few nodes whose names are in the catalogue,
/// so that findings are live in the editor and code without listeners costs next to nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ListenerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. EndpointRules.Descriptors, .. Settings.Descriptors, EndpointNotes.Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var settings = Settings.Read(start);
            var catalogue = ListenerCatalogue.Resolve(start.Compilation, settings.Rows, settings.Catalogue);
            if (!catalogue.IsEmpty)
            {
                var project = new ProjectListeners(start.Compilation, catalogue);
                var claims = new PortClaims(project);
                start.RegisterSemanticModelAction(tree => Report(tree, project, claims));
            }
        });
    }

    private static void Report(SemanticModelAnalysisContext context, ProjectListeners project, PortClaims claims)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var options = LocalBindOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        var reported = new HashSet<(string, Location)>();

        // A constant that a listener and its client share is the listener's: listeners come first.
        foreach (var (finding, call, endpoint) in Findings(project, claims, tree, options, context.CancellationToken).OrderBy(found => found.Call.Row.IsClient))
        {
            var place = finding.Part.Place();
            var slot = RuleSlot.Of(finding.Descriptor);
            if (place.SourceTree == tree && reported.Add((slot, place)))
            {
                context.ReportDiagnostic(FindingDiagnostic.Create(finding, place, call, endpoint));
            }
        }

        // Only a compiler that writes a log asks for what is suppressed.
        if (context.SemanticModel.Compilation.Options.ReportSuppressedDiagnostics)
        {
            foreach (var note in EndpointNotes.In(project, tree, context.CancellationToken))
            {
                context.ReportDiagnostic(note);
            }
        }
    }

    private static IEnumerable<(Finding Finding, ListenerCall Call, ListeningEndpoint? Endpoint)> Findings(ProjectListeners project, PortClaims claims, SyntaxTree tree, LocalBindOptions options, CancellationToken cancellation)
    {
        var direct = project.DirectCallsIn(tree, cancellation);
        foreach (var endpoint in direct.SelectMany(call => call.Endpoints))
        {
            foreach (var finding in EndpointRules.Judge(endpoint, options))
            {
                yield return (finding, endpoint.Call, endpoint);
            }
        }

        foreach (var call in direct.Select(found => found.Call))
        {
            if (SharedPort.Judge(call, project.NewScope(cancellation)) is { } finding)
            {
                yield return (finding, call, null);
            }
        }

        // Of what a call hands to a listener elsewhere only the caller's own part is news; a client's port is news as well once its caller says that the host is this machine.
        foreach (var endpoint in project.RelayedIn(tree, cancellation))
        {
            foreach (var finding in EndpointRules.Judge(endpoint, options).Where(finding => finding.Part.IsFromCaller || (endpoint.IsClient && finding.Part.Place().SourceTree == tree)))
            {
                yield return (finding, endpoint.Call, endpoint);
            }
        }

        foreach (var (finding, endpoint) in DuplicatePort.Judge(claims, tree, cancellation))
        {
            yield return (finding, endpoint.Call, endpoint);
        }
    }
}
