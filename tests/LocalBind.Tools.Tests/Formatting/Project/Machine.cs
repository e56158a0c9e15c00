using System.Net;
using System.Net.Sockets;

namespace Formatted;

internal static class Machine
{
    public static void Start(int port)
    {
        var entry = Dns.GetHostEntry(Dns.GetHostName());
        var address = entry.AddressList[0];
        new TcpListener(address, port).Start();
        new TcpListener(Dns.GetHostAddresses(Environment.MachineName).First(), port).Start();
        new TcpListener(IPAddress.Parse("192.168.1.20"), port).Start();
        new TcpListener(new IPAddress([10, 0, 0, 1]), 6140).Start();
    }
}
