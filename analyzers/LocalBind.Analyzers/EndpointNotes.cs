using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Contexts;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Rules;
using LocalBind.Analyzers.Values;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers;

/// <summary>
/// Notes of every endpoint that the code opens, for the check before a run: in the compiler's log, which has suppressed diagnostics as well, and nowhere else.
/// The rules say what is wrong with an endpoint; these say that it is there, also with port 0 and where only the running program knows the port.
/// </summary>
internal static class EndpointNotes
{
    /// <summary>Property: what the whole address is read from, where not even its form is known.</summary>
    public const string Url = "url";

    /// <summary>Property: <c>fallback</c>, <c>alternative</c> or both; missing where the endpoint is certain.</summary>
    public const string Choice = "choice";

    /// <summary>Property: what has to hold, as <see cref="RunConditions"/> has it.</summary>
    public const string When = "when";

    /// <summary>Property: the same for all possibilities of one endpoint.</summary>
    public const string Group = "group";

    /// <summary>Property: present where the server listens on something that is no port.</summary>
    public const string NoPort = "no-port";

    /// <summary>Property: present where a setting of Kestrel's configured endpoints opens it.</summary>
    public const string KestrelEndpoint = "kestrel-endpoint";

    public static readonly DiagnosticDescriptor Descriptor = new(
        "LBT0003",
        "Endpoint in code",
        "{0} opens an endpoint",
        "Configuration",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A note for the check before a run, always suppressed: it stands in the compiler's log alone.",
        RuleHelp.Link("LBT0003"));

    /// <summary>The notes on what one tree opens.</summary>
    public static IEnumerable<Diagnostic> In(ProjectListeners project, SyntaxTree tree, CancellationToken cancellation)
    {
        var conditions = new RunConditions(project);
        var direct = project.DirectCallsIn(tree, cancellation);
        foreach (var endpoints in direct.SelectMany(call => call.Endpoints).Where(IsListener).GroupBy(endpoint => endpoint.Call))
        {
            // What depends on a parameter is told by its callers.
            if (!endpoints.Any(DependsOnCaller))
            {
                var when = conditions.Of(endpoints.Key.Syntax, cancellation);
                foreach (var (endpoint, choice) in endpoints.GroupBy(endpoint => endpoint.Choice).SelectMany(Decided))
                {
                    yield return Create(endpoint, endpoints.Key.Syntax, string.Join(" ", new[] { when, choice }.Where(words => words.Length > 0)));
                }
            }
        }

        foreach (var (callSite, endpoint) in project.OpenedBy(tree, cancellation))
        {
            if (IsListener(endpoint) && !DependsOnCaller(endpoint))
            {
                yield return Create(endpoint, callSite, conditions.Of(callSite, cancellation));
            }
        }
    }

    // Where one `?:` decides between all that is written, and asks what the check before a run knows, each is as certain as its arm.
    private static IEnumerable<(CalledEndpoint Endpoint, string Words)> Decided(IEnumerable<CalledEndpoint> possibilities)
    {
        var all = possibilities.Select(endpoint => (Endpoint: endpoint, Choice: ChoiceOf(endpoint))).ToList();
        return all.TrueForAll(one => one.Choice is { } choice && choice.Choice == all[0].Choice?.Choice)
            ? all.Select(one => (one.Endpoint with { IsAlternative = false }, one.Choice!.Value.Words))
            : all.Select(one => (one.Endpoint, ""));
    }

    private static (SyntaxNode Choice, string Words)? ChoiceOf(CalledEndpoint endpoint) =>
        endpoint is not { IsAlternative: true, IsFallback: false }
            ? null
            : new[] { endpoint.PortPart, endpoint.AddressPart }.OfType<SyntaxPart>().Select(part => RunConditions.OfChoice(part.Origin)).Where(choice => choice is not null).Distinct().ToList() is [{ } only] ? only : null;

    // Nothing is said about an address that no argument of the call gives: another call does.
    private static bool IsListener(CalledEndpoint endpoint) =>
        endpoint.OpensNoPort
        || (!endpoint.IsClient
            && !endpoint.IsNoListener
            && (endpoint.UrlRead is not null || ((endpoint.Address is not null || endpoint.HostRead is not null) && (endpoint.Port is not null || endpoint.PortRead is not null))));

    private static bool DependsOnCaller(CalledEndpoint endpoint) =>
        new[] { endpoint.HostRead, endpoint.PortRead, endpoint.UrlRead }.Any(read => read is not null && read.Contains(OutsideRead.Parameter.Text));

    private static Diagnostic Create(CalledEndpoint endpoint, SyntaxNode site, string when)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties.Add(FindingDiagnostic.Server, endpoint.Server.ToString());
        properties.Add(FindingDiagnostic.Member, endpoint.Call.Row.UseName);
        properties.Add(FindingDiagnostic.Protocol, (SocketRole.IsDatagram(endpoint) ? TransportProtocol.Udp : TransportProtocol.Tcp).Name());
        Add(FindingDiagnostic.Address, endpoint.Address?.Text ?? endpoint.HostRead);
        Add(FindingDiagnostic.Port, endpoint.Port?.ToString(CultureInfo.InvariantCulture) ?? endpoint.PortRead);
        Add(FindingDiagnostic.Scheme, endpoint.Scheme);
        Add(Url, endpoint.UrlRead);
        Add(Choice, (endpoint.IsFallback, endpoint.IsAlternative) switch
        {
            (true, true) => "fallback alternative",
            (true, false) => "fallback",
            (false, true) => "alternative",
            _ => null,
        });
        Add(When, when.Length > 0 ? when : null);
        Add(Group, $"{site.SpanStart}+{endpoint.Choice.SpanStart}");
        Add(NoPort, endpoint.OpensNoPort ? "" : null);
        Add(KestrelEndpoint, endpoint.IsKestrelEndpoint ? "true" : null);
        var place = endpoint.PortPart?.Place() is { } part && part.SourceTree == site.SyntaxTree ? part : site.GetLocation();
        return Diagnostic.Create(
            Descriptor.Id,
            Descriptor.Category,
            string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), endpoint.Opener),
            Descriptor.DefaultSeverity,
            Descriptor.DefaultSeverity,
            isEnabledByDefault: true,
            warningLevel: 1,
            isSuppressed: true,
            Descriptor.Title,
            Descriptor.Description,
            Descriptor.HelpLinkUri,
            place,
            properties: properties.ToImmutable());

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                properties.Add(key, value);
            }
        }
    }
}
