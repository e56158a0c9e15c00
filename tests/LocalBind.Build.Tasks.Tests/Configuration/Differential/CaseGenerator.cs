using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up starts of a program: files, launch profiles, variables and arguments, sane and not, the same ones for the same seed.</summary>
internal sealed class CaseGenerator(int seed, string folder)
{
    private static readonly string[] Environments = ["Development", "Production", "Staging", "development", ""];
    private static readonly string[] ProfileNames = ["http", "https", "second", "IIS Express", "hTTP"];
    private static readonly string[] EndpointNames = ["Http", "Https", "A", "10", "9", "http"];
    private static readonly string[] Hosts =
        ["localhost", "localhost", "localhost", "127.0.0.1", "127.0.0.1", "0.0.0.0", "[::1]", "[::]", "*", "+", "api.localhost", "LOCALHOST", "127.1", "0", "myhost", "::1", "", ".localhost", "localhost.", "127.0.0.2", "[::ffff:127.0.0.1]", "user@localhost"];

#pragma warning disable CA5394 // Reproducible is what is wanted, not secure.
    private readonly Random _random = new(seed);

    // One spelling a case: of two variables that differ in case alone, chance decides which counts.
    private bool _hasOddCase;

    public KestrelCase Next()
    {
        _hasOddCase = Chance(20);
        var files = new Dictionary<string, string>();
        if (Chance(75))
        {
            files["Properties/launchSettings.json"] = LaunchSettings();
        }

        if (Chance(10))
        {
            files["App.run.json"] = LaunchSettings();
        }

        foreach (var (name, chance) in new[]
        {
            ("appsettings.json", 55), ("appsettings.Development.json", 25), ("appsettings.Production.json", 20), ("appsettings.Staging.json", 15), ("appsettings.development.json", 5), ("appsettings..json", 3),
            ("KestrelServer.settings.json", 12), ("KestrelServer.settings.Development.json", 8), ("other/appsettings.json", 10),
            ("home/.microsoft/usersecrets/localbind-kestrel-server/secrets.json", 15),
        })
        {
            if (Chance(chance))
            {
                files[name] = Settings();
            }
        }

        var shell = new Dictionary<string, string> { ["HOME"] = Path.Combine(folder, "home"), ["PORT"] = Port(), ["HOSTNAME_X"] = "localhost" };
        AddVariables(shell, 12);
        var run = new Dictionary<string, string>();
        AddVariables(run, 5);
        var arguments = Arguments();
        var start = new KestrelCase
        {
            Host = Pick("WebApplication", "WebApplication", "WebApplication", "WebApplication", "SlimWebApplication", "GenericHost"),
            ProjectFile = Path.Combine(folder, "App.csproj"),
            LaunchProfile = Chance(25) ? Pick("http", "HTTP", "https", "second", "nothere", "") : null,
            NoLaunchProfile = Chance(10),
            NoLaunchProfileArguments = Chance(5),
            Shell = shell,
            Run = run,
            Arguments = arguments,
            Files = files,
        };
        start.Words.AddRange(Words(start));
        return start;
    }

    private IEnumerable<string> Words(KestrelCase start)
    {
        var options = new List<string[]>();
        if (start.LaunchProfile is { } profile)
        {
            options.Add(profile.Length == 0 ? ["--launch-profile", ""] : Pick<string[]>(["-lp", profile], ["--launch-profile", profile], ["--launch-profile=" + profile], ["--launch-profile:" + profile]));
        }

        if (start.NoLaunchProfile)
        {
            options.Add(["--no-launch-profile"]);
        }

        if (start.NoLaunchProfileArguments)
        {
            options.Add(["--no-launch-profile-arguments"]);
        }

        foreach (var (name, value) in start.Run)
        {
            options.Add(Pick<string[]>(["-e", $"{name}={value}"], ["--environment", $"{name}={value}"], [$"-e:{name}={value}"], [$"--environment={name}={value}"]));
        }

        if (Chance(30))
        {
            options.Add(Pick<string[]>(["--no-build"], ["-c", "Release"], ["--project", "App.csproj"], ["-v:q"], ["--interactive", "false"], ["-p:X=Y"]));
        }

        var words = options.OrderBy(_ => _random.Next()).SelectMany(o => o).ToList();
        if (start.Arguments.Count > 0)
        {
            // Words that dotnet run does not know are the program's even without "--".
            if (Chance(60) || !start.Arguments.All(a => a.StartsWith("--urls", StringComparison.Ordinal) || a.StartsWith("http", StringComparison.Ordinal)))
            {
                words.Add("--");
            }

            words.AddRange(start.Arguments);
        }

        return words;
    }

    private string LaunchSettings()
    {
        var text = new StringBuilder("{\n  \"profiles\": {\n");
        if (Chance(15))
        {
            text.Append("    // a comment between profiles\n");
        }

        var names = ProfileNames.Take(_random.Next(1, 5)).OrderBy(_ => _random.Next()).ToList();
        if (Chance(95))
        {
            names.Remove("hTTP");
        }

        text.AppendJoin(",\n", names.Select(n => $"    {Quote(n)}: {Profile()}"));
        text.Append(Chance(10) ? ",\n" : "\n").Append("  }\n}");
        var whole = text.ToString();
        return Chance(3) ? whole[..^1] : Chance(2) ? whole.Replace("profiles", "Profiles", StringComparison.Ordinal) : Chance(5) ? "\ufeff" + whole : whole;
    }

    private string Profile()
    {
        var members = new List<string> { $"\"commandName\": {Quote(Pick("Project", "Project", "Project", "Project", "Project", "IISExpress", "project", "Docker"))}" };
        if (Chance(80))
        {
            members.Add($"{Quote(Chance(95) ? "applicationUrl" : "ApplicationUrl")}: {(Chance(3) ? "null" : Quote(Urls()))}");
        }

        if (Chance(15))
        {
            members.Add($"\"dotnetRunMessages\": {Pick("true", "true", "false", "\"true\"", "null")}");
        }

        if (Chance(15))
        {
            members.Add($"\"launchBrowser\": {Pick("true", "false", "0")}");
        }

        if (Chance(60))
        {
            var variables = new Dictionary<string, string>();
            AddVariables(variables, 10);
            if (Chance(60))
            {
                variables["ASPNETCORE_ENVIRONMENT"] = Pick(Environments);
            }

            var text = variables.Select(v => $"{Quote(v.Key)}: {Quote(Chance(10) ? v.Value.Replace("localhost", "%HOSTNAME_X%", StringComparison.Ordinal) : v.Value)}").ToList();
            if (Chance(3))
            {
                text.Add("\"NUMBER\": 5");
            }

            members.Add($"\"environmentVariables\": {{ {string.Join(", ", text)} }}");
        }

        if (Chance(20))
        {
            members.Add($"\"commandLineArgs\": {Quote(string.Join(" ", Arguments().Select(a => a.Contains(' ', StringComparison.Ordinal) || a.Length == 0 ? $"\"{a}\"" : a)))}");
        }

        var body = string.Join(", ", members.OrderBy(_ => _random.Next()));
        return Chance(4) ? $"{{ {body}, }}" : Chance(4) ? $"{{ /* why */ {body} }}" : $"{{ {body} }}";
    }

    private string Settings()
    {
        var members = new List<string>();
        if (Chance(35))
        {
            members.Add($"{Quote(Pick("Urls", "urls", "URLS"))}: {UrlsNode()}");
        }

        if (Chance(15))
        {
            members.Add($"{Quote(Pick("http_ports", "HTTP_PORTS", "https_ports"))}: {Pick(Quote(PortList()), Port(), "null", "\"\"")}");
        }

        if (Chance(40))
        {
            members.Add(Kestrel());
        }

        if (Chance(12))
        {
            members.Add($"\"PreferHostingUrls\": {Pick("true", "\"1\"", "\"TRUE\"", "false", "\"yes\"", "1")}");
        }

        if (Chance(20))
        {
            members.Add("\"Logging\": { \"LogLevel\": { \"Default\": \"None\" } }");
        }

        if (Chance(3) && members.Count > 0)
        {
            members.Add(members[0]);
        }

        var separator = Chance(10) ? ", // and\n  " : ",\n  ";
        var text = "{\n  " + string.Join(separator, members) + (Chance(8) && members.Count > 0 ? ",\n}" : "\n}");
        return Chance(98) ? text : Pick("", "[]", "{", "null", "{}", "{ \"Urls\" }", " ", "{} {}", "\"x\"");
    }

    private string UrlsNode() => _random.Next(12) switch
    {
        0 => "null",
        1 => "\"\"",
        2 => "[]",
        3 => "{}",
        4 => $"[{Quote(Url())}, {Quote(Url())}]",
        5 => "5000",
        _ => Quote(Urls()),
    };

    private string Kestrel()
    {
        var endpoints = new List<string>();
        foreach (var name in EndpointNames.OrderBy(_ => _random.Next()).Take(_random.Next(0, 3)))
        {
            var flat = Chance(15);
            var members = new List<string>();
            if (Chance(95))
            {
                members.Add($"{Quote(Chance(80) ? "Url" : "url")}: {(Chance(94) ? Quote(Url()) : Pick("null", "\"\"", Quote(Urls())))}");
            }

            if (Chance(15))
            {
                members.Add($"\"Protocols\": {Quote(Pick("Http1", "Http2", "Http1AndHttp2", "nonsense"))}");
            }

            if (Chance(4))
            {
                members.Add(Pick("\"SslProtocols\": [\"Tls12\"]", "\"ClientCertificateMode\": \"NoCertificate\"", "\"Sni\": { \"a\": {} }", "\"Certificate\": { \"Path\": \"none.pfx\" }", "\"SslProtocols\": \"Tls12\"", "\"Certificate\": {}", "\"Sni\": {}", "\"SslProtocols\": []", "\"Certificate\": null"));
            }

            endpoints.Add(flat && members.Count > 0 ? $"\"{name}:{members[0].TrimStart('"')}" : $"{Quote(name)}: {(Chance(97) ? $"{{ {string.Join(", ", members)} }}" : Pick("null", "\"http://localhost:5001\"", "5", "[]"))}");
        }

        var body = $"{{ {string.Join(", ", endpoints)} }}";
        return Chance(20) ? $"\"Kestrel:Endpoints\": {body}" : $"\"Kestrel\": {{ {(Chance(10) ? "\"EndpointDefaults\": { \"Protocols\": \"Http1\" }, " : "")}{Quote(Pick("Endpoints", "Endpoints", "endpoints"))}: {body} }}";
    }

    private void AddVariables(Dictionary<string, string> variables, int chance)
    {
        void Maybe(Func<string> value, params string[] names)
        {
            if (Chance(chance))
            {
                variables[Pick(names)] = value();
            }
        }

        Maybe(Urls, "ASPNETCORE_URLS");
        Maybe(Urls, _hasOddCase ? "DotNet_Urls" : "DOTNET_URLS");
        Maybe(Urls, "URLS");
        Maybe(PortList, "ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "HTTPS_PORT");
        Maybe(() => Pick(Environments), "ASPNETCORE_ENVIRONMENT");
        Maybe(() => Pick(Environments), "DOTNET_ENVIRONMENT", "ENVIRONMENT");
        Maybe(Url, _hasOddCase ? "KESTREL__ENDPOINTS__HTTP__URL" : "Kestrel__Endpoints__Http__Url", "ASPNETCORE_Kestrel__Endpoints__A__Url", "DOTNET_Kestrel__Endpoints__Http__Url");
        Maybe(() => Pick("true", "1", "false", "TRUE"), "ASPNETCORE_PREFERHOSTINGURLS", "PreferHostingUrls");
        if (Chance(chance / 3))
        {
            variables[Pick("ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT", "CONTENTROOT")] = Pick(folder, Path.Combine(folder, "other"), Path.Combine(folder, "missing"));
        }

        if (Chance(chance / 4))
        {
            variables[Pick("ASPNETCORE_APPLICATIONNAME", "DOTNET_APPLICATIONNAME")] = Pick("KestrelServer", "Other");
        }
    }

    private List<string> Arguments()
    {
        var arguments = new List<string>();
        if (!Chance(35))
        {
            return arguments;
        }

        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            string[] more = _random.Next(16) switch
            {
                0 or 1 or 2 => ["--urls", Urls()],
                3 => ["--urls=" + Urls()],
                4 => ["/urls", Urls()],
                5 => ["/urls=" + Urls()],
                6 => ["urls=" + Urls()],
                7 => ["--verbose"],
                8 => ["-u", Urls()],
                9 => ["-k=v"],
                10 => ["bare"],
                11 => ["--environment", Pick(Environments)],
                12 => ["--Kestrel:Endpoints:Http:Url=" + Url()],
                13 => ["--http_ports", PortList()],
                14 => ["--contentRoot", Pick(folder, Path.Combine(folder, "other"))],
                _ => ["--URLS", Urls()],
            };
            arguments.AddRange(more.Any(a => a == "-k=v") && Chance(80) ? ["--x", "y"] : more);
        }

        return arguments;
    }

    private string Urls() => _random.Next(14) switch
    {
        0 => "",
        1 => ";",
        2 => Url() + ";",
        3 or 4 or 5 => Url() + ";" + Url(),
        6 => Url() + "; " + Url(),
        7 => Url() + "," + Url(),
        8 => $"http://localhost:{Port()};http://[::1]:{Port()};http://127.0.0.1:{Port()}",
        _ => Url(),
    };

    private string Url()
    {
        if (Chance(75))
        {
            return $"http://{Pick("localhost", "127.0.0.1", "*", "[::1]", "0.0.0.0", "+")}:{Port()}";
        }

        var scheme = Pick("http", "http", "http", "HTTP", "https", "ftp", "");
        var port = Pick(":" + Port(), ":" + Port(), ":" + Port(), ":0", "", ":", ":http", ":%PORT%", ":70000", ":-1", ": " + Port(), ":+" + Port(), ":99999999999", ":0" + Port());
        var path = Pick("", "", "", "/", "//", "/app", "/app/", "?x=1");
        return Chance(3) ? Pick("localhost:5000", "http:/localhost:5000", "5000", "http://unix:/tmp/localbind-test.sock", "http://pipe:/name", "http://") : $"{scheme}://{Pick(Hosts)}{port}{path}";
    }

    private string PortList() => Pick(Port(), Port(), $"{Port()};{Port()}", $" {Port()} ; ", "", ";", "abc", $"{Port()},{Port()}");

    private string Port() => _random.Next(5000, 6000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
#pragma warning restore CA5394

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
