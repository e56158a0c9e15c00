using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What a run would open: the program's start, its configuration and the project's own items together.</summary>
public sealed class RunPlan
{
    private readonly List<ConfiguredEndpoint> _endpoints = [];
    private readonly List<ConfigurationProblem> _itemProblems = [];

    private RunPlan(ProgramStart start) => Start = start;

    /// <summary>How the program is started.</summary>
    public ProgramStart Start { get; }

    /// <summary>What the program's configuration opens; null where it has none.</summary>
    public ListeningPlan? Configured { get; private set; }

    /// <summary>Why no launch profile is applied although there is one.</summary>
    public LaunchProfileProblem? ProfileProblem { get; private set; }

    /// <summary>All endpoints; none where the program does not start.</summary>
    public IReadOnlyList<ConfiguredEndpoint> Endpoints => _endpoints;

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

        if (context.IsWeb && context.Program.Host != HostModel.Worker && settings?.Profile is not { IsExecutable: true })
        {
            var host = HostConfiguration.Read(start, context.Program);
            plan.Inputs = host.Inputs;
            plan.Configured = KestrelEndpoints.Resolve(host, context.Program, new NotingMachine(machine, host.Inputs));
        }

        var code = plan.CodeThatCounts(context);
        if (plan.Configured is { Failure: null } configured && !plan.IsReplacedByCode(code, context))
        {
            plan._endpoints.AddRange(configured.Endpoints);
        }

        plan.AddCode(code, context);
        foreach (var item in context.Ports)
        {
            if (item.Read(out var problem) is { } endpoint)
            {
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

    // Where one server has several addresses in code, those of its latest call count: Run and Start replace Urls, which replaces what the
    // builder was told; and Listen replaces all of them, unless urls are preferred.
    private IReadOnlyList<CodeEndpoint> CodeThatCounts(RunContext context)
    {
        if (context.Program.HasSeveralServers || Configured is not { } configured)
        {
            return context.Code;
        }

        var listens = !configured.PrefersUrls && context.Code.Any(c => IsKestrel(c) && IsListenCall(c));
        var urls = context.Code.Where(c => IsKestrel(c) && !IsListenCall(c) && !listens && !(configured.ReplacesUseUrls && IsOfBuilder(c))).ToList();
        var strongest = urls.Count == 0 ? 0 : urls.Max(Strength);
        return [.. context.Code.Where(c => !IsKestrel(c) || IsListenCall(c) || (urls.Contains(c) && Strength(c) == strongest))];
    }

    private static int Strength(CodeEndpoint code) => IsOfBuilder(code) ? 0 : code.Member.EndsWith("Urls", StringComparison.Ordinal) ? 1 : 2;

    private static bool IsOfBuilder(CodeEndpoint code) =>
        code.Member.EndsWith("UseUrls", StringComparison.Ordinal) || code.Member.EndsWith("UseSetting", StringComparison.Ordinal) || code.Member.EndsWith("Item", StringComparison.Ordinal);

    // Addresses in code take the place of configured ones, all but Kestrel's own endpoints. With several servers in one program nobody
    // can tell whose addresses they are: another one may still listen as configured.
    private bool IsReplacedByCode(IReadOnlyList<CodeEndpoint> code, RunContext context) =>
        !context.Program.HasSeveralServers
        && Configured is { IgnoresUrls: false } configured
        && code.Any(c => IsKestrel(c) && !(configured.PrefersUrls && IsListenCall(c)));

    private void AddCode(IReadOnlyList<CodeEndpoint> code, RunContext context)
    {
        foreach (var call in code)
        {
            if (!IsReplacedByConfiguration(call, context) && _endpoints.All(e => e.Setting != EndpointSetting.Code || !e.Endpoint.ConflictsWith(call.Endpoint)))
            {
                _endpoints.Add(new ConfiguredEndpoint(call.Endpoint, call.Origin, EndpointSetting.Code));
            }
        }
    }

    // Kestrel's configured endpoints replace addresses given by urls in code too; what Listen opens is added to them, unless urls are preferred.
    private bool IsReplacedByConfiguration(CodeEndpoint code, RunContext context) =>
        !context.Program.HasSeveralServers
        && IsKestrel(code)
        && Configured is { } configured
        && (IsListenCall(code) ? configured.PrefersUrls : configured.IgnoresUrls);

    private static bool IsListenCall(CodeEndpoint code) => code.Member.Contains("Listen");

    private static bool IsKestrel(CodeEndpoint code) => code.Server == nameof(ServerKind.Kestrel);
}
