using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.Windows;
using LocalBind.Endpoints;

// Asks the Windows readers what the tests want to know, one "key=value" a line.
//   find PROTOCOL PORT   the rows of the port and their owner
//   hold                 says its process id and waits for the end of its input, holding what it inherited
//   listen               listens itself, looks its sockets up, and reads the facts about itself
switch (args.FirstOrDefault())
{
    case "find":
        Report(int.Parse(args[2], CultureInfo.InvariantCulture), Enum.Parse<TransportProtocol>(args[1], ignoreCase: true));
        return 0;

    case "hold":
        Console.WriteLine("pid=" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Console.In.ReadToEnd();
        return 0;

    case "listen":
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        using (var datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            listener.Start();
            Console.WriteLine("pid=" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Report(((IPEndPoint)listener.LocalEndpoint).Port, TransportProtocol.Tcp);
            Report(((IPEndPoint)datagrams.Client.LocalEndPoint!).Port, TransportProtocol.Udp);
        }

        Report(70000, TransportProtocol.Tcp);
        ReportSelf();
        Console.WriteLine("reservation=" + (SystemPortReservations.Current.Find(50000, TransportProtocol.Tcp)?.Description ?? "none"));
        return 0;

    default:
        Console.Error.WriteLine("find PROTOCOL PORT | hold | listen");
        return 2;
}

static void ReportSelf()
{
    var self = new WindowsProcesses().Read(Environment.ProcessId);
    Console.WriteLine($"self name={self?.Name}");
    Console.WriteLine($"self path={self?.ExecutablePath}");
    Console.WriteLine($"self command={self?.CommandLine}");
    Console.WriteLine($"self started={self?.Started?.ToString("o", CultureInfo.InvariantCulture)}");
    Console.WriteLine($"self user={self?.User}");
}

static void Report(int port, TransportProtocol protocol)
{
    var found = SystemListeners.Current.Find(port, protocol);
    Console.WriteLine($"{protocol} failure={found.Failure}");
    foreach (var row in found.Rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{protocol} row={row.Address}|{row.Port}|{row.State}|{row.ProcessId}"));
    }

    var all = SystemListeners.Current.FindInAnyState(port, protocol);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{protocol} any={all.Rows.Count}|{all.Failure}"));
    var owner = SystemOwners.Current.Find(found.Rows, OwnerContext.None);
    Console.WriteLine($"{protocol} kind={owner.Kind}");
    Console.WriteLine($"{protocol} summary={owner.Summary}");
    Console.WriteLine($"{protocol} advice={owner.Advice}");
    if (owner.Process is { } process)
    {
        Console.WriteLine($"{protocol} path={process.ExecutablePath}");
        Console.WriteLine($"{protocol} command={process.CommandLine}");
        Console.WriteLine($"{protocol} started={process.Started?.ToString("o", CultureInfo.InvariantCulture)}");
        Console.WriteLine($"{protocol} user={process.User}");
    }
}
