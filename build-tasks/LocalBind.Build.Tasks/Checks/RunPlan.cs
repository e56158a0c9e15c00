using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What a run would open: the program's start, its configuration and the project's own items together.</summary>
public sealed class RunPlan
{
    private readonly List<ConfiguredEndpoint> _endpoints = [];
    private readonly List<ConfigurationProblem> _itemProblems = [];
    private readonly List<CodeEndpoint> _unknown = [];

    private RunPlan(ProgramStart start) => Start = start;

    /// <summary>How the program is started.</summary>
    public ProgramStart Start { get; }

    /// <summary>What the program's configuration opens; null where it has none.</summary>
    public ListeningPlan? Configured { get; private set; }

    /// <summary>Why no launch profile is applied although there is one.</summary>
    public LaunchProfileProblem? ProfileProblem { get; private set; }

    /// <summary>All endpoints; none where the program does not start.</summary>
    public IReadOnlyList<ConfiguredEndpoint> Endpoints => _endpoints;

    /// <summary>What the code opens at an address or a port that only the running program knows.</summary>
    public IReadOnlyList<CodeEndpoint> Unknown => _unknown;

    /// <summary>Whether the configured endpoints are opened for certain: the sources show who reads the configuration, and no address in code may take their place.</summary>
    public bool IsConfiguredCertain { get; internal set; } = true;

    /// <summary>Whether an endpoint is opened for certain; else it may be.</summary>
    public bool IsCertain(ConfiguredEndpoint endpoint) => endpoint.Setting switch
    {
        EndpointSetting.Item => true,
        EndpointSetting.Code => endpoint.IsCertain,
        _ => IsConfiguredCertain,
    };

    /// <summary>Items that cannot be read.</summary>
    public IReadOnlyList<ConfigurationProblem> ItemProblems => _itemProblems;

    /// <summary>What the plan was made from, beside the command line, the variables and the project's own values.</summary>
    public PlanInputs Inputs { get; private set; } = new();

    /// <summary>Puts the plan together.</summary>
    public static RunPlan Create(RunContext context, IServerMachine machine)
    {
        var settings = LaunchSettings.Read(context.ProjectFile, context.Request);
        var start = ProgramStart.Create(context.Request, settings?.Profile, context.Shell, context.RunCommand, context.RunArguments, hasCase: !context.Program.IsWindows);
        var plan = new RunPlan(start) { ProfileProblem = settings?.Problem };
        var refused = context.Request.Refusal is { } refusal ? new ConfigurationProblem(refusal, "Correct the command line.", ValueOrigin.OfArgument(refusal)) : settings?.Failure;
        if (refused is not null)
        {
            plan.Configured = ListeningPlan.Failed(refused);
            return plan;
        }

        if (settings?.Profile is not { IsExecutable: true } && !Directory.Exists(context.Program.WorkingDirectory))
        {
            plan.Configured = ListeningPlan.Failed(new($"The working directory '{context.Program.WorkingDirectory}' does not exist.", "Correct RunWorkingDirectory.", ValueOrigin.OfItem("RunWorkingDirectory")));
            return plan;
        }

        HostConfiguration? host = null;
        if (context.IsWeb && context.Program.Source.Host != HostModel.Worker && settings?.Profile is not { IsExecutable: true })
        {
            host = HostConfiguration.Read(start, context.Program);
            plan.Inputs = host.Inputs;
            plan.Configured = KestrelEndpoints.Resolve(host, context.Program, new NotingMachine(machine, host.Inputs));
        }

        var code = new CodeReading(start, () => host ??= plan.ReadConfiguration(context.Program), context.Program.IsWindows).Read(context.Code);
        CodeAndConfiguration.Join(plan.Configured, code, context.Code.Any(c => c.IsKestrel), context.Program.Source, plan);
        var libraries = LibraryCode.Read(context.Libraries);
        plan._unknown.AddRange(libraries.Opened);
        plan.IsConfiguredCertain &= host is not { IsCertain: false } && !libraries.MayChangeServer;
        foreach (var item in context.Ports)
        {
            if (item.Read(out var problem) is { } endpoint)
            {
                // An item that says what the analyzers saw as well is the same endpoint.
                plan._endpoints.RemoveAll(e => e.Setting == EndpointSetting.Code && e.Endpoint == endpoint);
                plan._endpoints.Add(new ConfiguredEndpoint(endpoint, item.Origin(), EndpointSetting.Item));
            }
            else
            {
                plan._itemProblems.Add(new(problem!, "Correct the item.", item.Origin()));
            }
        }

        return plan;
    }

    /// <summary>Every socket of an endpoint's address: those of TCP and those of UDP.</summary>
    public IReadOnlyCollection<PlannedSocket> Sockets(ConfiguredEndpoint endpoint) =>
        [.. _endpoints.Where(e => e.Leader == endpoint.Leader).SelectMany(e => PlannedSocket.Of(e.Endpoint))];

    // A program that is no ASP.NET Core one reads its settings as a generic host does.
    private HostConfiguration ReadConfiguration(ProgramFacts program)
    {
        var host = HostConfiguration.Read(Start, program with { Source = program.Source with { Host = HostModel.GenericHost } });
        Inputs = host.Inputs;
        return host;
    }

    internal void Add(ConfiguredEndpoint endpoint) => _endpoints.Add(endpoint);

    internal void AddUnknown(CodeEndpoint code) => _unknown.Add(code);
}
