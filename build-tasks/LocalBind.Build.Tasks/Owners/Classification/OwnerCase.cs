using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Everything that a rule may look at. Rules are pure: they ask the machine nothing.</summary>
/// <param name="System">The system, which decides the commands.</param>
/// <param name="Process">The holder to name.</param>
/// <param name="Rows">The sockets of the port.</param>
internal sealed record OwnerCase(OwnerSystem System, ProcessFacts Process, IReadOnlyList<Listener> Rows)
{
    private ProgramLine? _line;

    /// <summary>The parents of the process, the nearest first.</summary>
    public IReadOnlyList<ProcessFacts> Ancestors { get; init; } = Array.Empty<ProcessFacts>();

    /// <summary>All holders, <see cref="Process"/> among them.</summary>
    public IReadOnlyList<ProcessFacts> Holders { get; init; } = Array.Empty<ProcessFacts>();

    /// <summary>Whether process 1 holds the socket as well: systemd opened it for the service.</summary>
    public bool HasInitProcess { get; init; }

    /// <summary>The program about to run.</summary>
    public OwnerContext Context { get; init; } = OwnerContext.None;

    /// <summary>The name of the user of this process, to tell whose processes need more rights to stop.</summary>
    public string? CurrentUser { get; init; }

    /// <summary>The name of the container that publishes the port, where its engine said so.</summary>
    public string? ContainerName { get; init; }

    /// <summary>What http.sys says about its queues for the port (Windows), else none.</summary>
    public IReadOnlyList<HttpSysQueue> HttpQueues { get; init; } = Array.Empty<HttpSysQueue>();

    /// <summary>Whether this process may stop everybody's.</summary>
    public bool IsElevated { get; init; }

    /// <summary>Whether this user may talk to docker without more rights.</summary>
    public bool MayAskDocker { get; init; } = true;

    /// <summary>Whether a file exists; asked to tell a .NET application host from other programs.</summary>
    public Func<string, bool> FileExists { get; init; } = _ => false;

    /// <summary>The port.</summary>
    public int Port => Rows.Count > 0 ? Rows[0].Port : 0;

    /// <summary>The port in digits.</summary>
    public string PortText => Ports.Text(Port);

    /// <summary>The protocol.</summary>
    public TransportProtocol Protocol => Rows.Count > 0 ? Rows[0].Protocol : TransportProtocol.Tcp;

    /// <summary>What the process runs.</summary>
    public ProgramLine Line => _line ??= ProgramLine.Of(Process);

    /// <summary>Whether no row listens or waits for datagrams: the port is only the near end of connections.</summary>
    public bool IsConnectionOnly => Rows.Count > 0 && Rows.All(row => row.State is SocketState.Connected or SocketState.Closing);

    /// <summary>The nearest ancestor that runs such a tool, or null.</summary>
    public ProcessFacts? AncestorRunning(Func<ProgramLine, bool> predicate) => Ancestors.FirstOrDefault(process => predicate(ProgramLine.Of(process)));
}

/// <summary>What a rule says about an owner.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Description">In words, no full stop.</param>
/// <param name="Advice">What to do, a sentence without a full stop.</param>
/// <param name="StopCommand">The command in the advice that stops it, or null.</param>
internal sealed record Judgement(OwnerKind Kind, string Description, string Advice, string? StopCommand);
