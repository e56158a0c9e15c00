using System;
using System.Linq;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>What systemd runs on Linux, told from the control group of the process.</summary>
internal static class UnitRules
{
    /// <summary>A socket that systemd opened, perhaps before any service runs.</summary>
    public static Judgement? SocketUnit(OwnerCase owner)
    {
        if (owner.System != OwnerSystem.Linux || !owner.HasInitProcess)
        {
            return null;
        }

        if (owner.Process.Pid == 1)
        {
            return owner.Process.Name == "systemd"
                ? new Judgement(
                    OwnerKind.SocketUnit,
                    "a systemd socket unit that waits for its first connection",
                    "Find the unit with \"systemctl list-sockets\" and stop it with \"sudo systemctl stop NAME.socket\"",
                    null)
                : new Judgement(OwnerKind.Service, "the first process of this container or system", "Use another port, or stop the container", null);
        }

        if (UnitOf(owner.Process.Unit) is not { } unit)
        {
            return null;
        }

        var socket = unit.Substring(0, unit.Length - ".service".Length) + ".socket";
        var stop = $"sudo systemctl stop {socket} {unit}";
        return new Judgement(OwnerKind.SocketUnit, $"{unit}, started by a systemd socket unit", $"Stop it with \"{stop}\"", stop);
    }

    /// <summary>A service: the process that systemd itself started. Its children are judged by what they are.</summary>
    public static Judgement? Service(OwnerCase owner)
    {
        var parent = owner.Ancestors.Count > 0 ? owner.Ancestors[0] : null;
        if (owner.System != OwnerSystem.Linux || UnitOf(owner.Process.Unit) is not { } unit || parent is null || (parent.Pid != 1 && parent.Name != "systemd"))
        {
            return null;
        }

        var stop = StopCommand(owner.Process.Unit!, unit);
        return new Judgement(OwnerKind.Service, $"{ProgramRules.Describe(owner)}, run by systemd as {unit}", $"Stop it with \"{stop}\"", stop);
    }

    /// <summary>The last service in a control group's path, or null. Programs that a desktop started (<c>app-…</c>) are no services.</summary>
    public static string? UnitOf(string? group)
    {
        var parts = (group ?? "").Split('/');
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (parts[i].EndsWith(".scope", StringComparison.Ordinal))
            {
                return null;
            }

            if (parts[i].EndsWith(".service", StringComparison.Ordinal))
            {
                var isPlain = parts[i].All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or ':' or '\\');
                return !isPlain || parts[i].StartsWith("app-", StringComparison.Ordinal) || parts[i].StartsWith("user@", StringComparison.Ordinal) ? null : parts[i];
            }
        }

        return null;
    }

    /// <summary>The command that stops a unit: the user's own manager for units below <c>user@N.service</c>.</summary>
    public static string StopCommand(string group, string unit) =>
        (group.IndexOf("/user@", StringComparison.Ordinal) >= 0 ? "systemctl --user stop " : "sudo systemctl stop ") + unit;
}
