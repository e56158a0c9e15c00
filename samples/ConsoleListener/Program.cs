using System.Net;
using System.Net.Sockets;

// Tells the time to whoever asks, and whoever is on the network can ask.
var listener = new TcpListener(IPAddress.Any, 7007);
listener.Start();
Console.WriteLine($"listening on {listener.LocalEndpoint}");

while (true)
{
    using var client = await listener.AcceptTcpClientAsync();
    await using var writer = new StreamWriter(client.GetStream());
    await writer.WriteLineAsync(DateTimeOffset.Now.ToString("O"));
}
