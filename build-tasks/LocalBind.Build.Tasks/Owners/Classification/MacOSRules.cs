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

    /// <summary>Other parts of macOS, which come back when they are stopped.</summary>
    public static Judgement? SystemAgent(OwnerCase owner) =>
        owner.System == OwnerSystem.MacOS
        && owner.Process.Name is "rapportd" or "sharingd" or "identityservicesd" or "launchd" or "mDNSResponder" or "remoted"
            ? new Judgement(OwnerKind.Service, $"a part of macOS ({owner.Process.Name})", "Use another port: macOS starts this program again when it is stopped", null)
            : null;
}
