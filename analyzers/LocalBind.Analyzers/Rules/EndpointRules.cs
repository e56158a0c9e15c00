using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>The rules over endpoints, and which of them speaks where several could.</summary>
internal static class EndpointRules
{
    private static readonly ImmutableArray<Rule> Exposures = [new EveryInterface(), new ImplicitInterface(), new NotLoopback()];

    // One port yields one finding: the most specific.
    private static readonly ImmutableArray<Rule> PortNumbers =
        [new PortOutOfRange(), new BrowserBlockedPort(), new DevelopmentPort(), new PrivilegedPort(), new DynamicPort(), new HardCodedPort()];

    private static readonly ImmutableArray<Rule> Combinations = [new DynamicPortOnLocalhost()];

    private static readonly ImmutableArray<Rule> Clients = [new HardCodedClientEndpoint()];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Exposures.Concat(PortNumbers).Concat(Combinations).Concat(Clients).Select(rule => rule.Descriptor), SharedPort.Rule, DuplicatePort.Rule];

    public static IEnumerable<Finding> Judge(ListeningEndpoint endpoint, LocalBindOptions options)
    {
        if (endpoint.IsClient)
        {
            return endpoint.IsNoClient ? [] : All(Clients, endpoint, options);
        }

        if (endpoint.IsNoListener)
        {
            return [];
        }

        return All(endpoint.IsExposureOfInterest(options) ? Exposures : [], endpoint, options)
            .Concat(IsAllowed(endpoint, options) ? [] : All(PortNumbers, endpoint, options).Take(1))
            .Concat(All(Combinations, endpoint, options));
    }

    private static IEnumerable<Finding> All(ImmutableArray<Rule> rules, ListeningEndpoint endpoint, LocalBindOptions options) =>
        rules.Select(rule => rule.Judge(endpoint, options)).OfType<Finding>();

    private static bool IsAllowed(ListeningEndpoint endpoint, LocalBindOptions options) =>
        endpoint.Port is { } port && Ports.IsInRange(port) && options.Allows((int)port);
}
