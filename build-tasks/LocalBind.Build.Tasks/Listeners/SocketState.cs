namespace LocalBind.Build.Tasks.Listeners;

/// <summary>What a socket does with its local port.</summary>
public enum SocketState
{
    /// <summary>A TCP socket that accepts connections.</summary>
    Listening,

    /// <summary>A UDP socket with a local port, or a TCP socket that is bound and does not listen (yet).</summary>
    Bound,

    /// <summary>A connection, accepted or outgoing, that has the port as its local port.</summary>
    Connected,

    /// <summary>The rest of a closed connection (TIME_WAIT, FIN_WAIT2 …); it belongs to no process any more.</summary>
    Closing,
}
