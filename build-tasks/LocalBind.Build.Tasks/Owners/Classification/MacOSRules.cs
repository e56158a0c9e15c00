using System;
using System.Linq;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Owners that only macOS has.</summary>
internal static class MacOSRules
{
    /// <summary>The AirPlay receiver: ports 5000 and 7000 of every Mac with macOS 12 or later, unless it is turned off.</summary>
    public static Judgement? AirPlay(OwnerCase owner) =>
        owner.System == OwnerSystem.MacOS && owner.Process.Name is "ControlCenter" or "ControlCe" or "AirPlayXPCHelper"
            ? new Judgement(
                OwnerKind.AirPlay,
                "macOS AirPlay Receiver",
                "Turn it off in System Settings > General > AirDrop & Handoff > AirPlay Receiver",
                null)
            : null;

    /// <summary>
    /// A server that Homebrew installed and launchd runs (<c>brew services start</c>): launchd starts it again when it is killed.
    /// </summary>
    public static Judgement? BrewService(OwnerCase owner)
    {
        var isRunByLaunchd = owner.Process.ParentPid == 1 || (owner.Ancestors.Count > 0 && owner.Ancestors[0].Pid == 1);
        if (owner.System != OwnerSystem.MacOS || !isRunByLaunchd || Formula(owner.Process.ExecutablePath) is not { } formula)
        {
            return null;
        }

        var known = KnownPrograms.All.FirstOrDefault(program => program.Matches(owner.Line));
        var stop = "brew services stop " + formula;
        return new Judgement(known?.Kind ?? OwnerKind.Service, ProgramRules.Describe(owner) + ", run by Homebrew's services", $"Stop it with \"{stop}\"", stop);
    }

    /// <summary>/opt/homebrew/opt/postgresql@16/bin/postgres, /usr/local/Cellar/redis/7.2.4/bin/redis-server.</summary>
    private static string? Formula(string? path)
    {
        foreach (var folder in new[] { "/homebrew/opt/", "/homebrew/Cellar/", "/usr/local/opt/", "/usr/local/Cellar/" })
        {
            var at = path?.IndexOf(folder, StringComparison.Ordinal) ?? -1;
            if (at >= 0)
            {
                var name = path!.Substring(at + folder.Length).Split('/')[0];
                return name.All(c => char.IsLetterOrDigit(c) || c is '@' or '-' or '_' or '.' or '+') && name.Length > 0 ? name : null;
            }
        }

        return null;
    }

    /// <summary>Other parts of macOS, which come back when they are stopped.</summary>
    public static Judgement? SystemAgent(OwnerCase owner) =>
        owner.System == OwnerSystem.MacOS
        && owner.Process.Name is "rapportd" or "sharingd" or "identityservicesd" or "launchd" or "mDNSResponder" or "remoted"
            ? new Judgement(OwnerKind.Service, $"a part of macOS ({owner.Process.Name})", "Use another port: macOS starts this program again when it is stopped", null)
            : null;
}
