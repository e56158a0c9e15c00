using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>The program's start with free ports in the place of those it cannot have.</summary>
public sealed class Reassignment
{
    private readonly Dictionary<ConfiguredEndpoint, int> _ports;

    private Reassignment(Dictionary<ConfiguredEndpoint, int> ports, string runArguments, IReadOnlyList<KeyValuePair<string, string>> variables)
    {
        _ports = ports;
        RunArguments = runArguments;
        Variables = variables;
    }

    /// <summary>The project's RunArguments with the new addresses appended.</summary>
    public string RunArguments { get; }

    /// <summary>The variables that say the same to a program that has its arguments already.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; }

    /// <summary>The new addresses.</summary>
    public IEnumerable<string> Addresses => _ports.Select(p => SuggestedCommand.Moved(p.Key, p.Value));

    /// <summary>The new address of an endpoint.</summary>
    public string AddressOf(ConfiguredEndpoint endpoint) => _ports.TryGetValue(endpoint.Leader, out var port) ? SuggestedCommand.Moved(endpoint.Leader, port) : endpoint.Text;

    /// <summary>Moves the endpoints, all or none.</summary>
    /// <returns>The new start, or null where one of them cannot be moved: the program does not read its arguments, the user typed the address, an item or code fixes it.</returns>
    internal static Reassignment? Find(RunContext context, RunPlan plan, SuggestedCommand command, SocketJudge judge, IReadOnlyList<ConfiguredEndpoint> conflicts)
    {
        // A listener beside ours does not stop the program.
        var moving = conflicts.Where(e => judge.Judge(e.Endpoint).Any(f => f.Verdict is not (SocketVerdict.Free or SocketVerdict.Shadowed))).Select(e => e.Leader).Distinct().ToArray();
        if (moving.Length == 0 || !context.Program.Source.PassesArguments || !context.Program.Source.IsBuilderKnown || moving.Any(e => !CanMove(e, context)))
        {
            return null;
        }

        var taken = new HashSet<int>(plan.Endpoints.Select(e => e.Endpoint.Port));
        var ports = new Dictionary<ConfiguredEndpoint, int>();
        foreach (var endpoint in moving)
        {
            if (FreePort.Find(context.ProjectFile, plan.Sockets(endpoint), taken, judge) is not { } port)
            {
                return null;
            }

            taken.Add(port);
            ports.Add(endpoint, port);
        }

        // Arguments of the project shut out those of the launch profile, so these come along.
        var profile = context.Request.ApplicationArguments.Count == 0 ? command.ProfileArguments() : "";
        var setting = command.Setting(ports);
        return new Reassignment(ports, $"{context.RunArguments} {profile}{string.Join(" ", setting.Select(ArgumentText.Quote))}".Trim(), SuggestedCommand.Variables(setting));
    }

    // What the user typed comes later on the command line and wins.
    private static bool CanMove(ConfiguredEndpoint endpoint, RunContext context)
    {
        if (!SuggestedCommand.CanMove(endpoint))
        {
            return false;
        }

        var key = endpoint.UrlKey ?? "urls";
        return !ArgumentSource.Read([.. context.Request.ApplicationArguments.Select(a => new ProgramArgument(a, ValueOrigin.OfArgument(a)))]).Values.Keys
            .Any(k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase));
    }
}
