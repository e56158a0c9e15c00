using System.Net.Sockets;
using System.Net;

namespace Formatted
{
    /// <summary>Plain sockets, written as people write them.</summary>
    public sealed class Chat
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Any, Ports.Chat); // field
        private readonly UdpClient _datagrams = new(Ports.Small);
        private readonly IPEndPoint _where = new(IPAddress.Parse("0.0.0.0"), 6118);
        private IPEndPoint? _from;

        public void Start(int port = 6119, string host = "0.0.0.0")
        {
            _listener.Start();
            _listener.ExclusiveAddressUse = false;
            _datagrams.Receive(ref _from);
            TcpListener second = new(localaddr: IPAddress.Parse(host),
                port: port);
            second.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            second.Start();
            TcpListener.Create(6120).Start();
            new TcpListener(_where) { ExclusiveAddressUse = false }.Start();
            new TcpListener(IPAddress.Loopback, Ports.Shown).Start();
            new TcpListener(IPAddress.IPv6Loopback, Ports.Shown).Start();
            new TcpListener(IPAddress.Loopback, (int)Service.Echo).Start();
            new TcpListener(IPAddress.Loopback, Ports.Base).Start();
            new TcpListener(IPAddress.Loopback, Ports.Default).Start();

            var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(port > 7 ? IPAddress.IPv6Any : IPAddress.IPv6Loopback, 6121));
            socket.Listen();

            var open = new Socket(SocketType.Stream, ProtocolType.Tcp);
            open.Listen(backlog: 5);

            foreach (var each in new[] { 6122, 6123 })
            {
                Listen(new IPAddress(new byte[4]), each);
            }

            Listen(IPEndPoint.Parse("0.0.0.0:6124").Address, IPEndPoint.Parse("127.0.0.1:6125").Port);
            Listen(a: IPAddress.IPv6Any /* all */, p: 6000 + 126);
        }

        private static void Listen(IPAddress a, int p) => new TcpListener(a, p).Start();
    }
}
