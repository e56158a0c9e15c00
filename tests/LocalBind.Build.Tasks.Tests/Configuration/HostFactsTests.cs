using System;
using System.IO;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Tests.Checks;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Configuration;

/// <summary>One test for each thing that is known about the settings of ASP.NET Core 10's hosts that are no addresses and yet decide what is opened, or whether anything is.</summary>
public sealed class HostFactsTests : IDisposable
{
    private const string Iis = "127.0.0.1:5050";

    private readonly CheckedRun _run = new();

    // IIS starts a program with a port, a path and a token.
    [Theory]
    [InlineData(HostModel.WebApplication, "", Iis)]
    [InlineData(HostModel.WebApplication, "--urls http://127.0.0.1:1", Iis)]
    [InlineData(HostModel.WebApplication, "--Kestrel:Endpoints:A:Url=http://127.0.0.1:1 --preferHostingUrls=false", Iis)]
    [InlineData(HostModel.WebApplication, "--PORT 1", Iis)]
    [InlineData(HostModel.GenericHost, "", Iis)]
    [InlineData(HostModel.GenericHost, "--urls http://127.0.0.1:1", "127.0.0.1:1")]
    [InlineData(HostModel.GenericHost, "--Kestrel:Endpoints:A:Url=http://127.0.0.1:1", Iis)]
    [InlineData(HostModel.GenericHost, "--Kestrel:Endpoints:A:Url=http://127.0.0.1:1 --preferHostingUrls=false", "127.0.0.1:1")]
    [InlineData(HostModel.GenericHost, "--urls=", "127.0.0.1:5000 [::1]:5000")]
    [InlineData(HostModel.WebHost, "--urls http://127.0.0.1:1", Iis)]
    [InlineData(HostModel.WebHost, "--PORT 1", "127.0.0.1:1")]
    [InlineData(HostModel.SlimWebApplication, "", "127.0.0.1:5000 [::1]:5000")]
    [InlineData(HostModel.EmptyWebApplication, "", "127.0.0.1:5000 [::1]:5000")]
    public void Iis_PortTakesThePlaceOfOtherAddresses(HostModel host, string arguments, string expected)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = host } } };
        SetIis(run);

        Assert.Equal(expected, run.Sockets(["--", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
    }

    [Theory]
    [InlineData("ASPNETCORE_TOKEN", "", "127.0.0.1:5000 [::1]:5000")]
    [InlineData("ASPNETCORE_APPL_PATH", "", "127.0.0.1:5000 [::1]:5000")]
    [InlineData("ASPNETCORE_APPL_PATH", "app", "The path in 'value' must start with '/'.")]
    [InlineData("ASPNETCORE_PORT", "0", "127.0.0.1:0")]
    [InlineData("ASPNETCORE_PORT", "99999", "Port 99999 of 'http://127.0.0.1:99999' is out of range (0 to 65535).")]
    public void Iis_NeedsAllItsVariables(string variable, string value, string expected)
    {
        SetIis(_run);
        _run.Shell[variable] = value;

        Assert.Equal(expected, _run.Sockets());
    }

    // The console's logger converts all of its options, whichever formatter is in use.
    [Theory]
    [InlineData("IncludeScopes", "maybe", false)]
    [InlineData("IncludeScopes", " true ", true)]
    [InlineData("IncludeScopes", "", true)]
    [InlineData("DisableColors", "1", false)]
    [InlineData("MaxQueueLength", "0", false)]
    [InlineData("MaxQueueLength", "0x10", false)]
    [InlineData("MaxQueueLength", " 10 ", true)]
    [InlineData("QueueFullMode", "dropwrite", true)]
    [InlineData("QueueFullMode", "Wait, DropWrite", true)]
    [InlineData("QueueFullMode", "7", false)]
    [InlineData("Format", "nope", false)]
    [InlineData("LogToStandardErrorThreshold", "loud", false)]
    [InlineData("LogToStandardErrorThreshold", "none", true)]
    [InlineData("FormatterName", "nope", true)]
    [InlineData("FormatterOptions:SingleLine", "x", false)]
    [InlineData("FormatterOptions:ColorBehavior", "x", false)]
    [InlineData("FormatterOptions:ColorBehavior", "disabled", true)]
    [InlineData("FormatterOptions:JsonWriterOptions:Indented", "x", false)]
    [InlineData("FormatterOptions:JsonWriterOptions:MaxDepth", "-1", false)]
    [InlineData("FormatterOptions:JsonWriterOptions:IndentSize", "127", true)]
    [InlineData("FormatterOptions:JsonWriterOptions:IndentSize", "128", false)]
    [InlineData("FormatterOptions:JsonWriterOptions:NewLine", "x", false)]
    [InlineData("FormatterOptions:Else", "x", true)]
    public void ConsoleLogger(string key, string value, bool starts)
    {
        var expected = starts ? "127.0.0.1:1" : $"Failed to convert configuration value '{value}' at 'Logging:Console:{key}'.";
        Assert.Equal(expected, _run.Sockets("--", "--urls", "http://127.0.0.1:1", $"--Logging:Console:{key}={value}"));

        using var empty = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.EmptyWebApplication } } };
        Assert.Equal("127.0.0.1:1", empty.Sockets("--", "--urls", "http://127.0.0.1:1", $"--Logging:Console:{key}={value}"));
    }

    [Fact]
    public void ConsoleLogger_HasALongNameToo_AndTheShortOneWins()
    {
        const string Long = "--Logging:Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider:MaxQueueLength=x";
        Assert.StartsWith("Failed to convert", _run.Sockets("--", Long), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1:5000 [::1]:5000", _run.Sockets("--", Long, "--Logging:Console:MaxQueueLength=5"));
    }

    [Theory]
    [InlineData("--Logging:CaptureScopes=x", "Failed to convert configuration value 'x' at 'Logging:CaptureScopes' to type 'System.Boolean'.")]
    [InlineData("--Logging:CaptureScopes=true", "127.0.0.1:1")]
    [InlineData("--Logging:CaptureScopes=", "127.0.0.1:1")]
    [InlineData("--startupTimeoutSeconds=0", "The program cannot start within 0 seconds ('startupTimeoutSeconds').")]
    [InlineData("--startupTimeoutSeconds=4294968", "The program cannot start within 4294968 seconds ('startupTimeoutSeconds').")]
    [InlineData("--startupTimeoutSeconds=4294967", "127.0.0.1:1")]
    [InlineData("--startupTimeoutSeconds=-1", "127.0.0.1:1")]
    [InlineData("--shutdownTimeoutSeconds=0", "127.0.0.1:1")]
    public void HostOption(string argument, string expected) => Assert.Equal(expected, _run.Sockets("--", "--urls", "http://127.0.0.1:1", argument));

    [Theory]
    [InlineData(HostModel.WebApplication, false)]
    [InlineData(HostModel.GenericHost, false)]
    [InlineData(HostModel.WebHost, true)]
    public void StartupTimeout_CountsFromASettingsFile(HostModel host, bool starts)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = host } } };

        Assert.Equal(starts, run.Write("appsettings.json", """{ "startupTimeoutSeconds": 0 }""").Sockets() == "127.0.0.1:5000 [::1]:5000");
    }

    // A web root is made where there is none, but not where a file is.
    [Theory]
    [InlineData(HostModel.WebApplication, true)]
    [InlineData(HostModel.SlimWebApplication, true)]
    [InlineData(HostModel.GenericHost, false)]
    [InlineData(HostModel.WebHost, false)]
    public void WebRoot_ThatIsAFile_StopsTheProgram(HostModel host, bool readsSettings)
    {
        foreach (var (where, stops) in new[] { ("--webroot file", true), ("--webroot file/below", true), ("--webroot folder", false), ("appsettings.json", readsSettings) })
        {
            using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = host } } };
            run.Write("file", "").Write("appsettings.json", where == "appsettings.json" ? """{ "webroot": "file" }""" : "{}");
            var sockets = run.Sockets(["--", .. where.Split(' '), "--urls", "http://127.0.0.1:1"]);

            Assert.Equal(stops, sockets.Contains("cannot be created", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("http://[fe80::1]:1", "Failed to bind to address http://[fe80::1]:1: a link-local address needs the name of an interface.")]
    [InlineData("http://[fe80::1%2]:1", "[fe80::1%2]:1")]
    [InlineData("http://[::%1]:1", "[::]:1")]
    [InlineData("http://[::1%1]:1", "[::1]:1")]
    public void Zone(string url, string expected) => Assert.Equal(expected, _run.Sockets("--urls", url));

    // A name in a file may be empty, and is below another level then; it may not be half of a character.
    [Theory]
    [InlineData("""{ "": { "Urls": "http://127.0.0.1:2" }, "Urls": "http://127.0.0.1:1" }""", "127.0.0.1:1")]
    [InlineData("""{ "": "x", "Urls": "http://127.0.0.1:1" }""", "127.0.0.1:1")]
    [InlineData("""{ "\ud800": "x", "Urls": "http://127.0.0.1:1" }""", "A name has half of a surrogate pair.")]
    [InlineData("""{ "\ud83d\ude00": "x", "Urls": "http://127.0.0.1:1" }""", "127.0.0.1:1")]
    public void NamesInAFile(string settings, string expected) => Assert.EndsWith(expected, _run.Write("appsettings.json", settings).Sockets(), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"executablePath\": 5", true)]
    [InlineData("\"workingDirectory\": 5", true)]
    [InlineData("\"commandLineArgs\": 5", false)]
    [InlineData("\"launchUrl\": \"\\ud800\"", false)]
    [InlineData("\"launchUrl\": \"\\ud83d\\ude00\"", true)]
    [InlineData("\"else\": \"\\ud800\"", true)]
    public void LaunchProfile_IsReadByType(string member, bool isApplied)
    {
        _run.Write("Properties/launchSettings.json", $$"""{ "profiles": { "a": { "commandName": "Project", "applicationUrl": "http://127.0.0.1:1", {{member}} } } }""");

        Assert.Equal(isApplied ? "127.0.0.1:1" : "127.0.0.1:5000 [::1]:5000", _run.Sockets());
    }

    // A host without a server opens nothing, whatever is configured, and reads none of it here.
    [Fact]
    public void Worker_OpensNothing()
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = HostModel.Worker } } };

        Assert.Equal("", run.Write("appsettings.json", """{ "Urls": "x" }""").Sockets("--urls", "http://127.0.0.1:1"));
    }

    // An exported developer certificate has to be one.
    [Fact]
    public void DevelopmentCertificate_ThatIsAnother_DoesNotServe()
    {
        Differential.CertificateFolder.Write(Path.Combine(_run.Folder, "certificates"));
        _run.Write("home/.aspnet/https/App.pfx", "");
        File.Copy(Path.Combine(_run.Folder, "certificates", "server.pfx"), Path.Combine(_run.Folder, "home/.aspnet/https/App.pfx"), overwrite: true);

        Assert.StartsWith("Unable to configure HTTPS endpoint.", _run.Sockets("--urls", "https://127.0.0.1:1", "--Kestrel:Certificates:Development:Password=right"), StringComparison.Ordinal);
    }

    // An assembly that is to have the Startup class and is not there.
    [Theory]
    [InlineData(HostModel.WebApplication, "ASPNETCORE_STARTUPASSEMBLY", "No.Such", false)]
    [InlineData(HostModel.WebApplication, "STARTUPASSEMBLY", "No.Such, Version=1.0.0.0", false)]
    [InlineData(HostModel.WebApplication, "STARTUPASSEMBLY", "app", true)]
    [InlineData(HostModel.WebApplication, "STARTUPASSEMBLY", "", true)]
    [InlineData(HostModel.GenericHost, "DOTNET_STARTUPASSEMBLY", "No.Such", false)]
    [InlineData(HostModel.GenericHost, "STARTUPASSEMBLY", "No.Such", true)]
    [InlineData(HostModel.SlimWebApplication, "ASPNETCORE_STARTUPASSEMBLY", "No.Such", true)]
    [InlineData(HostModel.WebHost, "ASPNETCORE_STARTUPASSEMBLY", "No.Such", true)]
    public void StartupAssembly_HasToBeThere(HostModel host, string variable, string value, bool starts)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { Host = host } } };
        run.Shell[variable] = value;

        Assert.Equal(starts ? "127.0.0.1:5000 [::1]:5000" : $"Could not load file or assembly '{value}' ('startupAssembly').", run.Sockets());

        run.Shell["ASPNETCORE_CAPTURESTARTUPERRORS"] = "1";

        Assert.Equal("127.0.0.1:5000 [::1]:5000", run.Sockets());
    }

    // MVC and the list of static files go by the application's name.
    [Theory]
    [InlineData(false, false, "Other", null)]
    [InlineData(true, false, "App", null)]
    [InlineData(true, false, "app", null)]
    [InlineData(true, false, "System.Text.Json", null)]
    [InlineData(true, false, "Other", "Could not load file or assembly 'Other' ('applicationName').")]
    [InlineData(false, true, "App", null)]
    [InlineData(false, true, "app", "The static resources manifest file ")]
    public void ApplicationName_IsThatOfAnAssembly(bool hasParts, bool mapsAssets, string name, string? failure)
    {
        using var run = new CheckedRun { Program = new ProgramFacts { Source = ProgramSource.Usual with { HasApplicationParts = hasParts, MapsStaticAssets = mapsAssets } } };

        Assert.StartsWith(failure ?? "127.0.0.1:5000 ", run.Sockets("--applicationName", name), StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private static void SetIis(CheckedRun run)
    {
        run.Shell["ASPNETCORE_PORT"] = "5050";
        run.Shell["ASPNETCORE_APPL_PATH"] = "/app";
        run.Shell["ASPNETCORE_TOKEN"] = "secret";
    }
}
