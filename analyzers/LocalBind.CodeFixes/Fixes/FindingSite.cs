using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalBind.Analyzers.Rules;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>A finding, and where the parts of its endpoint are written.</summary>
internal sealed class FindingSite
{
    private FindingSite(Document document, Diagnostic diagnostic, Place part)
    {
        Document = document;
        Diagnostic = diagnostic;
        Part = part;
    }

    public Document Document { get; }

    public Diagnostic Diagnostic { get; }

    public string Id => Diagnostic.Id;

    /// <summary>What is reported, where it is written: perhaps in another document.</summary>
    public Place Part { get; }

    /// <summary>Where the address is written; null for an address that nothing spells out.</summary>
    public Place? Address { get; private set; }

    /// <summary>Where the port is written.</summary>
    public Place? PortPlace { get; private set; }

    /// <summary>The listening call.</summary>
    public Place? Call { get; private set; }

    /// <summary>The argument of the listening call that carries the reported part.</summary>
    public Place? Argument { get; private set; }

    public ServerKind Server { get; private set; }

    /// <summary>The project's launch settings, where the compiler is given them.</summary>
    public (TextDocument File, SourceText Text)? LaunchSettings { get; private set; }

    /// <summary>The project's configuration files, where the compiler is given them.</summary>
    public ImmutableArray<SourceText> ConfigurationTexts { get; private set; } = [];

    public string Member => Property(FindingDiagnostic.Member) ?? "";

    public string? Scheme => Property(FindingDiagnostic.Scheme);

    public long? Port => long.TryParse(Property(FindingDiagnostic.Port), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>Whether the port is known, and is none that the system chooses.</summary>
    public bool HasFixedPort => Port is not null and not Ports.SystemChosen;

    public bool IsIPv6 => Property(FindingDiagnostic.IsIPv6) is not null;

    public bool IsMachineAddress => Property(FindingDiagnostic.IsMachineAddress) is not null;

    /// <summary>Whether the server speaks the prefix grammar of http.sys: no port 0, and <c>localhost</c> as the one loopback host that works on every system.</summary>
    public bool TakesPrefixes => Server is ServerKind.HttpListener or ServerKind.HttpSys;

    /// <summary>Whether port 0 is no port of the system's choice here.</summary>
    public bool HasNoZero => TakesPrefixes || Property(FindingDiagnostic.HasNoZero) is not null;

    /// <summary>The site of a finding, or null if what it speaks of is not in the solution.</summary>
    public static async Task<FindingSite?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await Find(FindingDiagnostic.Part).ConfigureAwait(false) is not { } part)
        {
            return null;
        }

        var settings = LaunchProfileEdits.SettingsOf(document.Project);
        return new FindingSite(document, diagnostic, part)
        {
            Address = await Find(FindingDiagnostic.AddressPart).ConfigureAwait(false),
            PortPlace = await Find(FindingDiagnostic.PortPart).ConfigureAwait(false),
            Call = await Find(FindingDiagnostic.Call).ConfigureAwait(false),
            Argument = await Find(FindingDiagnostic.Argument).ConfigureAwait(false),
            Server = Enum.TryParse<ServerKind>(diagnostic.Properties.TryGetValue(FindingDiagnostic.Server, out var server) ? server : null, out var kind) ? kind : default,
            LaunchSettings = settings is null ? null : (settings, await settings.GetTextAsync(cancellation).ConfigureAwait(false)),
            ConfigurationTexts = await ConfigurationTextsAsync(document.Project, cancellation).ConfigureAwait(false),
        };

        Task<Place?> Find(string property) => Place.FindAsync(document, WrittenPart.Parse(diagnostic.Properties.TryGetValue(property, out var text) ? text : null), cancellation);
    }

    private static async Task<ImmutableArray<SourceText>> ConfigurationTextsAsync(Project project, CancellationToken cancellation)
    {
        var texts = ImmutableArray<SourceText>.Empty;
        foreach (var file in project.AdditionalDocuments.Where(file => ConfigurationFile.KindOf(file.FilePath ?? file.Name) != ConfigurationFileKind.None))
        {
            texts = texts.Add(await file.GetTextAsync(cancellation).ConfigureAwait(false));
        }

        return texts;
    }

    private string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
}
