namespace LocalBind.Endpoints;

/// <summary>The kind of server that opens an endpoint: it decides the grammar of addresses and which ports and hosts it refuses.</summary>
public enum ServerKind
{
    /// <summary>A plain socket: any address of this machine, any port.</summary>
    Socket,

    /// <summary>ASP.NET Core's Kestrel: <see cref="ServerUrl"/>; refuses port 0 on <c>localhost</c>.</summary>
    Kestrel,

    /// <summary><c>System.Net.HttpListener</c>: <see cref="HttpListenerPrefix"/>; refuses port 0 and, off Windows, most addresses.</summary>
    HttpListener,

    /// <summary>ASP.NET Core's HTTP.sys server: prefixes as <see cref="HttpListenerPrefix"/>, on Windows only.</summary>
    HttpSys,

    /// <summary>Another HTTP server (a library on sockets of its own): browsers reach it, its addresses are those of a socket.</summary>
    OtherHttp,
}

/// <summary>What rules ask of a <see cref="ServerKind"/>.</summary>
public static class ServerKinds
{
    /// <summary>Whether browsers are expected to talk to such a server.</summary>
    public static bool SpeaksHttp(this ServerKind kind) => kind != ServerKind.Socket;
}
