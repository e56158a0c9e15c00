using System.Collections.Immutable;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>What a rule has to say about an endpoint: which part of it, and the message's arguments.</summary>
internal sealed record Finding(DiagnosticDescriptor Descriptor, EndpointPart Part, ImmutableArray<object> Arguments)
{
    public Finding(DiagnosticDescriptor descriptor, EndpointPart part, params object[] arguments)
        : this(descriptor, part, arguments.ToImmutableArray())
    {
    }

    /// <summary>Another place that the finding is about as well; null where there is none but the listening call.</summary>
    public Location? Other { get; init; }
}

/// <summary>A rule over endpoints. One file a rule holds its descriptor and its judgement.</summary>
internal abstract class Rule
{
    /// <summary>The category of the rules about who can reach a listener.</summary>
    public const string Security = "Security";

    /// <summary>The category of the rules about ports.</summary>
    public const string Reliability = "Reliability";

    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The finding on an endpoint, or null.</summary>
    public abstract Finding? Judge(ListeningEndpoint endpoint, LocalBindOptions options);

    /// <summary>A descriptor whose help page is the file of its id.</summary>
    protected static DiagnosticDescriptor Describe(string id, string title, string message, string category, DiagnosticSeverity severity, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, RuleHelp.Link(id));
}
