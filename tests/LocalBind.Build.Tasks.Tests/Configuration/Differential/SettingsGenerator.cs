using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up settings files: appsettings, user secrets.</summary>
internal sealed class SettingsGenerator(Dice dice, AddressGenerator addresses)
{
    private static readonly string[] EndpointNames = ["Http", "Https", "A", "10", "9", "http", "-1", "a b", "Ä", "A.B"];

    public string Settings()
    {
        var members = new List<string>();
        if (dice.Chance(35))
        {
            members.Add($"{Quote(dice.Pick("Urls", "urls", "URLS"))}: {UrlsNode()}");
        }

        if (dice.Chance(15))
        {
            members.Add($"{Quote(dice.Pick("http_ports", "HTTP_PORTS", "https_ports"))}: {dice.Pick(Quote(addresses.PortList()), addresses.Port(), "null", "\"\"")}");
        }

        if (dice.Chance(40))
        {
            members.Add(Kestrel());
        }

        if (dice.Chance(12))
        {
            members.Add($"\"PreferHostingUrls\": {dice.Pick("true", "\"1\"", "\"TRUE\"", "false", "\"yes\"", "1")}");
        }

        if (dice.Chance(20))
        {
            members.Add("\"Logging\": { \"LogLevel\": { \"Default\": \"None\" } }");
        }

        if (dice.Chance(6))
        {
            members.Add(dice.Pick(
                "\"Environment\": \"Staging\"", "\"webroot\": \"appsettings.json\"", "\"Logging:CaptureScopes\": \"x\"", "\"startupTimeoutSeconds\": 4294968", "\"\": { \"Urls\": \"x\" }", "\"\\ud800\": 1", "\"contentRoot\": \"/nowhere\"", "\"applicationName\": \"Other\"", "\"ASPNETCORE_URLS\": \"http://localhost:5999\"", "\"\": \"x\"", "\":\": 1",
                "\"Nested\": " + string.Concat(Enumerable.Repeat("[", dice.Pick(5, 63, 64, 70))) + "@", "\"Big\": 1e400", "\"Unicode\": \"\\ud800\"", "\"ASPNETCORE\": { \"URLS\": \"http://localhost:5998\" }"));
            members[^1] = Balanced(members[^1]);
        }

        if (dice.Chance(3) && members.Count > 0)
        {
            members.Add(members[0]);
        }

        var separator = dice.Chance(10) ? ", // and\n  " : ",\n  ";
        var text = "{\n  " + string.Join(separator, members) + (dice.Chance(8) && members.Count > 0 ? ",\n}" : "\n}");
        return dice.Chance(98)
            ? dice.Chance(5) ? "\ufeff" + text : text
            : dice.Pick("", "[]", "{", "null", "{}", "{ \"Urls\" }", " ", "{} {}", "\"x\"", "// nothing\n{}", "/* open", "{ 'Urls': 1 }", "{ \"Urls\": 05000 }", "{ \"Urls\": .5 }", "{ \"Urls\": NaN }", "{,}", "{ \"Urls\": \"a\nb\" }");
    }

    private static string Balanced(string nested) => nested.Replace("@", new string(']', nested.Count(c => c == '[')), System.StringComparison.Ordinal);

    private string UrlsNode() => dice.Next(0, 12) switch
    {
        0 => "null",
        1 => "\"\"",
        2 => "[]",
        3 => "{}",
        4 => $"[{Quote(addresses.Url())}, {Quote(addresses.Url())}]",
        5 => "5000",
        _ => Quote(addresses.Urls()),
    };

    private string Kestrel()
    {
        var endpoints = dice.Shuffle(EndpointNames).Take(dice.Next(0, 3)).Select(Endpoint).ToList();
        var body = $"{{ {string.Join(", ", endpoints)} }}";
        var beside = "";
        if (dice.Chance(10))
        {
            beside += $"\"EndpointDefaults\": {{ \"Protocols\": {Quote(Protocols())} }}, ";
        }

        if (dice.Chance(10))
        {
            beside += $"\"Certificates\": {{ {Quote(dice.Pick("Default", "Default", "Default", "default", "Development", "Other"))}: {Certificate()} }}, ";
        }

        return dice.Chance(20) ? $"\"Kestrel:Endpoints\": {body}" : $"\"Kestrel\": {{ {beside}{Quote(dice.Pick("Endpoints", "Endpoints", "endpoints"))}: {body} }}";
    }

    private string Endpoint(string name)
    {
        var members = new List<string>();
        if (dice.Chance(95))
        {
            members.Add($"{Quote(dice.Chance(80) ? "Url" : "url")}: {(dice.Chance(94) ? Quote(addresses.Url()) : dice.Pick("null", "\"\"", Quote(addresses.Urls())))}");
        }

        if (dice.Chance(15))
        {
            members.Add($"\"Protocols\": {Quote(Protocols())}");
        }

        if (dice.Chance(8))
        {
            members.Add(dice.Pick(
                "\"SslProtocols\": [\"Tls12\"]", "\"ClientCertificateMode\": \"NoCertificate\"", "\"Sni\": { \"a\": {} }", "\"SslProtocols\": \"Tls12\"", "\"Sni\": {}", "\"SslProtocols\": []", "\"Certificate\": null",
                $"\"Sni\": {{ \"*\": {{ \"Certificate\": {Certificate()} }}, \"*.a\": {{ \"Protocols\": \"Http1\" }} }}", $"\"Sni\": {{ \"\": {{ \"Certificate\": {Certificate()} }} }}", $"\"Sni\": {{ \"a.b\": {{ \"Certificate\": {Certificate()} }} }}"));
        }

        if (dice.Chance(12))
        {
            members.Add($"\"Certificate\": {Certificate()}");
        }

        if (dice.Chance(2) && members.Count > 0)
        {
            members.Add(members[0].ToUpperInvariant());
        }

        var flat = dice.Chance(15) && members.Count > 0;
        return flat ? $"\"{name}:{members[0].TrimStart('"')}" : $"{Quote(name)}: {(dice.Chance(97) ? $"{{ {string.Join(", ", members)} }}" : dice.Pick("null", "\"http://localhost:5001\"", "5", "[]"))}";
    }

    private string Protocols() => dice.Pick("Http1", "Http2", "Http1AndHttp2", "nonsense", "Http3", "Http1AndHttp2AndHttp3", "http1, http2", "Http2,Http3", "3", "0", "8", "None", " Http1 ", "");

    // The files that the test puts beside the folders of all cases (CertificateFolder). Not among them: an encrypted PEM key with a wrong password, which is not foretold.
    private string Certificate() => dice.Pick(
        "{}", "{ \"Path\": \"none.pfx\" }", "{ \"Path\": \"\" }", "{ \"Path\": null, \"Password\": \"x\" }",
        "{ \"Path\": \"../certificates/server.pfx\", \"Password\": \"right\" }", "{ \"Path\": \"../certificates/server.pfx\", \"Password\": \"wrong\" }", "{ \"Path\": \"../certificates/server.pfx\" }",
        "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"../certificates/server.key\" }", "{ \"Path\": \"../certificates/server.pem\" }", "{ \"Path\": \"../certificates/server.pem\", \"Password\": \"x\" }",
        "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"none.key\" }", "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"\" }",
        "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"../certificates/server.key\", \"Password\": \"x\" }", "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"../certificates/locked.key\", \"Password\": \"right\" }",
        "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"../certificates/locked.key\" }",
        "{ \"Path\": \"../certificates/server.pfx\", \"KeyPath\": \"../certificates/server.key\" }", "{ \"Path\": \"../certificates/both.pem\" }", "{ \"Path\": \"../certificates/both.pem\", \"KeyPath\": \"../certificates/both.pem\" }",
        "{ \"Path\": \"../certificates/client.pfx\", \"Password\": \"right\" }", "{ \"Path\": \"../certificates/broken.pfx\" }", "{ \"Path\": \"../certificates\" }",
        "{ \"Path\": \"../certificates/server.pem\", \"KeyPath\": \"../certificates/other.key\" }",
        "{ \"Subject\": \"localhost\" }", "{ \"Subject\": \"localhost\", \"AllowInvalid\": true }", "{ \"Subject\": \"localhost\", \"AllowInvalid\": \"true\", \"Store\": \"My\", \"Location\": \"CurrentUser\" }",
        "{ \"Subject\": \"localhost\", \"AllowInvalid\": true, \"Location\": \"nowhere\" }", "{ \"Subject\": \"nobody\", \"AllowInvalid\": true }", "{ \"Subject\": \"localhost\", \"Path\": \"../certificates/server.pfx\" }", "{ \"Password\": \"right\" }");

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
