using System;
using System.Linq;
using LocalBind.Build.Tasks.Owners.Linux;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Owners that only Windows has.</summary>
internal static class WindowsRules
{
    /// <summary>The process id of the kernel, under which drivers open sockets.</summary>
    public const int SystemProcess = 4;

    /// <summary>http.sys, the HTTP driver, and the driver of file sharing.</summary>
    public static Judgement? Driver(OwnerCase owner)
    {
        if (owner.System != OwnerSystem.Windows || owner.Process.Pid != SystemProcess)
        {
            return null;
        }

        if (owner.Port is 445 or 139)
        {
            return new Judgement(OwnerKind.Service, "Windows file sharing (SMB)", "Use another port: this one belongs to Windows", null);
        }

        const string Show = "netsh http show servicestate view=requestq";
        var queue = owner.HttpQueues.FirstOrDefault(candidate => candidate.ProcessIds.Count > 0);
        if (queue is null)
        {
            return new Judgement(
                OwnerKind.HttpSys,
                "http.sys, the HTTP driver of Windows, for IIS, IIS Express, WinRM or a program with HttpListener",
                $"Find its program with \"{Show}\" in a terminal that runs as administrator, and stop that program",
                null);
        }

        var pid = queue.ProcessIds[0];
        var image = queue.Image ?? "a program";
        var stop = string.Equals(image, "w3wp", StringComparison.OrdinalIgnoreCase) ? "iisreset /stop" : $"taskkill /PID {ProcFiles.Number(pid)} /F";
        return new Judgement(
            OwnerKind.HttpSys,
            $"http.sys, the HTTP driver of Windows, for {image} (pid {ProcFiles.Number(pid)})" + (queue.Url is null ? "" : " at " + queue.Url),
            $"Stop it with \"{stop}\"",
            stop);
    }

    /// <summary>The IP Helper service, when it carries a port to another address.</summary>
    public static Judgement? PortProxy(OwnerCase owner)
    {
        if (owner.System != OwnerSystem.Windows || !IsName(owner, "svchost") || !Mentions(owner, "iphlpsvc"))
        {
            return null;
        }

        var row = owner.Rows[0];
        var table = row.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "v6tov4" : "v4tov4";
        var stop = $"netsh interface portproxy delete {table} listenport={owner.PortText} listenaddress={row.Address}";
        return new Judgement(
            OwnerKind.PortProxy,
            "a port forwarding of Windows (netsh interface portproxy)",
            $"See it with \"netsh interface portproxy show all\" and remove it with \"{stop}\" in a terminal that runs as administrator",
            stop);
    }

    /// <summary>The relay by which a port of a WSL distribution appears on Windows' localhost.</summary>
    public static Judgement? Wsl(OwnerCase owner) =>
        owner.System == OwnerSystem.Windows && IsName(owner, "wslrelay", "wslhost", "wslservice", "vmmemwsl", "vmmem")
            ? new Judgement(
                OwnerKind.Wsl,
                "a program inside WSL (wslrelay)",
                $"Find it with \"wsl -- ss -ltnp sport = :{owner.PortText}\" and stop it there, or stop all of WSL with \"wsl --shutdown\"",
                "wsl --shutdown")
            : null;

    /// <summary>Processes without which Windows does not run: their ports lie in the dynamic range, and ending them ends the session or the machine.</summary>
    public static Judgement? PartOfWindows(OwnerCase owner) =>
        owner.System == OwnerSystem.Windows && IsName(owner, "lsass", "wininit", "services", "csrss", "smss", "winlogon", "Registry", "Idle")
            ? new Judgement(OwnerKind.Service, $"a part of Windows ({owner.Process.Name})", "Use another port: Windows does not run without this process", null)
            : null;

    /// <summary>A service that svchost or its own program runs.</summary>
    public static Judgement? Service(OwnerCase owner)
    {
        if (owner.System != OwnerSystem.Windows || string.IsNullOrEmpty(owner.Process.Unit))
        {
            return null;
        }

        var stop = "sc.exe stop " + owner.Process.Unit;
        return new Judgement(
            OwnerKind.Service,
            $"the Windows service {owner.Process.Unit}",
            $"Stop it with \"{stop}\" in a terminal that runs as administrator",
            stop);
    }

    private static bool IsName(OwnerCase owner, params string[] names) =>
        names.Contains(owner.Process.Name, StringComparer.OrdinalIgnoreCase);

    private static bool Mentions(OwnerCase owner, string service) =>
        string.Equals(owner.Process.Unit, service, StringComparison.OrdinalIgnoreCase) || owner.Process.Arguments.Contains(service, StringComparer.OrdinalIgnoreCase);
}
