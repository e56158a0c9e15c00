namespace LocalBind.Endpoints;

/// <summary>What a program would open: an address and a port, by one transport, perhaps for a URL scheme.</summary>
/// <param name="Address">Where the sockets are opened.</param>
/// <param name="Port">The port, 0 (the system chooses) to 65535.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Scheme">The URL scheme in lower case (<c>http</c>, <c>https</c>), or null for a plain socket.</param>
public sealed record Endpoint(BindAddress Address, int Port, TransportProtocol Protocol = TransportProtocol.Tcp, string? Scheme = null)
{
    /// <summary>Whether both could not be open at the same time. Port 0 never meets anything.</summary>
    public bool ConflictsWith(Endpoint other) =>
        other is not null && Port != 0 && Port == other.Port && Protocol == other.Protocol && Address.Overlaps(other.Address);

    /// <summary>As people write it: <c>http://localhost:5080</c>, <c>[::1]:5080</c>, <c>0.0.0.0:53 (udp)</c>.</summary>
    public override string ToString()
    {
        var host = Address.Text.IndexOf(':') >= 0 ? "[" + Address.Text + "]" : Address.Text;
        var text = Ports.Text(Port);
        return Scheme is not null ? $"{Scheme}://{host}:{text}" : Protocol == TransportProtocol.Udp ? $"{host}:{text} (udp)" : $"{host}:{text}";
    }
}
