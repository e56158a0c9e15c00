namespace LocalBind.Endpoints;

/// <summary>The transport that a port belongs to; TCP and UDP ports of one number do not meet.</summary>
public enum TransportProtocol
{
    /// <summary>TCP, RFC 9293.</summary>
    Tcp,

    /// <summary>UDP, RFC 768.</summary>
    Udp,
}
