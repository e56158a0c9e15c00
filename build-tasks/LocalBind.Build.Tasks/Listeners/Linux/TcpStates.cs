namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>The kernel's socket states (include/net/tcp_states.h); UDP sockets use two of them.</summary>
internal static class TcpStates
{
    /// <summary>TCP_LISTEN.</summary>
    public const int Listen = 10;

    /// <summary>A mask of TCP_LISTEN alone.</summary>
    public const uint ListenMask = 1u << Listen;

    /// <summary>Unconnected (TCP_CLOSE, 7) and connected (TCP_ESTABLISHED, 1) UDP sockets.</summary>
    public const uint UdpMask = 1u << 7 | 1u << 1;

    /// <summary>Every state up to TCP_CLOSING, and TCP_BOUND_INACTIVE (13), which kernels before 6.8 ignore.</summary>
    public const uint EveryMask = 0xFFF | 1u << 13;

    /// <summary>What the kernel's state means for the port.</summary>
    /// <param name="state">The number of the state.</param>
    /// <param name="inode">The socket's inode; a closing connection without one belongs to nobody any more.</param>
    public static SocketState ToSocketState(int state, ulong inode) => state switch
    {
        Listen => SocketState.Listening,
        7 or 13 => SocketState.Bound,
        1 or 2 or 3 or 8 or 12 => SocketState.Connected,
        _ => inode == 0 ? SocketState.Closing : SocketState.Connected,
    };
}
