using System;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>What every reader owes its caller: an answer for numbers that are no port, and no exception.</summary>
internal static class PortArgument
{
    /// <summary>Runs a look-up for a port from 1 to 65535, and turns whatever goes wrong into the reason.</summary>
    public static ListenerQuery Guard(int port, Func<ListenerQuery> query)
    {
        if (port is <= Ports.SystemChosen or > Ports.Maximum)
        {
            return ListenerQuery.Failed($"{Ports.Text(port)} is not a port that can be in use (1 to 65535)");
        }

#pragma warning disable CA1031 // A build must not stop because a table could not be read.
        try
        {
            return query();
        }
        catch (Exception e)
        {
            return ListenerQuery.Failed("the socket table cannot be read: " + e.Message.TrimEnd('.'));
        }
#pragma warning restore CA1031
    }
}
