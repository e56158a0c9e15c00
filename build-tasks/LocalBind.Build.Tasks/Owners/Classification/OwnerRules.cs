using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// The table that says what an owner is. The first rule that answers wins, so rules go from the certain (this very app) over what only the parent or the
/// arguments tell (tunnels, containers) and what the system runs (drivers, units) to the names of programs, and end with one that always answers.
/// </summary>
internal static class OwnerRules
{
    /// <summary>The rules, in order.</summary>
    public static IReadOnlyList<Func<OwnerCase, Judgement?>> All { get; } = new Func<OwnerCase, Judgement?>[]
    {
        ConnectionRules.OutgoingConnection,
        DotNetRules.PreviousInstance,
        TunnelRules.Ssh,
        TunnelRules.SshServer,
        TunnelRules.Kubernetes,
        TunnelRules.Named,
        ContainerRules.DockerProxy,
        ContainerRules.PublishedPort,
        ContainerRules.InsideContainer,
        WindowsRules.Driver,
        WindowsRules.PortProxy,
        WindowsRules.Wsl,
        WindowsRules.PartOfWindows,
        MacOSRules.AirPlay,
        MacOSRules.SystemAgent,
        MacOSRules.BrewService,
        UnitRules.SocketUnit,
        EditorRules.Forwarding,
        ProgramRules.Known,
        DotNetRules.OtherApp,
        UnitRules.Service,
        WindowsRules.Service,
        ProgramRules.Script,
        ProgramRules.AnyProcess,
    };

    /// <summary>Judges a case.</summary>
    public static Judgement Judge(OwnerCase owner)
    {
        foreach (var rule in All)
        {
            if (rule(owner) is { } judgement)
            {
                return judgement;
            }
        }

        throw new InvalidOperationException("The last rule answers always.");
    }
}
