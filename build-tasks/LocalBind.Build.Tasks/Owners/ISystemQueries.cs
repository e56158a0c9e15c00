using System;
using System.Collections.Generic;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Slower questions that only some owners need. Members do not throw.</summary>
internal interface ISystemQueries
{
    /// <summary>The name of the user of this process, as <see cref="ProcessFacts.User"/> has it, or null.</summary>
    string? CurrentUser { get; }

    /// <summary>Whether this process may read and stop everybody's (root, administrator).</summary>
    bool IsElevated { get; }

    /// <summary>The queues of http.sys with a URL on the port.</summary>
    IReadOnlyList<HttpSysQueue> HttpSysQueues(int port, TimeSpan limit);

    /// <summary>Whether this user may talk to the docker engine of the machine; true where that cannot be told.</summary>
    bool MayAskDocker { get; }

    /// <summary>The name of the one container that publishes the port, asked of the engine on this machine; null when there is none or several.</summary>
    string? ContainerName(int port, TransportProtocol protocol, TimeSpan limit);
}
