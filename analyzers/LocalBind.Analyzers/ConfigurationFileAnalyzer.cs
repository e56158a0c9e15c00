using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using LocalBind.Analyzers.Files;
using LocalBind.Analyzers.Options;
using LocalBind.Analyzers.Rules;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers;

/// <summary>
/// Reads the endpoints that launch settings and appsettings files configure and has the same rules judge them, file by file, so that findings are live in the editor.
/// The package gives the compiler these files as additional files.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationFileAnalyzer : DiagnosticAnalyzer
{
    // In a configuration file the place is right and only the number is not.
    private static readonly ImmutableHashSet<string> MilderIds = ["LBT2003", "LBT2004", "LBT2005"];

    // They speak of a developer's machine: a deployment takes 80 and 8080 on purpose.
    private static readonly ImmutableHashSet<string> DeveloperIds = ["LBT2003", "LBT2005"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. EndpointRules.Descriptors, UnreadableConfiguration.Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Report);
    }

    private static void Report(AdditionalFileAnalysisContext context)
    {
        var path = context.AdditionalFile.Path;
        var kind = ConfigurationFile.KindOf(path);
        if (kind == ConfigurationFileKind.None || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var file = ConfigurationFile.Read(kind, text.ToString());
        var places = new FilePlaces(path, text);
        var options = LocalBindOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile));
        var severities = FileSeverities.Of(path, context.Options, context.CancellationToken);
        var folder = new SettingsFolder(context);
        var missing = file.Sections.Where(section => !section.HasUrl && !folder.HasUrlElsewhere(section)).Select(section => (section.Range, section.MissingUrlMessage));
        foreach (var (range, message) in file.Problems.Select(problem => (problem.Range, problem.Message)).Concat(missing))
        {
            Report(UnreadableConfiguration.Rule, UnreadableConfiguration.Rule.DefaultSeverity, places.At(range), message);
        }

        foreach (var (finding, severity) in Judge(file, places, options))
        {
            Report(finding.Descriptor, severity, finding.Part.Place(), [.. finding.Arguments]);
        }

        foreach (var (later, earlier) in Collisions(file))
        {
            var line = text.Lines.GetLineFromPosition(earlier.Range.Start).LineNumber + 1;
            ReportCollision(later, earlier, Path.GetFileName(path), line);
        }

        foreach (var (later, earlier, place) in folder.Collisions(file))
        {
            ReportCollision(later, earlier, Path.GetFileName(place.Path), place.StartLinePosition.Line + 1);
        }

        void ReportCollision(ConfiguredEndpoint later, ConfiguredEndpoint earlier, string name, int line) =>
            Report(DuplicatePort.Rule, DuplicatePort.Rule.DefaultSeverity, places.At(later.PortRange ?? later.Range), later.Port, earlier.Key, name, line);

        void Report(DiagnosticDescriptor rule, DiagnosticSeverity byDefault, Location place, params object[] arguments)
        {
            if (severities.Of(rule.Id, byDefault) is { } severity)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, place, severity, additionalLocations: null, properties: null, arguments));
            }
        }
    }

    private static IEnumerable<(Finding Finding, DiagnosticSeverity Severity)> Judge(ConfigurationFile file, FilePlaces places, LocalBindOptions options)
    {
        var concernsDevelopers = options.ReportDeploymentFiles || !ConfigurationFile.IsForDeployment(places.Path);
        foreach (var endpoint in file.Endpoints)
        {
            foreach (var finding in EndpointRules.Judge(new FileEndpoint(endpoint, places), options))
            {
                if (concernsDevelopers || !DeveloperIds.Contains(finding.Descriptor.Id))
                {
                    yield return (finding, MilderIds.Contains(finding.Descriptor.Id) ? DiagnosticSeverity.Info : finding.Descriptor.DefaultSeverity);
                }
            }
        }
    }

    // Addresses that one start of the app opens, each with the first one before it on the same port.
    private static IEnumerable<(ConfiguredEndpoint Later, ConfiguredEndpoint Earlier)> Collisions(ConfigurationFile file) =>
        from later in file.Endpoints
        where later is { Server: ServerKind.Kestrel, Endpoint: not null }
        let earlier = file.Endpoints.TakeWhile(endpoint => endpoint != later).FirstOrDefault(endpoint => endpoint.StartsWith(later) && endpoint.Endpoint is { } other && other.ConflictsWith(later.Endpoint!))
        where earlier is not null
        select (later, earlier);
}
