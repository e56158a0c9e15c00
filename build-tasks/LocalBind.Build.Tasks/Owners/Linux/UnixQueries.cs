using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>The slower questions on Linux and macOS.</summary>
internal sealed class UnixQueries : ISystemQueries
{
    public string? CurrentUser { get; } = Environment.UserName is { Length: > 0 } name ? name : null;

    public bool IsElevated { get; } = SystemCalls.EffectiveUser() == 0;

    public IReadOnlyList<HttpSysQueue> HttpSysQueues(int port, TimeSpan limit) => Array.Empty<HttpSysQueue>();

    public string? ContainerName(int port, TimeSpan limit) => ContainerNames.Find(port, limit);
}
