using LocalBind.Build.Tasks.Configuration;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What a call in the program's code opens in one run.</summary>
/// <param name="Source">The call.</param>
/// <param name="Endpoint">What it opens; null where nobody knows, and where it is no port.</param>
/// <param name="IsCertain">Whether it does so in this run; else it may.</param>
public sealed record OpenedInCode(CodeEndpoint Source, Endpoint? Endpoint, bool IsCertain)
{
    /// <summary>Whether the call is made for certain, even if not with what.</summary>
    public bool IsMade { get; init; } = IsCertain;

    /// <summary>Whether it opens a port that only the running program knows.</summary>
    public bool IsUnknown => Endpoint is null && !Source.OpensNoPort;
}
