using System;

namespace LocalBind.Endpoints;

/// <summary>What the value of a configuration key says about endpoints.</summary>
public enum ListeningKeyKind
{
    /// <summary>Nothing: the key does not make the app listen.</summary>
    None,

    /// <summary>Server addresses between <c>;</c>: <c>urls</c>.</summary>
    Urls,

    /// <summary>Ports between <c>;</c>, each opened on every interface: <c>http_ports</c>.</summary>
    HttpPorts,

    /// <summary>As <see cref="HttpPorts"/>, for https: <c>https_ports</c>.</summary>
    HttpsPorts,

    /// <summary>One server address: <c>Kestrel:Endpoints:{Name}:Url</c>.</summary>
    EndpointUrl,
}

/// <summary>The configuration keys by which an ASP.NET Core app is told where to listen. Keys have no case; <c>:</c> separates levels.</summary>
public static class ListeningKey
{
    private const string EndpointsPrefix = "kestrel:endpoints:";
    private const string UrlSuffix = ":url";

    /// <summary>What a configuration key says.</summary>
    public static ListeningKeyKind Of(string? key)
    {
        switch (key?.ToLowerInvariant())
        {
            case null:
                return ListeningKeyKind.None;
            case "urls":
                return ListeningKeyKind.Urls;
            case "http_ports":
                return ListeningKeyKind.HttpPorts;
            case "https_ports":
                return ListeningKeyKind.HttpsPorts;
            case var lower when lower.StartsWith(EndpointsPrefix, StringComparison.Ordinal) && lower.EndsWith(UrlSuffix, StringComparison.Ordinal)
                && lower.Length > EndpointsPrefix.Length + UrlSuffix.Length
                && lower.IndexOf(':', EndpointsPrefix.Length) == lower.Length - UrlSuffix.Length:
                return ListeningKeyKind.EndpointUrl;
            default:
                return ListeningKeyKind.None;
        }
    }

    /// <summary>What an environment variable says: a key with <c>__</c> for <c>:</c>, perhaps behind <c>ASPNETCORE_</c> or <c>DOTNET_</c>.</summary>
    public static ListeningKeyKind OfVariable(string? name)
    {
        if (name is null)
        {
            return ListeningKeyKind.None;
        }

        foreach (var prefix in new[] { "ASPNETCORE_", "DOTNET_" })
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(prefix.Length);
                break;
            }
        }

        return Of(name.Replace("__", ":"));
    }
}
