using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Tests.Checks;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Configuration;

/// <summary>One test for each thing that is known about where ASP.NET Core 10 listens, by <c>dotnet run</c>: the profile, the environment, the sources, the keys, the addresses.</summary>
public sealed class KestrelFactsTests : IDisposable
{
    private const string Default = "127.0.0.1:5000 [::1]:5000";
    private const string Profile = "127.0.0.1:5080 [::1]:5080";

    private readonly CheckedRun _run = new();

    // The launch profile.
    [Theory]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Profile)]
    [InlineData("""{"profiles":{"i":{"commandName":"IISExpress","applicationUrl":"http://localhost:1"},"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Profile)]
    [InlineData("""{"profiles":{"i":{"commandName":"project","applicationUrl":"http://localhost:1"},"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Profile)]
    [InlineData("""{"profiles":{"first":{"commandName":"Project"},"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Default)]
    [InlineData("""{"Profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","ApplicationUrl":"http://localhost:5080"}}}""", Default)]
    [InlineData("""{"profiles":[]}""", Default)]
    [InlineData("""{"profiles":{}}""", Default)]
    [InlineData("""{ /* why */ "profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"},},}""", Profile)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project", /* why */ "applicationUrl":"http://localhost:5080"}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080",}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"},"b":{ /* why */ }}}""", Profile)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080","dotnetRunMessages":"true"}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080","environmentVariables":{"A":1}}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:1","applicationUrl":"http://localhost:5080"}}}""", Profile)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080","environmentVariables":{"ASPNETCORE_URLS":"http://127.0.0.1:5081"}}}}""", "127.0.0.1:5081")]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080","environmentVariables":{"URLS":"http://%HOST_X%:5081"}}}}""", "127.0.0.1:5081")]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://127.0.0.1:%PORT%"}}}""", "[::]:80")]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080","commandLineArgs":"--urls http://%HOST_X%:5082"}}}""", "127.0.0.1:5082")]
    [InlineData("""{"iisSettings":{"iisExpress":{"applicationUrl":"http://localhost:1"}},"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""", Profile)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","environmentVariables":{}}}}""", Default)]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","environmentVariables":null}}}""", "dotnet run fails on the launch profile \"a\": its environmentVariables have null where a text belongs.")]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","environmentVariables":{"URLS":null}}}}""", "dotnet run fails on the launch profile \"a\": its environmentVariables have null where a text belongs.")]
    [InlineData("""{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"},"b":{"commandName":"Project","environmentVariables":null}}}""", Profile)]
    [InlineData("{", Default)]
    public void LaunchProfile(string launchSettings, string expected)
    {
        _run.Shell["HOST_X"] = "127.0.0.1";

        Assert.Equal(expected, _run.Write("Properties/launchSettings.json", launchSettings).Sockets());
    }

    [Theory]
    [InlineData("--launch-profile A", "127.0.0.1:5081")]
    [InlineData("-lp a", "127.0.0.1:5081")]
    [InlineData("--launch-profile=a", "127.0.0.1:5081")]
    [InlineData("--launch-profile nothere", Default)]
    [InlineData("--launch-profile i", Default)]
    [InlineData("--no-launch-profile", Default)]
    [InlineData("--no-launch-profile --launch-profile a", Default)]
    [InlineData("-lp args", "127.0.0.1:5083")]
    [InlineData("-lp args -- --x 1", "127.0.0.1:5082")]
    [InlineData("-lp args --no-launch-profile-arguments", "127.0.0.1:5082")]
    [InlineData("-lp args --no-launch-profile-arguments --urls http://127.0.0.1:5084", "127.0.0.1:5082")]
    [InlineData("- --urls http://127.0.0.1:5084", "127.0.0.1:5084")]
    [InlineData("-lp a -", Default)]
    [InlineData("-lp a x -", "127.0.0.1:5081")]
    [InlineData("-lp a -- -", "127.0.0.1:5081")]
    [InlineData("--list-devices", "--list-devices makes dotnet run list devices and start nothing.")]
    [InlineData("--urls http://127.0.0.1:5084", "127.0.0.1:5084")]
    [InlineData("-e ASPNETCORE_URLS=http://127.0.0.1:5085", "127.0.0.1:5085")]
    [InlineData("-e:ASPNETCORE_URLS=http://127.0.0.1:5085", "127.0.0.1:5085")]
    [InlineData("--environment=ASPNETCORE_URLS=http://127.0.0.1:5085", "127.0.0.1:5085")]
    [InlineData("-- -e ASPNETCORE_URLS=http://127.0.0.1:5085", Profile)]
    [InlineData("--no-launch-profile=false", Default)]
    [InlineData("-lp a -lp args", "Option '-lp' expects a single argument but 2 were provided.")]
    [InlineData("-lp", "Required argument missing for option: '-lp'.")]
    public void RunOptions(string words, string expected)
    {
        _run.Write("Properties/launchSettings.json", """
            {"profiles":{
              "http":{"commandName":"Project","applicationUrl":"http://localhost:5080"},
              "a":{"commandName":"Project","applicationUrl":"http://127.0.0.1:5081"},
              "i":{"commandName":"IISExpress"},
              "args":{"commandName":"Project","applicationUrl":"http://127.0.0.1:5082","commandLineArgs":"--urls http://127.0.0.1:5083"}}}
            """);

        Assert.Equal(expected, _run.Sockets(words.Split(' ')));
    }

    [Fact]
    public void RunOptions_FromAResponseFile()
    {
        _run.Write("run.rsp", "# which profile\n--launch-profile\na\n").Write("Properties/launchSettings.json", """{"profiles":{"http":{"commandName":"Project"},"a":{"commandName":"Project","applicationUrl":"http://127.0.0.1:5081"}}}""");

        Assert.Equal("127.0.0.1:5081", _run.Sockets($"@{_run.Folder}/run.rsp"));
    }

    [Fact]
    public void LaunchProfile_InPropertiesWinsOverTheOneBesideTheProject()
    {
        _run.Write("App.run.json", """{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://127.0.0.1:5081"}}}""");
        Assert.Equal("127.0.0.1:5081", _run.Sockets());

        _run.Write("Properties/launchSettings.json", """{"profiles":{"a":{"commandName":"Project","applicationUrl":"http://localhost:5080"}}}""");
        Assert.Equal(Profile, _run.Sockets());
    }

    // The environment's name decides which files are read.
    [Theory]
    [InlineData("", "127.0.0.1:6001")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Development", "127.0.0.1:6002")]
    [InlineData("DOTNET_ENVIRONMENT=Development", "127.0.0.1:6002")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Staging|DOTNET_ENVIRONMENT=Development", "127.0.0.1:6002")]
    [InlineData("ENVIRONMENT=Development", "127.0.0.1:6001")]
    [InlineData("ASPNETCORE_ENVIRONMENT=", "127.0.0.1:6000")]
    [InlineData("DOTNET_ENVIRONMENT=Development|args=--environment Production", "127.0.0.1:6001")]
    [InlineData("DOTNET_ENVIRONMENT=development", "127.0.0.1:6003")]
    public void EnvironmentName(string setting, string expected)
    {
        _run.Write("appsettings.json", """{ "Urls": "http://127.0.0.1:6000", "Environment": "Development" }""")
            .Write("appsettings.Production.json", """{ "Urls": "http://127.0.0.1:6001" }""")
            .Write("appsettings.Development.json", """{ "Urls": "http://127.0.0.1:6002" }""")
            .Write("home/.microsoft/usersecrets/id/secrets.json", """{ "x": "" }""");
        if (setting == "DOTNET_ENVIRONMENT=development")
        {
            _run.Write("home/.microsoft/usersecrets/id/secrets.json", """{ "urls": "http://127.0.0.1:6003" }""");
        }

        Assert.Equal(expected, Start(setting));
    }

    // The precedence of the sources, and what hides what.
    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|DOTNET_URLS=http://127.0.0.1:2", null, "127.0.0.1:2")]
    [InlineData("DOTNET_URLS=http://127.0.0.1:2", """{"Urls":"http://127.0.0.1:3"}""", "127.0.0.1:3")]
    [InlineData("URLS=http://127.0.0.1:4", """{"Urls":"http://127.0.0.1:3"}""", "127.0.0.1:4")]
    [InlineData("URLS=http://127.0.0.1:4|args=--urls http://127.0.0.1:5", """{"Urls":"http://127.0.0.1:3"}""", "127.0.0.1:5")]
    [InlineData("aspnetcore_urls=http://127.0.0.1:1", null, "127.0.0.1:1")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1", """{"Urls":""}""", Default)]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1", """{"Urls":null}""", Default)]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1", """{"Urls":[]}""", Default)]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1", """{"Urls":["http://127.0.0.1:3"]}""", "127.0.0.1:1")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|URLS=", null, Default)]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|args=--urls=", null, Default)]
    [InlineData("ASPNETCORE_HTTP_PORTS=81|ASPNETCORE_HTTPS_PORT=82", null, "[::]:81")]
    [InlineData("ASPNETCORE_HTTP_PORTS=81; 82 ;", null, "[::]:81 [::]:82")]
    [InlineData("ASPNETCORE_HTTP_PORTS=81|ASPNETCORE_URLS=http://127.0.0.1:1", null, "127.0.0.1:1")]
    [InlineData("HTTP_PORTS=81|ASPNETCORE_URLS=http://127.0.0.1:1", null, "127.0.0.1:1")]
    [InlineData("HTTP_PORTS=abc", null, "[::]:80")]
    [InlineData("server.urls=http://127.0.0.1:1", null, Default)]
    [InlineData("DOTNET_hostBuilder__reloadConfigOnChange=FALSE", null, Default)]
    [InlineData("hostBuilder__reloadConfigOnChange=maybe", null, Default)]
    [InlineData("DOTNET_hostBuilder__reloadConfigOnChange=maybe", null, "Failed to convert configuration value 'maybe' at 'hostBuilder:reloadConfigOnChange' to type 'System.Boolean'.")]
    [InlineData("Logging__LogLevel__Default=warning", """{"Logging":{"Console":{"LogLevel":{"A":"2","B":""}},"LogLevel":{"C":null}}}""", Default)]
    [InlineData("Logging__LogLevel__Default=Verbose", null, "Configuration value 'Verbose' is not supported: 'Logging:LogLevel:Default' is no level of logging.")]
    [InlineData("", """{"Logging":{"Console":{"LogLevel":{"A":{"B":"loud"}}}}}""", "Configuration value 'loud' is not supported: 'Logging:Console:LogLevel:A:B' is no level of logging.")]
    [InlineData("args=/urls http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("args=urls=http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("args=-urls http://127.0.0.1:5", null, Default)]
    [InlineData("args=-urls=http://127.0.0.1:5", null, "The short switch '-urls=http://127.0.0.1:5' is not defined in the switch mappings.")]
    [InlineData("args=--verbose --urls http://127.0.0.1:5", null, Default)]
    [InlineData("args=--urls http://127.0.0.1:5 --urls http://127.0.0.1:6", null, "127.0.0.1:6")]
    [InlineData("args=--urls http://127.0.0.1:5 --urls", null, "127.0.0.1:5")]
    [InlineData("args=bare --urls http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("args=--Kestrel__Endpoints__A__Url http://127.0.0.1:5", null, Default)]
    [InlineData("Kestrel__Endpoints__A__Url=http://127.0.0.1:5", """{"kestrel":{"endpoints":{"a":{"url":"http://127.0.0.1:3"}}}}""", "127.0.0.1:5")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__A__Url=http://127.0.0.1:5", """{"Kestrel:Endpoints:A:Url":"http://127.0.0.1:3"}""", "127.0.0.1:3")]
    [InlineData("Kestrel__Endpoints__B__Url=http://127.0.0.1:5", """{"Kestrel":{"Endpoints":{"A":{"Url":"http://127.0.0.1:3"}}}}""", "127.0.0.1:3 127.0.0.1:5")]
    public void Sources(string setting, string? settings, string expected)
    {
        if (settings is not null)
        {
            _run.Write("appsettings.json", settings);
        }

        Assert.Equal(expected, Start(setting));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "a": 1, "A": 2 }""")]
    public void BrokenSettings_StopTheProgram_WhereTheyAreOfTheEnvironment(string text)
    {
        _run.Write("appsettings.Staging.json", text);
        Assert.Equal(Default, _run.Sockets());

        _run.Write("appsettings.Production.json", text);
        Assert.StartsWith("Failed to load configuration from file", _run.Sockets(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("App.settings.json")]
    [InlineData("App.settings.Production.json")]
    public void ApplicationSettings_AreNewInNet10_AndNotOfTheSlimBuilder(string file)
    {
        using var slim = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.SlimWebApplication } } };
        const string Text = """{ "Urls": "http://127.0.0.1:1" }""";

        Assert.Equal("127.0.0.1:1", _run.Write(file, Text).Sockets());
        Assert.Equal(Default, slim.Write(file, Text).Sockets());
    }

    [Fact]
    public void GenericHost_TakesAspNetCoreOverDotNet()
    {
        using var generic = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.GenericHost } } };
        generic.Shell["ASPNETCORE_URLS"] = "http://127.0.0.1:1";
        generic.Shell["DOTNET_URLS"] = "http://127.0.0.1:2";

        Assert.Equal("127.0.0.1:1", generic.Sockets());
    }

    // The web host of before .NET Core 3: urls of ASPNETCORE_ variables and arguments, endpoints from everywhere.
    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|DOTNET_URLS=http://127.0.0.1:2|URLS=http://127.0.0.1:4", """{"Urls":"http://127.0.0.1:3"}""", "127.0.0.1:1")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|args=--urls http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("ASPNETCORE_HTTP_PORTS=81", null, Default)]
    [InlineData("args=--server.urls http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("ASPNETCORE_hostBuilder__reloadConfigOnChange=maybe", null, Default)]
    [InlineData("Kestrel__Endpoints__A__Url=http://127.0.0.1:4|ASPNETCORE_URLS=http://127.0.0.1:1", """{"Kestrel":{"Endpoints":{"B":{"Url":"http://127.0.0.1:3"}}}}""", "127.0.0.1:4 127.0.0.1:3")]
    public void WebHost(string setting, string? settings, string expected) => Assert.Equal(expected, StartAs(new() { Source = ProgramSource.Usual with { Host = HostModel.WebHost } }, setting, settings));

    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:1|URLS=http://127.0.0.1:4", """{"Urls":"http://127.0.0.1:3"}""", Default)]
    [InlineData("args=--urls http://127.0.0.1:5", null, "127.0.0.1:5")]
    [InlineData("args=--Kestrel:Endpoints:A:Url=http://127.0.0.1:5", null, Default)]
    [InlineData("args=--Logging:LogLevel:Default=loud", null, Default)]
    [InlineData("", "{", Default)]
    [InlineData("args=--urls https://127.0.0.1:5", null, "Call UseKestrelHttpsConfiguration() on IWebHostBuilder to enable loading HTTPS settings from configuration.")]
    public void EmptyBuilder_ReadsItsArgumentsAlone(string setting, string? settings, string expected) =>
        Assert.Equal(expected, StartAs(new() { Source = ProgramSource.Usual with { Host = HostModel.EmptyWebApplication } }, setting, settings));

    [Fact]
    public void EnvironmentInCode_IsOverAllOthers() => Assert.Equal(
        "127.0.0.1:3",
        StartAs(new() { Source = ProgramSource.Usual with { EnvironmentName = "Staging" } }, "DOTNET_ENVIRONMENT=Production|args=--environment Production", """{"Urls":"http://127.0.0.1:3"}""", "appsettings.Staging.json"));

    [Fact]
    public void PreferHostingUrlsInCode_IsLikeTheSetting() => Assert.Equal(
        "127.0.0.1:9",
        StartAs(new() { Source = ProgramSource.Usual with { PrefersUrls = true } }, "URLS=http://127.0.0.1:9", """{"Kestrel":{"Endpoints":{"B":{"Url":"http://127.0.0.1:3"}}}}"""));

    // Kestrel's endpoints, and what they replace.
    [Theory]
    [InlineData("""{"Endpoints":{"B":{"Url":"http://127.0.0.1:1"},"10":{"Url":"http://127.0.0.1:2"},"9":{"Url":"http://127.0.0.1:3"}}}""", "", "127.0.0.1:3 127.0.0.1:2 127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--urls http://127.0.0.1:9", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--urls nonsense", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--urls http://127.0.0.1:9 --preferHostingUrls true", "127.0.0.1:9")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--urls http://127.0.0.1:9 --preferHostingUrls 1", "127.0.0.1:9")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--urls http://127.0.0.1:9 --preferHostingUrls yes", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1"}}}""", "--preferHostingUrls true", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://localhost:0"}}}""", "--urls http://127.0.0.1:9 --preferHostingUrls true", "Dynamic port binding is not supported when binding to localhost.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://pipe:/name"}}}""", "--urls http://127.0.0.1:9 --preferHostingUrls true", "127.0.0.1:9")]
    [InlineData("""{"Endpoints":{}}""", "", Default)]
    [InlineData("""{"EndpointDefaults":{"Protocols":"Http1"}}""", "", Default)]
    [InlineData("""{"Endpoints":{"A":{}}}""", "", "The endpoint A is missing the required 'Url' parameter.")]
    [InlineData("""{"Endpoints":{"A":{"Url":""}}}""", "", "The endpoint A is missing the required 'Url' parameter.")]
    [InlineData("""{"Endpoints":{"A":"http://127.0.0.1:1"}}""", "", "The endpoint A is missing the required 'Url' parameter.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Protocols":"nonsense"}}}""", "", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Protocols":"Http3"}}}""", "", "HTTP/3 requires HTTPS.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Protocols":"Http1AndHttp2AndHttp3"}}}""", "", "127.0.0.1:1")]
    [InlineData("""{"EndpointDefaults":{"Protocols":"Http3"}}""", "", "HTTP/3 requires HTTPS.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","SslProtocols":["Tls12"]}}}""", "", "The non-HTTPS endpoint A includes HTTPS-only configuration for SslProtocols.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","ClientCertificateMode":"NoCertificate"}}}""", "", "The non-HTTPS endpoint A includes HTTPS-only configuration for ClientCertificateMode.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","ClientCertificateMode":"sometimes"}}}""", "", "127.0.0.1:1")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Sni":{"a":{}}}}}""", "", "The non-HTTPS endpoint A includes HTTPS-only configuration for Sni.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Certificate":{"Path":"x.pfx"}}}}""", "", "The non-HTTPS endpoint A includes HTTPS-only configuration for Certificate.")]
    [InlineData("""{"Endpoints":{"A":{"Url":"http://127.0.0.1:1","Certificate":{}}}}""", "", "127.0.0.1:1")]
    public void KestrelEndpoints(string kestrel, string arguments, string expected) =>
        Assert.Equal(expected, _run.Write("appsettings.json", $"{{ \"Kestrel\": {kestrel} }}").Sockets(["--", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

    // One address.
    [Theory]
    [InlineData("http://localhost:1", "127.0.0.1:1 [::1]:1")]
    [InlineData("HTTP://LOCALHOST:1", "127.0.0.1:1 [::1]:1")]
    [InlineData("http://api.localhost:1", "127.0.0.1:1 [::1]:1")]
    [InlineData("http://.localhost:1", "[::]:1")]
    [InlineData("http://localhost.:1", "[::]:1")]
    [InlineData("http://mylocalhost:1", "[::]:1")]
    [InlineData("http://user@localhost:1", "[::]:1")]
    [InlineData("http://*:1", "[::]:1")]
    [InlineData("http://+:1", "[::]:1")]
    [InlineData("http://[::]:1", "[::]:1")]
    [InlineData("http://0.0.0.0:1", "0.0.0.0:1")]
    [InlineData("http://0:1", "0.0.0.0:1")]
    [InlineData("http://127.1:1", "127.0.0.1:1")]
    [InlineData("http://[::1]:1", "[::1]:1")]
    [InlineData("http://::1:1", "[::1]:1")]
    [InlineData("http://127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("http://127.0.0.1", "127.0.0.1:80")]
    [InlineData("http://127.0.0.1:", "[::]:80")]
    [InlineData("http://localhost:http", "[::]:80")]
    [InlineData("http://localhost:5000?x=1", "[::]:80")]
    [InlineData("http://127.0.0.1: 1", "127.0.0.1:1")]
    [InlineData("http://127.0.0.1:+1", "127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/", "127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1;;", "127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1//", "A path base can only be configured using IApplicationBuilder.UsePathBase(): 'http://127.0.0.1:1//'.")]
    [InlineData("http://127.0.0.1:1/app", "A path base can only be configured using IApplicationBuilder.UsePathBase(): 'http://127.0.0.1:1/app'.")]
    [InlineData("http://127.0.0.1:1; http://127.0.0.1:2", "Unrecognized scheme in server address ' http://127.0.0.1:2'. Only 'http://' and 'https://' are supported.")]
    [InlineData("ftp://127.0.0.1:1", "Unrecognized scheme in server address 'ftp://127.0.0.1:1'. Only 'http://' and 'https://' are supported.")]
    [InlineData("127.0.0.1:1", "Invalid url: '127.0.0.1:1'.")]
    [InlineData("http://:1", "Invalid url: 'http://:1'.")]
    [InlineData("http://127.0.0.1:-1", "Port -1 of 'http://127.0.0.1:-1' is out of range (0 to 65535).")]
    [InlineData("http://127.0.0.1:70000", "Port 70000 of 'http://127.0.0.1:70000' is out of range (0 to 65535).")]
    [InlineData("http://localhost:0", "Dynamic port binding is not supported when binding to localhost.")]
    [InlineData("http://[::ffff:127.0.0.1]:1", "Failed to bind to address http://[::ffff:127.0.0.1]:1: an IPv4-mapped address cannot be bound.")]
    [InlineData("http://pipe:/name", "Named pipes transport requires a Windows operating system.")]
    [InlineData("http://127.0.0.1:1;http://localhost:1", "Failed to bind to address http://localhost:1: address already in use. http://127.0.0.1:1 of the same program has port 1 already.")]
    [InlineData("http://127.0.0.1:1;http://[::1]:1", "127.0.0.1:1 [::1]:1")]
    [InlineData("http://unix:/tmp/localbind-no-such-file.sock", "")]
    public void Address(string urls, string expected) => Assert.Equal(expected, _run.Sockets("--urls", urls));

    [Fact]
    public void UnixSocket_WhoseFileIsThere_IsInUse()
    {
        _run.Write("a.sock", "");

        Assert.Contains("address already in use", _run.Sockets("--urls", $"http://unix:{_run.Folder}/a.sock"), StringComparison.Ordinal);
    }

    // https, which needs a certificate; and HTTP/3 over it, which is UDP.
    [Theory]
    [InlineData(false, false, "", "Unable to configure HTTPS endpoint.")]
    [InlineData(true, false, "", "127.0.0.1:1")]
    [InlineData(true, false, "--Kestrel:EndpointDefaults:Protocols=Http3", "Unable to bind an HTTP/3 endpoint: QUIC is not supported on this machine.")]
    [InlineData(true, true, "--Kestrel:EndpointDefaults:Protocols=Http3", "127.0.0.1:1/udp")]
    [InlineData(true, true, "--Kestrel:EndpointDefaults:Protocols=Http1AndHttp2AndHttp3", "127.0.0.1:1 127.0.0.1:1/udp")]
    [InlineData(true, false, "--Kestrel:EndpointDefaults:Protocols=Http1AndHttp2AndHttp3", "127.0.0.1:1")]
    [InlineData(true, true, "", "127.0.0.1:1")]
    [InlineData(true, false, "--Kestrel:Certificates:Default:Path=none.pfx", "The certificate file ")]
    [InlineData(true, false, "--Kestrel:Certificates:Default:Subject=nobody", "The requested certificate nobody could not be found in CurrentUser/My")]
    public void Https(bool hasDeveloperCertificate, bool hasQuic, string argument, string expected)
    {
        using var run = new CheckedRun { Machine = new FixedMachine(hasDeveloperCertificate, hasQuic) };

        Assert.StartsWith(expected, run.Sockets(["--urls", "https://127.0.0.1:1", .. argument.Split(' ', StringSplitOptions.RemoveEmptyEntries)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Call UseKestrelHttpsConfiguration()")]
    [InlineData(true, "127.0.0.1:1")]
    public void Https_SlimBuilder_KnowsItOnlyIfToldTo(bool addsHttps, string expected)
    {
        using var slim = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.SlimWebApplication, AddsHttps = addsHttps } }, Machine = new FixedMachine(hasDeveloperCertificate: true) };

        Assert.StartsWith(expected, slim.Sockets("--urls", "https://127.0.0.1:1"), StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsInCode_CountOverArguments()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { ContentRoot = ".", ApplicationName = "Shop" } } };
        run.Write("bin/Shop.settings.json", """{ "Urls": "http://127.0.0.1:1" }""").Write("other/Shop.settings.json", """{ "Urls": "http://127.0.0.1:2" }""");

        Assert.Equal("127.0.0.1:1", run.Sockets("--contentRoot", Path.Combine(run.Folder, "other"), "--applicationName", "App"));
    }

    [Theory]
    [InlineData("Json:hosting.json", "127.0.0.1:1")]
    [InlineData("Json:hosting.json Variables:SHOP_", "127.0.0.1:2")]
    [InlineData("Json:hosting.json Arguments:", "127.0.0.1:3")]
    [InlineData("Json:none.json", "127.0.0.1:3")]
    [InlineData("Json!:hosting.json", "127.0.0.1:1")]
    [InlineData("Json:hosting.{EnvironmentName}.json", "127.0.0.1:4")]
    [InlineData("Ini:hosting.ini", "127.0.0.1:5")]
    [InlineData("Clear:", "127.0.0.1:3")]
    [InlineData("Clear: Variables:SHOP_", "127.0.0.1:2")]
    [InlineData("Arguments:-U=urls", "127.0.0.1:6")]
    [InlineData("Arguments:--unused=urls", "127.0.0.1:3")]
    public void AddedSources_CountOverThoseOfTheBuilder(string added, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { AddedSources = [.. added.Split(' ').Select(AddedSource.Parse)] } } };
        run.Shell["SHOP_URLS"] = "http://127.0.0.1:2";

        Assert.Equal(expected, run.Write("hosting.json", """{ "urls": "http://127.0.0.1:1" }""").Write("hosting.Production.json", """{ "urls": "http://127.0.0.1:4" }""")
            .Write("hosting.ini", "; where\n[A]\nB = c\n[Kestrel:Endpoints:A]\nUrl = \"http://127.0.0.1:5\"\n").Sockets("--urls", "http://127.0.0.1:3", "-u", "http://127.0.0.1:6"));
    }

    [Theory]
    [InlineData("Json!:none.json", "", "The configuration file 'none.json' was not found and is not optional.")]
    [InlineData("Ini:a.ini", "a", "Failed to load configuration from file ")]
    [InlineData("Ini:a.ini", "a=1\nA=2", "Failed to load configuration from file ")]
    public void AddedSources_MayStopTheProgram(string added, string text, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { AddedSources = [AddedSource.Parse(added)] } } };

        Assert.StartsWith(expected, run.Write("a.ini", text).Sockets(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddedSources_AreAllThatAnEmptyBuilderHas()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.EmptyWebApplication, AddedSources = [new(AddedSourceKind.Json, "hosting.json")] } } };

        Assert.Equal("127.0.0.1:1", run.Write("hosting.json", """{ "urls": "http://127.0.0.1:1" }""").Write("appsettings.json", """{ "urls": "http://127.0.0.1:2" }""").Sockets());
    }

    [Theory]
    [InlineData("Json:none.json", "", "127.0.0.1:3")]
    [InlineData("Json?Development:hosting.json", "", "127.0.0.1:3")]
    [InlineData("Json?!Development:hosting.json", "", "127.0.0.1:1")]
    [InlineData("Json:{AssemblyFolder}/{EnvironmentName}/hosting.json", "", "127.0.0.1:4")]
    [InlineData("KeyPerFile:{WorkingFolder}/secrets", "", "127.0.0.1:5")]
    [InlineData("Json:nothing.json", "", "127.0.0.1:3")]
    public void AddedSources_UnderConditionsAndInOtherFolders(string added, string arguments, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { AddedSources = [AddedSource.Parse(added)] } } };
        run.Write("hosting.json", """{ "urls": "http://127.0.0.1:1" }""").Write("bin/Production/hosting.json", """{ "urls": "http://127.0.0.1:4" }""").Write("secrets/Urls", "http://127.0.0.1:5" + Environment.NewLine)
            .Write("nothing.json", """{ "urls": "" }""");

        Assert.Equal(expected, run.Sockets([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--urls", "http://127.0.0.1:3"]));
        Assert.True(run.Plan().IsConfiguredCertain);
    }

    [Theory]
    [InlineData("Json??:hosting.json", false)]
    [InlineData("Other:", false)]
    [InlineData("Other:hosting.json", false)]
    [InlineData("Other:none.xml", true)]
    public void AddedSources_WhatIsNotRead_MaySayOtherwise(string added, bool isCertain)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { AddedSources = [AddedSource.Parse(added)] } } };

        Assert.Equal(isCertain, run.Write("hosting.json", "{}").Plan().IsConfiguredCertain);
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:2", false)]
    [InlineData("URLS", "http://127.0.0.1:2", true)]
    [InlineData("urls", "http://127.0.0.1:1", true)]
    [InlineData("path", "other", true)]
    public void VariablesThatDifferInCase_AreTakenByChance(string name, string value, bool isCertain)
    {
        using var run = new CheckedRun();
        run.Shell["URLS"] = "http://127.0.0.1:1";
        run.Shell["PATH"] = "/";
        run.Shell[name] = value;

        Assert.Equal(isCertain, run.Plan().IsConfiguredCertain);
    }

    [Theory]
    [InlineData("*;\u00e4..b", true)]
    [InlineData("example.com;m\u00fcnchen.de:80;a b;*.x;a..b", true)]
    [InlineData("example.com;\u00e4..b", false)]
    public void AllowedHosts_MayStopTheProgram(string hosts, bool starts)
    {
        using var run = new CheckedRun();

        Assert.Equal(starts ? Default : $"'\u00e4..b' in 'AllowedHosts' is not a valid IDN name.", run.Sockets("--AllowedHosts", hosts));
    }

    [Theory]
    [InlineData("<Module>\0Startup\0", Default)]
    [InlineData("<Module>\0Program\0", "A type named 'Startup' could not be found in assembly 'app' ('startupAssembly').")]
    public void StartupAssembly_OfTheProgram_NeedsAStartupClass(string names, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { AssemblyName = "App" } };

        Assert.Equal(expected, run.Write("bin/App.dll", names).Sockets("--startupAssembly", "app"));
    }

    [Fact]
    public void ArgumentsThatTheProgramChanges_AreNotCertain()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { ChangesArguments = true } } };

        Assert.True(run.Plan().IsConfiguredCertain);
        Assert.False(run.Plan("--seed").IsConfiguredCertain);
    }

    [Fact]
    public void UsedConfiguration_CountsOverTheArgumentsOfTheHost()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.WebHost, UsedSources = [new(AddedSourceKind.Json, "{WorkingFolder}/hosting.json")] } } };
        run.Shell["ASPNETCORE_URLS"] = "http://127.0.0.1:2";

        Assert.Equal("127.0.0.1:2", run.Sockets());
        Assert.Equal("127.0.0.1:1", run.Write("hosting.json", """{ "urls": "http://127.0.0.1:1" }""").Sockets());
    }

    [Fact]
    public void HostConfiguration_IsBelowTheVariablesOfAspNetCore()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.GenericHost, HostSources = [new(AddedSourceKind.Variables, "PREFIX_")] } } };
        run.Shell["PREFIX_URLS"] = "http://127.0.0.1:1";

        Assert.Equal("127.0.0.1:1", run.Sockets());
        run.Shell["ASPNETCORE_URLS"] = "http://127.0.0.1:2";
        Assert.Equal("127.0.0.1:2", run.Sockets());
    }

    [Fact]
    public void KestrelConfiguredByAnotherSection_ReadsThatOne()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { KestrelSection = "Web:Kestrel" } } };

        Assert.Equal("127.0.0.1:1", run.Sockets("--Web:Kestrel:Endpoints:A:Url=http://127.0.0.1:1", "--Kestrel:Endpoints:B:Url=http://127.0.0.1:2"));
        Assert.Equal(Default, run.Sockets("--Kestrel:Endpoints:B:Url=http://127.0.0.1:2"));
    }

    [Fact]
    public void KestrelConfiguredAnew_HasNoSection()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { KestrelSection = "" } } };

        Assert.Equal(Default, run.Sockets("--Kestrel:Endpoints:A:Url=http://127.0.0.1:1"));
    }

    [Fact]
    public void ContentRoot_Relative_CountsFromTheAssembly()
    {
        _run.Write("bin/other/appsettings.json", """{ "Urls": "http://127.0.0.1:1" }""").Write("other/appsettings.json", """{ "Urls": "http://127.0.0.1:2" }""");

        Assert.Equal("127.0.0.1:1", _run.Sockets("--contentRoot", "other"));
    }

    public void Dispose() => _run.Dispose();

    // The same for another builder.
    private static string StartAs(ProgramFacts program, string setting, string? settings, string file = "appsettings.json")
    {
        using var run = new CheckedRun { Program = program };
        if (settings is not null)
        {
            run.Write(file, settings);
        }

        return Start(run, setting);
    }

    private string Start(string setting) => Start(_run, setting);

    // Variables with bars between them; args= for arguments.
    private static string Start(CheckedRun run, string setting)
    {
        var parts = setting.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToArray();
        foreach (var part in parts.Where(p => p[0] != "args"))
        {
            run.Shell[part[0]] = part[1];
        }

        return run.Sockets(["--", .. parts.Where(p => p[0] == "args").SelectMany(p => p[1].Split(' '))]);
    }
}
