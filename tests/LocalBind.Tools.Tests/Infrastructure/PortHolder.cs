using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>A port of this process, on 127.0.0.1 and of the system's choice.</summary>
internal sealed class PortHolder : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private PortHolder()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>The port, also after it was given back.</summary>
    public int Port { get; }

    /// <summary>The port in digits.</summary>
    public string Text => Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>The address.</summary>
    public string Url => "http://127.0.0.1:" + Text;

    /// <summary>Takes a port.</summary>
    public static PortHolder Occupy() => new();

    /// <summary>A port that nobody has now.</summary>
    public static int Free()
    {
        using var holder = Occupy();
        return holder.Port;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
