using System;
using System.Net;
using System.Net.Sockets;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What the system answers to a bind.</summary>
public enum BindAnswer
{
    /// <summary>It works.</summary>
    Bound,

    /// <summary>Another socket has the port.</summary>
    InUse,

    /// <summary>This user may not.</summary>
    Denied,

    /// <summary>No interface of this machine has the address.</summary>
    NotLocal,

    /// <summary>The machine has no such address family.</summary>
    NoFamily,

    /// <summary>Something else; the program's own bind will tell.</summary>
    Unknown,
}

/// <summary>Tries to bind.</summary>
public interface IBindProbe
{
    /// <summary>Binds the socket as the program would and closes it at once; never throws, never listens, so that no client can be accepted by mistake.</summary>
    BindAnswer TryBind(PlannedSocket socket);
}

/// <summary>The probe with real sockets.</summary>
public sealed class BindProbe : IBindProbe
{
    /// <inheritdoc/>
    public BindAnswer TryBind(PlannedSocket socket)
    {
        if (CurrentSystem.Kind == SystemKind.Linux)
        {
            try
            {
                return LinuxBind.TryBind(socket);
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
            }
        }

        return TryBindManaged(socket);
    }

    // Not in the method above: the Socket class is loaded only where this one is entered.
    internal static BindAnswer TryBindManaged(PlannedSocket socket)
    {
        var isTcp = socket.Protocol == TransportProtocol.Tcp;
        try
        {
            using var probe = new Socket(socket.Address.AddressFamily, isTcp ? SocketType.Stream : SocketType.Dgram, isTcp ? ProtocolType.Tcp : ProtocolType.Udp);
            if (socket.IsDualStack)
            {
                probe.DualMode = true;
            }

            // Neither ReuseAddress nor ExclusiveAddressUse: the program sets none, and either would change the answer.
            probe.Bind(new IPEndPoint(socket.Address, socket.Port));
            return BindAnswer.Bound;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => BindAnswer.InUse,
                SocketError.AccessDenied => BindAnswer.Denied,
                SocketError.AddressNotAvailable => BindAnswer.NotLocal,
                SocketError.AddressFamilyNotSupported or SocketError.ProtocolNotSupported => BindAnswer.NoFamily,
                _ => BindAnswer.Unknown,
            };
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return BindAnswer.Unknown;
        }
    }
}
