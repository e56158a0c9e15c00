using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>The texts of <see cref="PortOwner"/>.</summary>
internal static class OwnerWords
{
    private const int MostOthersNamed = 5;

    /// <summary>The socket went away while its owner was sought.</summary>
    public static PortOwner JustExited { get; } = new(
        OwnerKind.Unknown,
        "a process that has just exited",
        "a process that has just exited",
        "Run again: the port may be free by now")
    {
        Hidden = "the process exited during the search",
    };

    /// <summary>A judged owner.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="judgement">What the rules said.</param>
    /// <param name="holderCount">How many processes hold the sockets, those included that were not read.</param>
    public static PortOwner Of(OwnerCase owner, Judgement judgement, int holderCount)
    {
        var description = CommandLineText.OneLine(judgement.Description, 240);
        var summary = new StringBuilder(Process(owner.Process));
        if (!string.Equals(description, owner.Process.Name, StringComparison.OrdinalIgnoreCase))
        {
            summary.Append(" (").Append(description).Append(')');
        }

        var others = owner.Holders.Where(holder => holder.Pid != owner.Process.Pid).ToList();
        if (others.Count > 0)
        {
            var named = others.Take(MostOthersNamed).Select(other => $"{CommandLineText.OneLine(other.Name, 40)} (pid {Number(other.Pid)})");
            var more = holderCount - 1 - Math.Min(others.Count, MostOthersNamed);
            summary.Append("; shared with ").Append(string.Join(", ", named)).Append(more > 0 ? $" and {Number(more)} more" : "");
        }

        return new PortOwner(judgement.Kind, description, summary.ToString(), judgement.Advice)
        {
            StopCommand = judgement.StopCommand,
            Holders = owner.Holders,
        };
    }

    /// <summary>An owner whose process cannot be seen.</summary>
    public static PortOwner Hidden(IReadOnlyList<Listener> rows, OwnerSystem system, string? user, string? group, bool isElevated, string reason)
    {
        if (rows.All(row => row.State is SocketState.Closing))
        {
            return new PortOwner(OwnerKind.OutgoingConnection, "the rest of a closed connection", "the rest of a closed connection", "Wait a minute and run again") { Hidden = reason };
        }

        if (rows.All(row => row.State is SocketState.Connected) && rows[0].Protocol == TransportProtocol.Tcp)
        {
            var words = ConnectionRules.Describe(rows.FirstOrDefault(row => row.Peer is not null));
            return new PortOwner(OwnerKind.OutgoingConnection, words, $"{words}; {reason}", "Wait until it is closed, or use a port outside the dynamic range") { Hidden = reason };
        }

        var look = LookCommand(system, rows, isElevated);
        if (UnitRules.UnitOf(group) is { } unit)
        {
            var stop = UnitRules.StopCommand(group!, unit);
            return new PortOwner(OwnerKind.Service, unit, unit + By(user) + ", " + reason, $"Stop it with \"{stop}\"")
            {
                StopCommand = stop,
                Hidden = reason,
            };
        }

        var who = user is null ? "an unknown process" : "a process of user " + CommandLineText.OneLine(user, 60);
        return new PortOwner(OwnerKind.Unknown, who, $"{who}; {reason}", $"See it with \"{look}\" and stop it there") { Hidden = reason };
    }

    /// <summary>An owner whose process cannot be seen, but what it belongs to is known.</summary>
    public static PortOwner HiddenBehind(OwnerCase owner, Judgement judgement, string reason) =>
        new(judgement.Kind, judgement.Description, judgement.Description + By(owner.Process.User) + "; " + reason, judgement.Advice)
        {
            StopCommand = judgement.StopCommand,
            Hidden = reason,
        };

    /// <summary>An owner of which nothing is known.</summary>
    public static PortOwner Unknown(IReadOnlyList<Listener> rows, OwnerSystem system, string reason) =>
        new(OwnerKind.Unknown, "owner unknown", "an unknown process; " + reason, $"See it with \"{LookCommand(system, rows, isElevated: false)}\" and stop it there") { Hidden = reason };

    /// <summary><c>python3, pid 4242, user ana, started 09:12: "flask run --port 5080"</c>.</summary>
    private static string Process(ProcessFacts process)
    {
        var text = new StringBuilder(CommandLineText.OneLine(process.Name, 60)).Append(", pid ").Append(Number(process.Pid));
        if (process.User is not null)
        {
            text.Append(", user ").Append(CommandLineText.OneLine(process.User, 60));
        }

        if (process.Started is { } started)
        {
            var local = started.ToLocalTime();
            var format = local.Date == DateTimeOffset.Now.Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
            text.Append(", started ").Append(local.ToString(format, CultureInfo.InvariantCulture));
        }

        if (process.CommandLine is not null)
        {
            text.Append(": \"").Append(process.CommandLine).Append('"');
        }

        return text.ToString();
    }

    private static string By(string? user) => user is null ? "" : $" (user {CommandLineText.OneLine(user, 60)})";

    /// <summary>The one command that shows the owner to somebody with the rights.</summary>
    private static string LookCommand(OwnerSystem system, IReadOnlyList<Listener> rows, bool isElevated)
    {
        var port = rows.Count > 0 ? Ports.Text(rows[0].Port) : null;
        var isUdp = rows.Count > 0 && rows[0].Protocol == TransportProtocol.Udp;
        var sudo = isElevated ? "" : "sudo ";
        return system switch
        {
            OwnerSystem.Windows => "netstat -ano" + (port is null ? "" : $" | findstr :{port}"),
            OwnerSystem.MacOS => sudo + "lsof -nP -i" + (isUdp ? "UDP" : "TCP") + (port is null ? "" : ":" + port),
            _ => sudo + "ss -" + (isUdp ? "lunp" : "ltnp") + (port is null ? "" : $" 'sport = :{port}'"),
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
