using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Formatted;

internal sealed class Clients
{
    private const string Api = "http://localhost:6150/api/";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(Api) };
    private readonly TcpClient _tcp = new("localhost", 6151);

    public async Task ConnectAsync(int port = 6152)
    {
        await _http.GetAsync("http://127.0.0.1:6153/health");
        await new ClientWebSocket().ConnectAsync(new Uri("ws://localhost:6154/ws"), default);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, 6155));
        using var other = new TcpClient();
        await other.ConnectAsync(IPAddress.Loopback, port);
    }
}
