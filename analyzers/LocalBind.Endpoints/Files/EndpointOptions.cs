using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Endpoints.Files;

/// <summary>What Kestrel refuses or passes over beside the Url of an endpoint (KestrelConfigurationLoader, ConfigurationReader of ASP.NET Core 10).</summary>
internal static class EndpointOptions
{
    // Kestrel:Endpoints:{Name}:{option}
    private const int OptionLevel = 3;

    private static readonly string[] Protocols = ["None", "Http1", "Http2", "Http1AndHttp2", "Http3", "Http1AndHttp2AndHttp3"];

    /// <summary>Reports on the settings of one endpoint.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="url">Its address; null where this file does not give it.</param>
    /// <param name="settings">All keys of its section.</param>
    public static void Report(ConfigurationFile file, string name, string? url, IEnumerable<FlatSetting> settings)
    {
        var isHttp = url?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;
        foreach (var option in settings.Where(setting => setting.Key.Split(':').Length > OptionLevel).GroupBy(Option, StringComparer.OrdinalIgnoreCase))
        {
            var first = option.First();
            if (isHttp && IsForHttpsAlone(option.Key, option))
            {
                file.Add(first.NameAt(OptionLevel), $"{option.Key} is for https alone and the endpoint '{name}' is http, so the app stops at start; remove it, or write https://", stopsApp: true);
            }
            else if (option.Key.Equals("Protocols", StringComparison.OrdinalIgnoreCase) && first.Text is { Value: { Length: > 0 } text } value)
            {
                if (!IsKnown(text))
                {
                    file.Add(value.Range, $"'{text}' is ignored: Kestrel knows no such protocols and takes Http1AndHttp2; write one of {string.Join(", ", Protocols.Skip(1))}");
                }
                else if (isHttp && text.Trim().Equals("Http3", StringComparison.OrdinalIgnoreCase))
                {
                    file.Add(value.Range, $"HTTP/3 needs https and the endpoint '{name}' is http, so the app stops at start; write https://", stopsApp: true);
                }
            }
        }
    }

    private static string Option(FlatSetting setting) => setting.Key.Split(':')[OptionLevel];

    private static bool IsForHttpsAlone(string option, IEnumerable<FlatSetting> settings) => option.ToLowerInvariant() switch
    {
        "certificate" => settings.Any(setting => setting.Text is { Value.Length: > 0 } && setting.Key.Split(':').Skip(OptionLevel + 1).FirstOrDefault()?.ToLowerInvariant() is "path" or "subject"),
        "sni" or "sslprotocols" => settings.Any(setting => setting.Key.Split(':').Length > OptionLevel + 1),
        "clientcertificatemode" => settings.Any(setting => setting.Text is { Value.Length: > 0 }),
        _ => false,
    };

    // An enumeration with flags: names without case, numbers, and several of them.
    private static bool IsKnown(string text) => text.Split(',').Select(part => part.Trim()).All(part =>
        Array.Exists(Protocols, known => known.Equals(part, StringComparison.OrdinalIgnoreCase)) || int.TryParse(part, out _));
}
