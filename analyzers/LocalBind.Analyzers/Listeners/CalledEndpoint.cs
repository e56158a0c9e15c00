using System.Linq;
using LocalBind.Analyzers.Contexts;
using LocalBind.Analyzers.Options;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Listeners;

/// <summary>A part that C# code spells out.</summary>
/// <param name="Origin">The expression that a person would edit.</param>
/// <param name="Argument">The argument of the listening call (or of the call that hands it on) which carries the value.</param>
internal sealed record SyntaxPart(SyntaxNode Origin, SyntaxNode Argument) : EndpointPart
{
    /// <summary>On the origin if it is in the tree of the call, else on the call's argument.</summary>
    public override Location Place()
    {
        if (Origin.SyntaxTree != Argument.SyntaxTree)
        {
            return Argument.GetLocation();
        }

        return IsOneOfSeveral && InnerSpan is { } inner ? Location.Create(Origin.SyntaxTree, inner) : Origin.GetLocation();
    }
}

/// <summary>An endpoint that C# code opens or connects to, as far as the source says it.</summary>
internal sealed record CalledEndpoint(ListenerCall Call) : ListeningEndpoint
{
    /// <summary>The path of an HttpListener or http.sys prefix, which belongs to what is claimed; null elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>What a host that is not known is read from, as <see cref="Values.OutsideRead"/> writes it; null where it is known or nothing says it.</summary>
    public string? HostRead { get; init; }

    /// <summary>The same of the port.</summary>
    public string? PortRead { get; init; }

    /// <summary>The same of an address of which not even the form is known.</summary>
    public string? UrlRead { get; init; }

    /// <summary>Whether this is what remains where something read from outside says nothing, or what that would say.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether a condition decides between this and others that are written too.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>The argument that all possibilities for one endpoint share.</summary>
    public SyntaxNode Choice { get; init; } = Call.Syntax;

    /// <summary>Whether the call gives the server an address without a port: a Unix socket, a pipe, a handle.</summary>
    public bool OpensNoPort { get; init; }

    /// <summary>Whether it is set as one of Kestrel's configured endpoints, beside which those of settings files stay.</summary>
    public bool IsKestrelEndpoint { get; init; }

    public override bool IsClient => Call.Row.IsClient;

    public override bool IsNoClient => RequestUse.IsOnlyWrapped(Call);

    public override bool IsNoListener => OpensNoPort || SocketRole.IsNoListener(this) || CodeContext.IsExpectedToThrow(Call.Syntax);

    public override bool HasPortZero => Call.Row is { HasNoZero: false, Server: not (ServerKind.HttpListener or ServerKind.HttpSys) };

    public override string Opener => Call.DisplayName;

    public override bool IsExposureOfInterest(LocalBindOptions options)
    {
        SyntaxNode[] places = AddressPart is SyntaxPart part ? [Call.Syntax, part.Origin, part.Argument] : [Call.Syntax];
        return !places.Any(CodeContext.IsContainerOnly) && (options.Exposure == ExposureOption.Loopback || places.Any(CodeContext.IsDevelopmentOnly));
    }
}
