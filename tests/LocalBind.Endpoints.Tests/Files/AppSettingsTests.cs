using System;
using System.IO;
using System.Linq;
using System.Text;
using LocalBind.Endpoints.Files;
using Microsoft.Extensions.Configuration;
using Xunit;
using static LocalBind.Endpoints.Tests.Files.ConfigurationText;

namespace LocalBind.Endpoints.Tests.Files;

public class AppSettingsTests
{
    [Theory]
    [InlineData("\"Urls\": \"http://*:5080;http://localhost:5081\"", "Urls http://*:5080 [*|5080]", "Urls http://localhost:5081 [localhost|5081]")]
    [InlineData("\"urls\": \"\", \"http_ports\": \"1\"", "http_ports http://*:1 [|1]")]
    [InlineData("\"urls\": null, \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"https://localhost:1\", \"Certificate\": { \"Path\": \"a.pfx\" }, \"SslProtocols\": [\"Tls13\"], \"Protocols\": \"http3\" } } }", "Kestrel:Endpoints:A:Url https://localhost:1 [localhost|1]")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"Certificate\": { \"Password\": \"a\" }, \"SslProtocols\": [], \"Protocols\": \"Http1, 2\" } } }", "Kestrel:Endpoints:A:Url http://localhost:1 [localhost|1]")]
    [InlineData("\"http_ports\": 5080", "http_ports http://*:5080 [|5080]")]
    [InlineData("\"HTTP_PORTS\": \"5080;5081\"", "HTTP_PORTS http://*:5080 [|5080]", "HTTP_PORTS http://*:5081 [|5081]")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://0.0.0.0:1\" } } }", "Kestrel:Endpoints:A:Url http://0.0.0.0:1 [0.0.0.0|1]")]
    [InlineData("\"kestrel:endpoints:A:url\": \"http://10.0.0.1:1\"", "Kestrel:Endpoints:A:Url http://10.0.0.1:1 [10.0.0.1|1]")]
    [InlineData("\"Kestrel:Endpoints\": { \"A:Url\": \"http://localhost:1\" }", "Kestrel:Endpoints:A:Url http://localhost:1 [localhost|1]")]
    [InlineData("\"Kestrel\": { \"Endpoints\": [ { \"Url\": \"http://localhost:1\" } ] }", "Kestrel:Endpoints:0:Url http://localhost:1 [localhost|1]")]
    [InlineData("\"Kestrel\": { \"EndpointDefaults\": { \"Url\": \"http://*:1\" } }, \"Service\": { \"Url\": \"http://*:1\", \"urls\": \"http://*:2\" }")]
    [InlineData("\"Urls\": { \"Identity\": \"http://localhost:15100\", \"Basket\": { \"Base\": \"http://basket-api\" } }")]
    [InlineData("\"Urls:Identity\": \"http://localhost:15100\", \"urls\": \"http://localhost:1\"", "urls http://localhost:1 [localhost|1]")]
    [InlineData("\"ConnectionStrings\": { \"Urls\": \"http://0.0.0.0:5000\" }, \"server.urls\": \"\"")]
    public void Keys_Open(string members, params string[] endpoints)
    {
        var text = $"{{ {members} }}";
        var file = AppSettings(text);
        Assert.Equal(endpoints, EndpointsOf(file, text));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("\"Urls\": [ \"http://*:1\" ]", "Urls", "list or object of urls is ignored")]
    [InlineData("\"Urls\": { \"http\": \"http://*:1\" }", "Urls", "list or object of urls is ignored")]
    [InlineData("\"Urls\": { \"Https\": \"https://localhost:1\" }", "Urls", "list or object of urls is ignored")]
    [InlineData("\"Urls\": { \"Identity\": \"http://localhost:1\", \"Public\": \"http://0.0.0.0:2\" }", "Urls", "list or object of urls is ignored")]
    [InlineData("\"Urls\": \"\"", "Urls", "hides the applicationUrl")]
    [InlineData("\"urls\": null", "urls", "hides the applicationUrl")]
    [InlineData("\"urls\": []", "urls", "hides the applicationUrl")]
    [InlineData("\"server.urls\": \"http://*:1\"", "server.urls", "write urls")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"Certificate\": { \"Path\": \"a.pfx\" } } } }", "Certificate", "for https alone")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"SslProtocols\": [\"Tls12\"] } } }", "SslProtocols", "for https alone")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"Sni\": { \"a\": { \"Protocols\": \"Http1\" } } } } }", "Sni", "for https alone")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"clientCertificateMode\": \"NoCertificate\" } } }", "clientCertificateMode", "for https alone")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"Protocols\": \"Http/2\" } } }", "Http/2", "takes Http1AndHttp2")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\", \"Protocols\": \"Http3\" } } }", "Http3", "HTTP/3 needs https")]
    [InlineData("\"Urls\": 5000", "5000", "the app stops at start")]
    [InlineData("\"http_ports\": \"8080,8081\"", "8080,8081", "port 80 on every interface")]
    [InlineData("\"Urls\": \"http://*:1\", \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:2\" } } }", "http://*:1", "Kestrel:Endpoints in the same file replaces it")]
    [InlineData("\"Urls\": \"http://localhost:1\", \"http_ports\": \"2\"", "2", "Urls in the same file replaces it")]
    [InlineData("\"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1;http://localhost:2\" } } }", ";", "an endpoint has one Url")]
    [InlineData("\"a\": 1, \"A\": 2", "A", "stands twice")]
    [InlineData("\"a\": { \"b\": 1 }, \"a:B\": 2", "a:B", "stands twice")]
    [InlineData("\"a\": \"\\ud800\"", "\\ud800", "surrogate")]
    [InlineData("\"a\": 1 \"b\": 2", "\"", "This is no JSON")]
    public void Keys_AreMisread(string members, string at, string says)
    {
        var text = $"{{ {members} }}";
        var problem = Assert.Single(AppSettings(text).Problems);
        Assert.Equal(at, problem.Range.Of(text));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PreferHostingUrls_MakesUrlsCount()
    {
        const string Text = """{ "preferHostingUrls": true, "Urls": "http://localhost:1", "Kestrel": { "Endpoints": { "A": { "Url": "http://*:2" } } } }""";
        Assert.Equal(["Urls http://localhost:1 [localhost|1]"], EndpointsOf(AppSettings(Text), Text));
    }

    [Theory]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Protocols\": \"Http1\" } } } }", false)]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": \"http://localhost:1\" } } }", false)]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": { } } } }", false)]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"\" } } } }", false)]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"http://localhost:1\" } } } }", true)]
    public void Section_KnowsWhetherItHasAUrl(string text, bool hasUrl)
    {
        var section = Assert.Single(AppSettings(text).Sections);
        Assert.Equal(("A", hasUrl, "A"), (section.Name, section.HasUrl, section.Range.Of(text)));
    }

    [Fact]
    public void EmptyEndpoints_HaveNoSection() => Assert.Empty(AppSettings("""{ "Kestrel": { "Endpoints": { }, "Limits": { } } }""").Sections);

    [Theory]
    [InlineData("appsettings.json", ConfigurationFileKind.AppSettings, false)]
    [InlineData("/a/AppSettings.Development.json", ConfigurationFileKind.AppSettings, false)]
    [InlineData("C:\\a\\appsettings.local.json", ConfigurationFileKind.AppSettings, false)]
    [InlineData("appsettings.Production.json", ConfigurationFileKind.AppSettings, true)]
    [InlineData("appsettings.Staging.json", ConfigurationFileKind.AppSettings, true)]
    [InlineData("Properties/launchSettings.json", ConfigurationFileKind.LaunchSettings, false)]
    [InlineData("app.run.json", ConfigurationFileKind.LaunchSettings, false)]
    [InlineData("settings.json", ConfigurationFileKind.None, false)]
    [InlineData("launchSettings.json/x.txt", ConfigurationFileKind.None, false)]
    [InlineData(null, ConfigurationFileKind.None, false)]
    public void FileName_TellsTheKind(string? path, ConfigurationFileKind kind, bool isForDeployment) =>
        Assert.Equal((kind, isForDeployment), (ConfigurationFile.KindOf(path), ConfigurationFile.IsForDeployment(path)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("// c\n{ \"a\": 1, }")]
    [InlineData("{ \"a\": 1, \"A\": 2 }")]
    [InlineData("{ \"a\": {}, \"A\": 2 }")]
    [InlineData("{ \"a\": 2, \"A\": {} }")]
    [InlineData("{ \"a\": [], \"A\": 2 }")]
    [InlineData("{ \"a\": 2, \"A\": [] }")]
    [InlineData("{ \"a\": [], \"A\": {} }")]
    [InlineData("{ \"a\": { \"b\": 1 }, \"A\": { \"c\": 1 } }")]
    [InlineData("{ \"a\": { \"b\": 1 }, \"A\": { \"B\": 1 } }")]
    [InlineData("{ \"a:b\": 1, \"a\": { \"b\": null } }")]
    [InlineData("{ \"a\": [1], \"a:0\": 2 }")]
    [InlineData("{ \"a\": [1], \"a:1\": 2 }")]
    [InlineData("{ \"a\": null, \"a\": null }")]
    [InlineData("{ \"\": 1, \"\": 2 }")]
    [InlineData("{ \"\": { \"\": 1 }, \":\": 2 }")]
    [InlineData("{ \"a\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    [InlineData("{ \"\\ud83d\\ude00\": 1 }")]
    public void File_StopsTheApp_ExactlyWhenConfigurationRefusesIt(string text)
    {
        var isRefused = false;
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            new ConfigurationBuilder().AddJsonStream(stream).Build();
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or InvalidOperationException or InvalidDataException)
        {
            isRefused = true;
        }

        Assert.Equal(isRefused, AppSettings(text).Problems.Any(problem => problem.StopsApp));
    }
}
