using System.Linq;
using LocalBind.Build.Tasks.Owners.Linux;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>The commands that stop things, per system. Every command works as printed, in the shells people use there.</summary>
internal static class StopAdvice
{
    /// <summary>Stops processes of the case by their ids.</summary>
    /// <param name="owner">The case: system, rights and suspended state come from it.</param>
    /// <param name="pids">What to stop, supervisors first; the holder to name alone when empty.</param>
    public static string KillCommand(OwnerCase owner, params int[] pids)
    {
        var targets = pids.Length > 0 ? pids : new[] { owner.Process.Pid };
        if (owner.System == OwnerSystem.Windows)
        {
            // Without /F only programs with a window hear it; /T takes the children of a supervisor along.
            return "taskkill " + string.Join(" ", targets.Select(pid => "/PID " + ProcFiles.Number(pid))) + (pids.Length > 0 ? " /T" : "") + " /F";
        }

        // A suspended process does not hear the polite signal before it is continued.
        var signal = owner.Process.IsSuspended ? "-9 " : "";
        return Elevate(owner, "kill " + signal + string.Join(" ", targets.Select(pid => ProcFiles.Number(pid))));
    }

    /// <summary>"Stop it with …" by process id.</summary>
    public static Judgement Kill(OwnerCase owner, OwnerKind kind, string description, params int[] pids) =>
        Stop(owner, kind, description, KillCommand(owner, pids));

    /// <summary>"Stop it with …" by a command.</summary>
    public static Judgement Stop(OwnerCase owner, OwnerKind kind, string description, string command)
    {
        var note = owner.Process.IsSuspended ? "It is suspended (Ctrl+Z): continue it with \"fg\" in its terminal, or stop it with "
            : "Stop it with ";
        return new Judgement(kind, description, note + Quoted(command) + ElevationNote(owner), command);
    }

    /// <summary>The command with <c>sudo</c> before it where the process is somebody else's.</summary>
    public static string Elevate(OwnerCase owner, string command) =>
        owner.System != OwnerSystem.Windows && NeedsElevation(owner) ? "sudo " + command : command;

    /// <summary>A command as messages show it.</summary>
    public static string Quoted(string command) => "\"" + command.Replace('"', '\'') + "\"";

    /// <summary>What Windows users must know, who have no sudo.</summary>
    public static string ElevationNote(OwnerCase owner) =>
        owner.System == OwnerSystem.Windows && NeedsElevation(owner) ? " in a terminal that runs as administrator" : "";

    private static bool NeedsElevation(OwnerCase owner) =>
        !owner.IsElevated && owner.CurrentUser is not null && owner.Process.User != owner.CurrentUser;
}
