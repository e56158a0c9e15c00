using System;
using System.Globalization;
using System.Linq;
using LocalBind.Endpoints.Json;

namespace LocalBind.Endpoints.Files;

/// <summary>Reads an appsettings file as WebApplication.CreateBuilder does: keys without case, <c>"A:B"</c> equals nesting.</summary>
internal sealed class AppSettingsReader(ConfigurationFile file)
{
    private const string EndpointsKey = "kestrel:endpoints:";
    private const string BelowUrls = "urls:";

    public void Read(string text)
    {
        var json = JsonText.Parse(text);
        if (json.Error is { } error)
        {
            file.Add(error.Range, $"This is no JSON ({error.Message}), so the app stops at start", stopsApp: true);
            return;
        }

        if (json.Root is not JsonObject root)
        {
            file.Add(json.Root!.Range, "Settings must be an object, so the app stops at start", stopsApp: true);
            return;
        }

        var settings = FlatSettings.Of(root);
        if (settings.Error is { } refusal)
        {
            file.Add(refusal.Range, refusal.Message, stopsApp: true);
            return;
        }

        ReadEndpoints(settings);
        ReadHosting(settings);
    }

    private void ReadEndpoints(FlatSettings settings)
    {
        var sections = settings.All
            .Where(setting => setting.Key.StartsWith(EndpointsKey, StringComparison.OrdinalIgnoreCase))
            .GroupBy(setting => setting.Key.Substring(EndpointsKey.Length).Split(':')[0], StringComparer.OrdinalIgnoreCase);
        foreach (var section in sections)
        {
            var url = section.FirstOrDefault(setting => ListeningKey.Of(setting.Key) == ListeningKeyKind.EndpointUrl);
            var hasUrl = url?.Text is { Value.Length: > 0 };
            file.SectionList.Add(new EndpointSection(section.Key, section.First().NameAt(2), hasUrl));
            EndpointOptions.Report(file, section.Key, url?.Text?.Value, section);
            if (hasUrl && !PrefersHostingUrls(settings))
            {
                new AddressReader(file, $"Kestrel:Endpoints:{section.Key}:Url", url!.Text!).ReadUrl();
            }
        }
    }

    private void ReadHosting(FlatSettings settings)
    {
        ReportEmpty(settings);
        var urls = settings.Find("urls") is { Text.Value.Length: > 0 } text ? text : null;
        var isReplaced = file.SectionList.Count > 0 && !PrefersHostingUrls(settings);
        foreach (var setting in settings.All)
        {
            var kind = ListeningKey.Of(setting.Key);
            if (kind is ListeningKeyKind.None or ListeningKeyKind.EndpointUrl || setting.Text is not { Value.Length: > 0 } value)
            {
                continue;
            }

            var replacement = isReplaced ? "Kestrel:Endpoints" : kind != ListeningKeyKind.Urls && urls is not null ? urls.Key : null;
            if (replacement is not null)
            {
                file.Add(value.Range, $"{setting.Key} is ignored: {replacement} in the same file replaces it; remove one of the two");
                continue;
            }

            var reader = new AddressReader(file, setting.Key, value);
            if (kind == ListeningKeyKind.Urls)
            {
                reader.ReadUrls();
            }
            else
            {
                reader.ReadPorts(kind == ListeningKeyKind.HttpPorts ? "http" : "https");
            }
        }
    }

    // What stands at the key of the addresses and is none: a list or object makes other keys, at which nobody looks; nothing at all hides the addresses of
    // the sources below, that of the launch profile among them.
    private void ReportEmpty(FlatSettings settings)
    {
        var below = settings.All.Where(setting => setting.Key.StartsWith(BelowUrls, StringComparison.OrdinalIgnoreCase)).ToList();
        if (below.Any(IsMeantToListen))
        {
            file.Add(below[0].NameAt(0), "A list or object of urls is ignored, so the app listens elsewhere; write one text with ';' between the addresses");
        }
        else if (settings.Find("urls") is { Text: null or { Value.Length: 0 } } urls && file.SectionList.Count == 0 && !HasPorts(settings))
        {
            file.Add(urls.NameAt(0), $"{urls.Key} without an address hides the applicationUrl of the launch profile, so the app listens on http://localhost:5000; remove the key, or give it an address");
        }

        if (settings.Find("server.urls") is { Text.Value.Length: > 0 } dead)
        {
            file.Add(dead.NameAt(0), $"{dead.Key} is ignored: ASP.NET Core no longer knows the key; write urls");
        }
    }

    // Under names of their own stand the addresses of other services; what nobody can connect to, and what is named like a scheme, was meant for this app.
    private static bool IsMeantToListen(FlatSetting setting)
    {
        var name = setting.Key.Substring(BelowUrls.Length);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || name.Equals("http", StringComparison.OrdinalIgnoreCase)
            || name.Equals("https", StringComparison.OrdinalIgnoreCase)
            || (setting.Text is { Value: var value } && ServerUrl.Parse(value) is { HostIsUnknownName: false, Endpoint.Address.Exposure: Exposure.EveryInterface });
    }

    private static bool HasPorts(FlatSettings settings) =>
        settings.Find("http_ports") is { Text.Value.Length: > 0 } || settings.Find("https_ports") is { Text.Value.Length: > 0 };

    private static bool PrefersHostingUrls(FlatSettings settings) =>
        settings.Find("preferHostingUrls") is { Text.Value: var value } && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase))
        && settings.Find("urls") is { Text.Value.Length: > 0 };
}
