using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.Windows;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>Cases as the three systems give them.</summary>
internal static class Cases
{
    public static Listener Row(int port = 5080, TransportProtocol protocol = TransportProtocol.Tcp) => new(IPAddress.Loopback, port, protocol);

    /// <summary>A Linux process of user ana; arguments are divided by <c>|</c> when there is one, else by blanks.</summary>
    public static OwnerCase Linux(string line, int port = 5080) => Unix(OwnerSystem.Linux, line, port);

    public static OwnerCase MacOS(string line, int port = 5080) => Unix(OwnerSystem.MacOS, line, port);

    public static OwnerCase Windows(string line, int port = 5080)
    {
        var arguments = WindowsArguments.Split(line);
        var process = new ProcessFacts(4242, ProgramLine.BaseName(arguments[0]))
        {
            Arguments = arguments,
            ExecutablePath = arguments[0],
            User = "ana",
            ParentPid = 900,
        };
        return Of(OwnerSystem.Windows, process, port);
    }

    public static OwnerCase Of(OwnerSystem system, ProcessFacts process, int port = 5080) =>
        new(system, process, new[] { Row(port) }) { CurrentUser = "ana", Holders = new[] { process } };

    public static ProcessFacts Process(string line, int pid = 4242, int parent = 900, string user = "ana")
    {
        var arguments = Split(line);
        return new ProcessFacts(pid, ProgramLine.BaseName(arguments[0]))
        {
            Arguments = arguments,
            ExecutablePath = arguments[0][0] == '/' ? arguments[0] : "/usr/bin/" + arguments[0],
            WorkingDirectory = "/home/ana/shop",
            User = user,
            ParentPid = parent,
        };
    }

    /// <summary>The case with parents, the nearest first, one command line each.</summary>
    public static OwnerCase Under(this OwnerCase owner, params string[] lines) =>
        owner with { Ancestors = lines.Select((line, i) => Process(line, pid: 900 - i, parent: 899 - i)).ToList() };

    public static OwnerCase With(this OwnerCase owner, Func<ProcessFacts, ProcessFacts> change) => owner with { Process = change(owner.Process) };

    private static OwnerCase Unix(OwnerSystem system, string line, int port) => Of(system, Process(line), port);

    private static IReadOnlyList<string> Split(string line) => line.Split(line.Contains('|', StringComparison.Ordinal) ? '|' : ' ');
}
