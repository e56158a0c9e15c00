using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>A request queue of http.sys that has a URL on the port.</summary>
/// <param name="Url">The URL as it was registered, or null.</param>
/// <param name="ProcessIds">The processes that take requests from it.</param>
/// <param name="Image">The name of the first process without folder and <c>.exe</c>, or null.</param>
internal sealed record HttpSysQueue(string? Url, IReadOnlyList<int> ProcessIds, string? Image);
