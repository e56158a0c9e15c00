namespace LocalBind.Build.Tasks.Owners;

/// <summary>What sort of thing holds a port: decides the words and the way to stop it.</summary>
public enum OwnerKind
{
    /// <summary>Something that cannot be seen from here.</summary>
    Unknown,

    /// <summary>A process that no row of the table knows.</summary>
    OtherProcess,

    /// <summary>A previous instance of the very app that is about to run.</summary>
    PreviousInstance,

    /// <summary>Another .NET program.</summary>
    DotNetApp,

    /// <summary>A server that developers start by hand: Flask, Django, Vite, Rails, PHP …</summary>
    DevelopmentServer,

    /// <summary>PostgreSQL, MySQL, Redis and other servers that keep data.</summary>
    Database,

    /// <summary>A web or application server: nginx, Apache, Caddy, a Java server …</summary>
    WebServer,

    /// <summary>An <c>ssh</c> forwarding.</summary>
    SshTunnel,

    /// <summary>A port that a container publishes.</summary>
    Container,

    /// <summary><c>kubectl port-forward</c> and relatives.</summary>
    KubernetesForward,

    /// <summary>The macOS AirPlay receiver.</summary>
    AirPlay,

    /// <summary>The HTTP driver of Windows (http.sys), which listens for IIS, IIS Express, WinRM and HttpListener.</summary>
    HttpSys,

    /// <summary><c>netsh interface portproxy</c>.</summary>
    PortProxy,

    /// <summary>The relay between Windows and a WSL distribution.</summary>
    Wsl,

    /// <summary>A systemd socket unit.</summary>
    SocketUnit,

    /// <summary>The port forwarding of an editor or IDE.</summary>
    Editor,

    /// <summary>A service of the operating system or of its service manager.</summary>
    Service,

    /// <summary>A connection whose local port happens to be this one.</summary>
    OutgoingConnection,
}
