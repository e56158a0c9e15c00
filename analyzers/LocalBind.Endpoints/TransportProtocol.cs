namespace LocalBind.Endpoints;

/// <summary>The transport that a port belongs to; TCP and UDP ports of one number do not meet.</summary>
public enum TransportProtocol
{
    /// <summary>TCP, RFC 9293.</summary>
    Tcp,

    /// <summary>UDP, RFC 768.</summary>
    Udp,
}

/// <summary>Names of protocols.</summary>
public static class TransportProtocolNames
{
    /// <summary>The name as system tools and our own output write it: <c>tcp</c> or <c>udp</c>.</summary>
    public static string Name(this TransportProtocol protocol) => protocol == TransportProtocol.Udp ? "udp" : "tcp";
}
