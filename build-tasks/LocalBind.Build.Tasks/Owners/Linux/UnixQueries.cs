using System;
using System.Collections.Generic;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>The slower questions on Linux and macOS.</summary>
internal sealed class UnixQueries : ISystemQueries
{
    // Asked each time: a process, and even one of its threads, may change its user.
    public string? CurrentUser => Environment.UserName is { Length: > 0 } name ? name : null;

    public bool IsElevated => SystemCalls.EffectiveUser() == 0;

    public IReadOnlyList<HttpSysQueue> HttpSysQueues(int port, TimeSpan limit) => Array.Empty<HttpSysQueue>();

    public bool MayAskDocker => ContainerNames.MayAsk();

    public string? ContainerName(int port, TransportProtocol protocol, TimeSpan limit) => ContainerNames.Find(port, protocol, limit);
}
