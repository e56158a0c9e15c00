using System.Collections.Generic;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A setting that .NET takes otherwise than its author meant, or that stops the program.</summary>
/// <param name="Message">What happens, as a sentence.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="Origin">Where the value stands.</param>
/// <param name="Part">The part of the value, or null for all of it.</param>
public sealed record ConfigurationProblem(string Message, string Advice, ValueOrigin Origin, TextRange? Part = null);

/// <summary>What a program will open when it starts.</summary>
public sealed class ListeningPlan
{
    private readonly List<ConfiguredEndpoint> _endpoints = [];
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly List<string> _addressesWithoutPort = [];

    /// <summary>The endpoints in the order in which they are bound; of no meaning if the program does not start.</summary>
    public IReadOnlyList<ConfiguredEndpoint> Endpoints => _endpoints;

    /// <summary>The addresses beside them that open no port: Unix sockets and pipes.</summary>
    public IReadOnlyList<string> AddressesWithoutPort => _addressesWithoutPort;

    /// <summary>What is misread although the program starts.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>What stops the program; null if nothing in its configuration does.</summary>
    public ConfigurationProblem? Failure { get; private set; }

    /// <summary>Two endpoints of the program that cannot both be open, if that is what stops it.</summary>
    public (ConfiguredEndpoint First, ConfiguredEndpoint Second)? Overlap { get; internal set; }

    /// <summary>Whether addresses given by <c>--urls</c> would have no effect, because Kestrel endpoints replace them.</summary>
    public bool IgnoresUrls { get; internal set; }

    /// <summary>Whether addresses of urls replace every endpoint, of the configuration and of <c>Listen</c> calls.</summary>
    public bool PrefersUrls { get; internal set; }

    /// <summary>Whether the configured addresses count more than those of <c>UseUrls</c>.</summary>
    public bool ReplacesUseUrls { get; internal set; }

    /// <summary>The plan of a program that does not even come to read its configuration.</summary>
    internal static ListeningPlan Failed(ConfigurationProblem failure) => new() { Failure = failure };

    internal void Add(ConfiguredEndpoint endpoint) => _endpoints.Add(endpoint);

    internal void Add(ConfigurationProblem problem) => _problems.Add(problem);

    internal void AddWithoutPort(string address) => _addressesWithoutPort.Add(address);

    internal void Fail(ConfigurationProblem failure) => Failure ??= failure;
}
