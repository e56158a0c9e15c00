using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>The check before a run: what the program would open, what is in its way, and what to do.</summary>
public sealed class RunCheck
{
    private const string InUseId = "LBT3001";
    private const string MayNotBindId = "LBT3002";
    private const string ShadowedId = "LBT3003";
    private const string MissingServiceId = "LBT3004";
    private const string UnreadableId = "LBT3005";
    private const string ExposedId = "LBT3006";
    private const string TwoClaimsId = "LBT3007";

    private readonly RunContext _context;
    private readonly RunPlan _plan;
    private readonly SocketJudge _judge;
    private readonly IOwnerFinder _owners;
    private readonly SuggestedCommand _command;
    private readonly List<CheckFinding> _findings = [];
    private readonly List<(ConfiguredEndpoint Endpoint, SocketFinding Finding)> _conflicts = [];

    private RunCheck(RunContext context, RunPlan plan, SocketJudge judge, IOwnerFinder owners)
    {
        _context = context;
        _plan = plan;
        _judge = judge;
        _owners = owners;
        _command = new SuggestedCommand(context, plan);
    }

    /// <summary>Checks a run.</summary>
    /// <param name="context">The run.</param>
    /// <param name="plan">What it would open.</param>
    /// <param name="judge">Who says what a socket meets.</param>
    /// <param name="owners">Who names the owner of a port.</param>
    public static RunCheckResult Check(RunContext context, RunPlan plan, SocketJudge judge, IOwnerFinder owners)
    {
        var check = new RunCheck(context, plan, judge, owners);
        check.CheckConfiguration();
        check.CheckExposure();
        if (context.OnConflict != ConflictMode.Off)
        {
            check.CheckOverlaps();
            check.FindConflicts();
        }

        check.CheckRequirements();
        var reassignment = context.OnConflict == ConflictMode.Reassign ? Reassignment.Find(context, plan, check._command, check._judge, [.. check._conflicts.Select(c => c.Endpoint)]) : null;
        foreach (var (endpoint, finding) in check._conflicts)
        {
            check.Report(endpoint, finding, reassignment);
        }

        return new RunCheckResult(check._findings, reassignment);
    }

    private void CheckConfiguration()
    {
        if (_plan.ProfileProblem is { } dropped)
        {
            Add(UnreadableId, FindingSeverity.Warning, $"{Capital(dropped.Message)}: .NET starts the program without any launch profile, in the environment Production. {dropped.Advice}", dropped.Origin, null);
        }

        foreach (var problem in _plan.ItemProblems)
        {
            Add(UnreadableId, FindingSeverity.Error, $"{problem.Message}. {problem.Advice}", problem.Origin, null);
        }

        if (_plan.Configured is not { } configured)
        {
            return;
        }

        if (configured.Failure is { } failure)
        {
            // A conflict of two endpoints is a finding of its own kind.
            var id = configured.Overlap is null ? UnreadableId : TwoClaimsId;
            if (id == UnreadableId || _context.OnConflict != ConflictMode.Off)
            {
                Add(id, Gravest, $"{Place.AsPrefix(failure.Origin)}{failure.Message} The program would not start. {failure.Advice}", failure.Origin, failure.Part);
            }

            return;
        }

        foreach (var problem in configured.Problems)
        {
            Add(UnreadableId, FindingSeverity.Warning, $"{Place.AsPrefix(problem.Origin)}{problem.Message}. {problem.Advice}", problem.Origin, problem.Part);
        }
    }

    // Where the sources do not show who reads the configuration, the program may well start: nothing is an error then.
    private FindingSeverity Gravest => _context.Program.Source.IsBuilderKnown ? FindingSeverity.Error : FindingSeverity.Warning;

    private void CheckExposure()
    {
        foreach (var endpoint in _plan.Endpoints.Where(e => e.Companion is null && e.Setting != EndpointSetting.Code && (e.Endpoint.Address.Exposure is Exposure.EveryInterface or Exposure.Network)))
        {
            // A program for the network may listen there, except by a launch profile, which is for development; a container's network is its own.
            if ((_context.IsNetworkProgram && endpoint.Origin.Profile is null) || _plan.Start["DOTNET_RUNNING_IN_CONTAINER"] == "true")
            {
                continue;
            }

            var reach = endpoint.Endpoint.Address.Exposure == Exposure.EveryInterface ? "every network interface" : $"the network, at {endpoint.Endpoint.Address}";
            var local = SuggestedCommand.CanMove(endpoint) ? $"Use localhost: {_command.OnLoopback(endpoint)}" : "Use 127.0.0.1, or set LocalBindExposure to network if that is meant.";
            Add(ExposedId, _context.FailOnExposure ? FindingSeverity.Error : FindingSeverity.Warning,
                $"This run would listen on {reach}, port {Ports.Text(endpoint.Endpoint.Port)} {Place.InBrackets(endpoint)}. {local}", endpoint.Origin, endpoint.HostPart);
        }
    }

    // Within the configuration the resolver has found it; here an item or a port in code meets another endpoint.
    private void CheckOverlaps()
    {
        for (var later = 1; later < _plan.Endpoints.Count; later++)
        {
            var second = _plan.Endpoints[later];
            if (_plan.IsCertain(second)
                && _plan.Endpoints.Take(later).FirstOrDefault(e => _plan.IsCertain(e) && e.Endpoint.ConflictsWith(second.Endpoint)) is { } first
                && first.Setting != second.Setting)
            {
                Add(TwoClaimsId, FindingSeverity.Warning,
                    $"Port {Ports.Text(second.Endpoint.Port)} is claimed twice by this program: by {second.Text} and by {first.Text}. Give one of them another port, or remove the claim that is not true.",
                    second.Origin, second.PortPart);
            }
        }
    }

    private void FindConflicts()
    {
        foreach (var endpoint in _plan.Endpoints)
        {
            // The gravest of the endpoint's sockets speaks for it: one line a finding.
            var finding = _judge.Judge(endpoint.Endpoint).OrderBy(f => Rank(f.Verdict)).FirstOrDefault();
            if (finding is { Verdict: not SocketVerdict.Free })
            {
                _conflicts.Add((endpoint, finding));
            }
        }
    }

    private static int Rank(SocketVerdict verdict) => verdict switch
    {
        SocketVerdict.InUse => 0,
        SocketVerdict.Reserved => 1,
        SocketVerdict.Denied => 2,
        SocketVerdict.NotLocal => 3,
        SocketVerdict.Shadowed => 4,
        _ => 5,
    };

    private void Report(ConfiguredEndpoint endpoint, SocketFinding finding, Reassignment? reassignment)
    {
        var port = Ports.Text(endpoint.Endpoint.Port);
        var where = Place.InBrackets(endpoint);
        var severity = _context.OnConflict == ConflictMode.Warning || reassignment is not null ? FindingSeverity.Warning
            : _plan.IsCertain(endpoint) ? FindingSeverity.Error
            : FindingSeverity.Warning;
        switch (finding.Verdict)
        {
            case SocketVerdict.InUse:
                var owner = Owner(finding);
                Add(InUseId, severity, $"Port {port} {where} is in use by {owner.Summary}. {WayOut(owner.Advice, endpoint, reassignment)}", endpoint.Origin, endpoint.PortPart);
                break;
            case SocketVerdict.Shadowed:
                var other = Owner(finding);
                var address = finding.Listeners[0].Address;
                Add(ShadowedId, FindingSeverity.Warning,
                    $"Port {port} {where} can be opened, but {other.Summary} listens on {new IPEndPoint(address, endpoint.Endpoint.Port)} too and gets the clients that connect to {(address.Equals(IPAddress.IPv6Loopback) ? "\"localhost\"" : "this address")}. {WayOut(other.Advice, endpoint, reassignment: null)}",
                    endpoint.Origin, endpoint.PortPart);
                break;
            case SocketVerdict.NotLocal:
                Add(MayNotBindId, severity, $"No interface of this machine has the address {endpoint.Endpoint.Address} {where}. {WayOut("Use an address of this machine", endpoint, reassignment)}", endpoint.Origin, endpoint.HostPart);
                break;
            default:
                var reason = finding.Reservation?.Description is { } description ? ": " + description : "";
                var advice = finding.Reservation?.Advice ?? "Choose another port";
                Add(MayNotBindId, severity, $"Port {port} {where} may not be opened by this user{reason}. {WayOut(advice, endpoint, reassignment)}", endpoint.Origin, endpoint.PortPart);
                break;
        }
    }

    private string WayOut(string advice, ConfiguredEndpoint endpoint, Reassignment? reassignment)
    {
        if (reassignment is not null)
        {
            return $"This run listens on {reassignment.AddressOf(endpoint)} instead. {advice}, or let it be so.";
        }

        if (!SuggestedCommand.CanMove(endpoint))
        {
            return $"{advice}, or change the port in this line.";
        }

        return FreePort.Find(_context.ProjectFile, _plan.Sockets(endpoint), UsedPorts(), _judge) is { } port
            ? $"{advice}, or run on a free port: {_command.For(endpoint, port)}"
            : $"{advice}, or choose another port.";
    }

    private HashSet<int> UsedPorts() => [.. _plan.Endpoints.Select(e => e.Endpoint.Port)];

    private PortOwner Owner(SocketFinding finding) => _owners.Find(finding.Listeners, _context.Owner);

    private void CheckRequirements()
    {
        foreach (var item in _context.Requirements)
        {
            if (item.Read(out var problem) is not { } endpoint)
            {
                Add(UnreadableId, FindingSeverity.Error, $"{problem}. Correct the item.", item.Origin(), null);
            }
            else if (endpoint.Address.Exposure == Exposure.Loopback && !RequiredService.Listens(endpoint, _judge))
            {
                var name = RequiredService.NameOf(endpoint.Port);
                Add(MissingServiceId, FindingSeverity.Warning,
                    $"Nothing listens on {endpoint}{(name is null ? "" : $", the port of {name}")}: connections would be refused. Start {name ?? "the service"}, or remove the LocalBindRequires item.",
                    item.Origin(), null);
            }
        }
    }

    private void Add(string id, FindingSeverity severity, string message, ValueOrigin origin, TextRange? part) => _findings.Add(new(id, severity, OneLine(message), origin, part));

    // The console logger repeats its prefix on every line; a value from a file may hold anything.
    private static string OneLine(string text) => text.IndexOfAny(['\r', '\n']) < 0 ? text : text.Replace('\r', ' ').Replace('\n', ' ');

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
