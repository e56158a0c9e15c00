using System;

namespace LocalBind.Build.Tasks.Listeners.Linux;

/// <summary>The kernel's socket table cannot be asked by netlink; the text files are the other way.</summary>
internal sealed class NetlinkException : Exception
{
    /// <summary>A refusal with the error number of the system, 0 for a reply that makes no sense.</summary>
    public NetlinkException(int error)
        : base(error == 0 ? "unexpected netlink reply" : "netlink error " + error.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
    }
}
