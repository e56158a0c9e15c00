using Xunit;

namespace LocalBind.Endpoints.Tests;

public class ListeningKeyTests
{
    [Theory]
    [InlineData("urls", ListeningKeyKind.Urls)]
    [InlineData("Urls", ListeningKeyKind.Urls)]
    [InlineData("URLS", ListeningKeyKind.Urls)]
    [InlineData("http_ports", ListeningKeyKind.HttpPorts)]
    [InlineData("HTTPS_PORTS", ListeningKeyKind.HttpsPorts)]
    [InlineData("Kestrel:Endpoints:Http:Url", ListeningKeyKind.EndpointUrl)]
    [InlineData("kestrel:endpoints:h:url", ListeningKeyKind.EndpointUrl)]
    [InlineData(null, ListeningKeyKind.None)]
    [InlineData("", ListeningKeyKind.None)]
    [InlineData("url", ListeningKeyKind.None)]
    [InlineData("https_port", ListeningKeyKind.None)]
    [InlineData("server.urls", ListeningKeyKind.None)]
    [InlineData("Service:Urls", ListeningKeyKind.None)]
    [InlineData("Kestrel:Endpoints:Url", ListeningKeyKind.None)]
    [InlineData("Kestrel:Endpoints::Url", ListeningKeyKind.None)]
    [InlineData("Kestrel:Endpoints:Http:Certificate:Url", ListeningKeyKind.None)]
    [InlineData("Kestrel:Endpoints:Http:Protocols", ListeningKeyKind.None)]
    public void Of_KnowsTheKeysThatListen(string? key, ListeningKeyKind expected) => Assert.Equal(expected, ListeningKey.Of(key));

    [Theory]
    [InlineData("ASPNETCORE_URLS", ListeningKeyKind.Urls)]
    [InlineData("aspnetcore_urls", ListeningKeyKind.Urls)]
    [InlineData("DOTNET_URLS", ListeningKeyKind.Urls)]
    [InlineData("URLS", ListeningKeyKind.Urls)]
    [InlineData("ASPNETCORE_HTTP_PORTS", ListeningKeyKind.HttpPorts)]
    [InlineData("HTTPS_PORTS", ListeningKeyKind.HttpsPorts)]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Http__Url", ListeningKeyKind.EndpointUrl)]
    [InlineData("Kestrel__Endpoints__Http__Url", ListeningKeyKind.EndpointUrl)]
    [InlineData("Kestrel:Endpoints:Http:Url", ListeningKeyKind.EndpointUrl)]
    [InlineData("ASPNETCORE_ENVIRONMENT", ListeningKeyKind.None)]
    [InlineData("MYAPP_URLS", ListeningKeyKind.None)]
    [InlineData("ASPNETCORE_DOTNET_URLS", ListeningKeyKind.None)]
    [InlineData(null, ListeningKeyKind.None)]
    public void OfVariable_KnowsPrefixesAndUnderscores(string? name, ListeningKeyKind expected) => Assert.Equal(expected, ListeningKey.OfVariable(name));
}
