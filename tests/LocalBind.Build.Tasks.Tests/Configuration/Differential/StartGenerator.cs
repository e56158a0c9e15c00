using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up variables and arguments.</summary>
internal sealed class StartGenerator(Dice dice, AddressGenerator addresses, string folder)
{
    // One spelling a case: of two variables that differ in case alone, chance decides which counts.
    private readonly bool _hasOddCase = dice.Chance(20);

    public static string[] Environments { get; } = ["Development", "Production", "Staging", "development", ""];

    public void AddVariables(Dictionary<string, string> variables, int chance)
    {
        void Maybe(Func<string> value, params string[] names)
        {
            if (dice.Chance(chance))
            {
                variables[dice.Pick(names)] = value();
            }
        }

        Maybe(addresses.Urls, "ASPNETCORE_URLS");
        Maybe(addresses.Urls, _hasOddCase ? "DotNet_Urls" : "DOTNET_URLS");
        Maybe(addresses.Urls, "URLS");
        Maybe(addresses.PortList, "ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "HTTPS_PORT");
        Maybe(() => dice.Pick(Environments), "ASPNETCORE_ENVIRONMENT");
        Maybe(() => dice.Pick(Environments), "DOTNET_ENVIRONMENT", "ENVIRONMENT");
        Maybe(addresses.Url, _hasOddCase ? "KESTREL__ENDPOINTS__HTTP__URL" : "Kestrel__Endpoints__Http__Url", "ASPNETCORE_Kestrel__Endpoints__A__Url", "DOTNET_Kestrel__Endpoints__Http__Url");
        Maybe(() => dice.Pick("true", "1", "false", "TRUE"), "ASPNETCORE_PREFERHOSTINGURLS", "PreferHostingUrls");
        Maybe(() => dice.Pick("Http1", "Http3", "Http1AndHttp2AndHttp3", "x"), "Kestrel__EndpointDefaults__Protocols", "ASPNETCORE_Kestrel__EndpointDefaults__Protocols", "Kestrel__Endpoints__Http__Protocols");
        if (dice.Chance(chance / 3))
        {
            variables[dice.Pick("ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT", "CONTENTROOT")] = dice.Pick(folder, Path.Combine(folder, "other"), Path.Combine(folder, "missing"));
        }

        if (dice.Chance(chance / 4))
        {
            variables["ASPNETCORE_PORT"] = dice.Pick(addresses.Port(), addresses.Port(), "0", "x", "70000", "");
            variables["ASPNETCORE_APPL_PATH"] = dice.Pick("/", "/app", "app");
            variables["ASPNETCORE_TOKEN"] = dice.Pick("secret", "secret", "");
        }

        if (dice.Chance(chance / 4))
        {
            variables[dice.Pick("ASPNETCORE_WEBROOT", "DOTNET_WEBROOT", "WEBROOT")] = dice.Pick("other", "appsettings.json", "appsettings.json/below", "new");
        }

        if (dice.Chance(chance / 4))
        {
            variables[dice.Pick("ASPNETCORE_APPLICATIONNAME", "DOTNET_APPLICATIONNAME")] = dice.Pick("KestrelServer", "Other");
        }

        if (dice.Chance(chance / 6))
        {
            AddStartupAssembly(variables);
        }
    }

    // A name that no assembly has; the older way of catching what goes wrong lets the program start all the same.
    private void AddStartupAssembly(Dictionary<string, string> variables)
    {
        variables[dice.Pick("ASPNETCORE_STARTUPASSEMBLY", "DOTNET_STARTUPASSEMBLY", "STARTUPASSEMBLY")] = dice.Pick("No.Such", "No.Such, Version=1.0.0.0", "");
        if (dice.Chance(30))
        {
            variables["ASPNETCORE_CAPTURESTARTUPERRORS"] = dice.Pick("true", "1", "no");
        }
    }

    public List<string> Arguments()
    {
        var arguments = new List<string>();
        if (!dice.Chance(35))
        {
            return arguments;
        }

        for (var i = dice.Next(1, 4); i > 0; i--)
        {
            string[] more = dice.Next(0, 22) switch
            {
                0 or 1 or 2 => ["--urls", addresses.Urls()],
                3 => ["--urls=" + addresses.Urls()],
                4 => ["/urls", addresses.Urls()],
                5 => ["/urls=" + addresses.Urls()],
                6 => ["urls=" + addresses.Urls()],
                7 => ["--verbose"],
                8 => ["-u", addresses.Urls()],
                9 => ["-k=v"],
                10 => ["bare"],
                11 => ["--environment", dice.Pick(Environments)],
                12 => ["--Kestrel:Endpoints:Http:Url=" + addresses.Url()],
                13 => ["--http_ports", addresses.PortList()],
                14 => ["--contentRoot", dice.Pick(folder, Path.Combine(folder, "other"))],
                15 => ["--PreferHostingUrls", dice.Pick("true", "1", "no")],
                16 => [dice.Pick("--Kestrel:EndpointDefaults:Protocols=Http1", "Kestrel:Endpoints:A:Url=" + addresses.Url(), "--Kestrel:Endpoints:B:Protocols=Http3", "--kestrel:endpoints:http:url=")],
                17 => [dice.Pick("--", "-", "--=x", "=x", "/", "--urls:0=http://localhost:5997", "--a=b=c", "/a:b", "--applicationName=Other", "--environment=")],
                18 => ["--Urls"],
                _ => ["--URLS", addresses.Urls()],
            };
            arguments.AddRange(more.Any(a => a == "-k=v") && dice.Chance(80) ? ["--x", "y"] : more);
        }

        return arguments;
    }
}
