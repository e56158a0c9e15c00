using System;
using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Owners.Linux;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>
/// The socket functions of libc. .NET's Socket class opens no AF_NETLINK, and it starts an event loop when it is first used. Every function is called without
/// keeping the error number, and once more with it where it failed: only a call that keeps it has to be compiled in every process.
/// </summary>
internal static unsafe class SocketCalls
{
    private const int CloseOnExecute = 0x80000; // SOCK_CLOEXEC

    /// <summary>Opens a socket that child processes do not inherit.</summary>
    /// <returns>The socket, or a negative number; then <paramref name="error"/> is the error number.</returns>
    public static int Open(int family, int type, int protocol, out int error)
    {
        var handle = Socket(family, type | CloseOnExecute, protocol);
        error = 0;
        if (handle < 0)
        {
            handle = SocketKeepingError(family, type | CloseOnExecute, protocol);
            error = ErrorOf(handle);
        }

        return handle;
    }

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    public static void Close(int handle) => _ = SystemCalls.Close(handle);

    /// <summary>Sets an option of type int.</summary>
    /// <returns>Whether it is set.</returns>
    public static bool Set(int handle, int level, int option, int value) => SetOption(handle, level, option, &value, sizeof(int)) == 0;

    /// <summary>Binds a socket.</summary>
    /// <returns>0, or a negative number; then <paramref name="error"/> is the error number.</returns>
    public static int Bind(int handle, byte[] address, out int error)
    {
        error = 0;
        fixed (byte* start = address)
        {
            var result = Bind(handle, start, address.Length);
            if (result != 0)
            {
                result = BindKeepingError(handle, start, address.Length);
                error = ErrorOf(result);
            }

            return result;
        }
    }

    /// <summary>Sends one message.</summary>
    /// <returns>The bytes that were sent, or a negative number; then <paramref name="error"/> is the error number.</returns>
    public static int Send(int handle, byte[] message, out int error)
    {
        error = 0;
        fixed (byte* start = message)
        {
            var sent = (int)Send(handle, start, (IntPtr)message.Length, 0);
            if (sent < 0)
            {
                sent = (int)SendKeepingError(handle, start, (IntPtr)message.Length, 0);
                error = ErrorOf(sent);
            }

            return sent;
        }
    }

    /// <summary>Receives one message.</summary>
    /// <returns>Its bytes, or a negative number; then <paramref name="error"/> is the error number.</returns>
    public static int Receive(int handle, byte[] buffer, int flags, out int error)
    {
        error = 0;
        fixed (byte* start = buffer)
        {
            var received = (int)Receive(handle, start, (IntPtr)buffer.Length, flags);
            if (received < 0)
            {
                received = (int)ReceiveKeepingError(handle, start, (IntPtr)buffer.Length, flags);
                error = ErrorOf(received);
            }

            return received;
        }
    }

    private static int ErrorOf(int result) => result < 0 ? Marshal.GetLastWin32Error() : 0;

    [DllImport("libc", EntryPoint = "socket")]
    private static extern int Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int SocketKeepingError(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "setsockopt")]
    private static extern int SetOption(int handle, int level, int option, int* value, int length);

    [DllImport("libc", EntryPoint = "bind")]
    private static extern int Bind(int handle, byte* address, int length);

    [DllImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static extern int BindKeepingError(int handle, byte* address, int length);

    [DllImport("libc", EntryPoint = "send")]
    private static extern IntPtr Send(int handle, byte* message, IntPtr length, int flags);

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    private static extern IntPtr SendKeepingError(int handle, byte* message, IntPtr length, int flags);

    [DllImport("libc", EntryPoint = "recv")]
    private static extern IntPtr Receive(int handle, byte* buffer, IntPtr length, int flags);

    [DllImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static extern IntPtr ReceiveKeepingError(int handle, byte* buffer, IntPtr length, int flags);
}
