using System;
using System.Linq;
using Xunit;
using static LocalBind.Endpoints.Tests.Files.ConfigurationText;

namespace LocalBind.Endpoints.Tests.Files;

public class LaunchSettingsTests
{
    [Theory]
    [InlineData("\"applicationUrl\": \"http://localhost:5080\"", "applicationUrl http://localhost:5080 [localhost|5080]")]
    [InlineData("\"applicationUrl\": \"https://*:7080;http://[::1]:5080/\"", "applicationUrl https://*:7080 [*|7080]", "applicationUrl http://::1:5080 [[::1]|5080]")]
    [InlineData("\"applicationUrl\": \"http:\\/\\/0.0.0.\\u0030:50\\u00380\"", "applicationUrl http://0.0.0.0:5080 [0.0.0.\\u0030|50\\u00380]")]
    [InlineData("\"applicationUrl\": \"http://localhost\"", "applicationUrl http://localhost:80 [localhost|]")]
    [InlineData("\"applicationUrl\": \"http://localhost:70000\"", "applicationUrl http://localhost:70000 [localhost|70000]")]
    [InlineData("\"applicationUrl\": \"http://localhost:99999999999\"", "applicationUrl http://localhost:99999999999 [localhost|99999999999]")]
    [InlineData("\"applicationUrl\": \"http://localhost:0\"", "applicationUrl http://localhost:0 [localhost|0]")]
    [InlineData("\"applicationUrl\": \"http://unix:/tmp/a.sock\"")]
    [InlineData("\"applicationUrl\": \"\"")]
    [InlineData("\"launchUrl\": \"http://0.0.0.0:5000\"")]
    [InlineData("\"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://+:5080\" }", "ASPNETCORE_URLS http://*:5080 [+|5080]")]
    [InlineData("\"environmentVariables\": { \"urls\": \"http://localhost:5080\" }", "urls http://localhost:5080 [localhost|5080]")]
    [InlineData("\"environmentVariables\": { \"DOTNET_HTTP_PORTS\": \"5080; 5081\" }", "DOTNET_HTTP_PORTS http://*:5080 [|5080]", "DOTNET_HTTP_PORTS http://*:5081 [|5081]")]
    [InlineData("\"environmentVariables\": { \"HTTPS_PORTS\": \"7080\" }", "HTTPS_PORTS https://*:7080 [|7080]")]
    [InlineData("\"environmentVariables\": { \"HTTPS_PORT\": \"7080\", \"API_URLS\": \"http://*:1\" }")]
    [InlineData("\"environmentVariables\": { \"Kestrel__Endpoints__A__Url\": \"http://*:5080\" }", "Kestrel__Endpoints__A__Url http://*:5080 [*|5080]")]
    [InlineData("\"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://localhost:%PORT%\" }")]
    public void Profile_Opens(string members, params string[] endpoints)
    {
        var text = Profile(members);
        var file = LaunchSettings(text);
        Assert.Equal(endpoints, EndpointsOf(file, text));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("Docker")]
    [InlineData("DockerCompose")]
    public void ContainerProfile_IsSilent(string command)
    {
        var text = $$"""{ "profiles": { "a": { "commandName": "{{command}}", "applicationUrl": "http://*:80", /* c */ "environmentVariables": { "ASPNETCORE_URLS": "http://+:x" } } } }""";
        var file = LaunchSettings(text);
        Assert.Empty(file.Endpoints);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void IisExpress_MayHaveAPath()
    {
        const string Text = """{ "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:61484/app", "sslPort": 44300 } } }""";
        var file = LaunchSettings(Text);
        Assert.Equal(["iisExpress applicationUrl http://localhost:61484 [localhost|61484]"], EndpointsOf(file, Text));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("\"applicationUrl\": \"http://localhost:%PORT%\"", "%PORT%", "port 80 on every interface")]
    [InlineData("\"applicationUrl\": \"https://localhost:%PORT%\"", "%PORT%", "port 443 on every interface")]
    [InlineData("\"applicationUrl\": \"http://%HOST%:5080\"", "%HOST%", "every interface")]
    [InlineData("\"applicationUrl\": \"http://localhost:http\"", "http", "port 80 on every interface")]
    [InlineData("\"applicationUrl\": \"http://localhost:5000?x=1\"", "5000?x=1", "port 80 on every interface")]
    [InlineData("\"applicationUrl\": \"http://localhost:\"", "localhost:", "port 80 on every interface")]
    [InlineData("\"applicationUrl\": \"http://localhost:1/app\"", "/app", "the app stops at start")]
    [InlineData("\"applicationUrl\": \"http://localhost:1; http://localhost:2\"", " ", "remove the blank")]
    [InlineData("\"applicationUrl\": \"http://localhost:1,http://localhost:2\"", ",", "separate addresses with ';'")]
    [InlineData("\"applicationUrl\": \"localhost:5000\"", "localhost:5000", "the app stops at start")]
    [InlineData("\"applicationUrl\": \"ftp://localhost:5000\"", "ftp", "http:// and https://")]
    [InlineData("\"applicationUrl\": \"http://:5000\"", "http://:5000", "no host")]
    [InlineData("\"applicationUrl\": 5000", "5000", "cannot apply the profile 'http'")]
    [InlineData("\"applicationUrl\": \"http://localhost:1\", ", ",", "trailing comma")]
    [InlineData("/* c */ \"applicationUrl\": \"http://localhost:1\"", "/* c */", "A comment")]
    [InlineData("\"dotnetRunMessages\": \"true\"", "\"true\"", "cannot apply the profile 'http'")]
    [InlineData("\"dotnetRunMessages\": null", "null", "cannot apply the profile 'http'")]
    [InlineData("\"environmentVariables\": { \"A\": 1 }", "1", "environment variable")]
    [InlineData("\"environmentVariables\": []", "[]", "must be an object")]
    [InlineData("\"launchUrl\": \"\\ud800\"", "\"\\ud800\"", "launchUrl has half of a surrogate pair")]
    [InlineData("\"ApplicationUrl\": \"http://localhost:5000\"", "ApplicationUrl", "write 'applicationUrl'")]
    [InlineData("\"EnvironmentVariables\": { }", "EnvironmentVariables", "write 'environmentVariables'")]
    [InlineData("\"applicationUrl\": \"http://localhost:1\", \"environmentVariables\": { \"ASPNETCORE_URLS\": \"\" }", "ASPNETCORE_URLS", "replaces applicationUrl")]
    [InlineData("\"applicationUrl\": \"http://localhost:1\", \"environmentVariables\": { \"urls\": \"\" }", "urls", "replaces applicationUrl")]
    [InlineData("\"environmentVariables\": { \"HTTP_PORTS\": \"abc\" }", "abc", "port 80 on every interface")]
    [InlineData("\"environmentVariables\": { \"HTTP_PORTS\": \"8080,8081\" }", "8080,8081", "separated by ';'")]
    public void Profile_IsMisread(string members, string at, string says)
    {
        var text = Profile(members);
        var problem = Assert.Single(LaunchSettings(text).Problems);
        Assert.Equal(at, problem.Range.Of(text));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"applicationUrl\": \"http://localhost:1\", \"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://localhost:2\" }", "applicationUrl", "ASPNETCORE_URLS")]
    [InlineData("\"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://localhost:1\", \"DOTNET_URLS\": \"http://localhost:2\" }", "ASPNETCORE_URLS", "DOTNET_URLS")]
    [InlineData("\"environmentVariables\": { \"DOTNET_URLS\": \"http://localhost:1\", \"URLS\": \"http://localhost:2\" }", "DOTNET_URLS", "URLS")]
    [InlineData("\"environmentVariables\": { \"HTTP_PORTS\": \"1\", \"ASPNETCORE_URLS\": \"http://localhost:2\" }", "HTTP_PORTS", "ASPNETCORE_URLS")]
    [InlineData("\"applicationUrl\": \"http://localhost:1\", \"environmentVariables\": { \"Kestrel__Endpoints__A__Url\": \"http://localhost:2\" }", "applicationUrl", "Kestrel__Endpoints__A__Url")]
    public void WhatAnotherKeyReplaces_IsAProblemAlone(string members, string ignored, string winner)
    {
        var file = LaunchSettings(Profile(members));
        Assert.StartsWith($"{ignored} is ignored: {winner} ", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
        Assert.Equal([winner], file.Endpoints.Select(endpoint => endpoint.Key));
    }

    [Fact]
    public void SameValueTwice_IsNoProblem()
    {
        var text = Profile("\"applicationUrl\": \"http://localhost:1\", \"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://localhost:1\" }");
        var file = LaunchSettings(text);
        Assert.Empty(file.Problems);
        Assert.Equal("ASPNETCORE_URLS", Assert.Single(file.Endpoints).Key);
    }

    [Theory]
    [InlineData("\"executablePath\": \"a.exe\", \"applicationUrl\": \"http://*:1\"", "http://*:1", "only a profile of the commandName 'Project' has one")]
    [InlineData("\"environmentVariables\": { \"ASPNETCORE_URLS\": \"http://*:1\" }", "\"Executable\"", "needs an executablePath")]
    public void ExecutableProfile_IsMisread(string members, string at, string says)
    {
        var text = $$"""{ "profiles": { "run": { "commandName": "Executable", {{members}} } } }""";
        var file = LaunchSettings(text);
        var problem = Assert.Single(file.Problems);
        Assert.Equal(at, problem.Range.Of(text));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Empty(file.Endpoints);
    }

    [Fact]
    public void DroppedProfile_OpensNothing()
    {
        var file = LaunchSettings(Profile("\"applicationUrl\": \"http://*:5000\", // c\n \"launchBrowser\": true"));
        Assert.Empty(file.Endpoints);
    }

    [Theory]
    [InlineData("// c\n{ \"profiles\": { /* c */ }, }")]
    [InlineData("{ \"iisSettings\": { }, // c\n \"profiles\": { \"a\": { \"commandName\": \"IISExpress\", /* c */ } } }")]
    [InlineData("{ \"profiles\": { \"a\": { \"commandName\": \"Project\" } /* c */, } }")]
    [InlineData("{ }")]
    public void CommentOutsideOfAnAppliedProfile_IsFine(string text) => Assert.Empty(LaunchSettings(text).Problems);

    [Theory]
    [InlineData("{ \"profiles\": [ ] }", "[ ]")]
    [InlineData("[]", "[]")]
    [InlineData("", "")]
    [InlineData("{ \"profiles\": { \"a\": { \"commandName\": \"Project\" } ", "")]
    [InlineData("{ \"Profiles\": { } }", "Profiles")]
    [InlineData("{ \"profiles\": { \"a\": { \"commandName\": \"project\" } } }", "project")]
    [InlineData("{ \"profiles\": { \"a\": { }, \"A\": { } } }", "A")]
    [InlineData("{ \"profiles\": { \"a\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:1\", \"applicationUrl\": \"http://localhost:2\" } } }", "applicationUrl")]
    public void File_IsMisread(string text, string at) => Assert.Equal([at], Problems(LaunchSettings(text), text));

    [Fact]
    public void EndpointsOfDifferentProfiles_DoNotStartTogether()
    {
        const string Text = """
            { "profiles": {
                "a": { "commandName": "Project", "applicationUrl": "https://localhost:2;http://localhost:1" },
                "b": { "commandName": "Project", "applicationUrl": "http://localhost:1" } } }
            """;
        var endpoints = LaunchSettings(Text).Endpoints;
        Assert.True(endpoints[0].StartsWith(endpoints[1]));
        Assert.False(endpoints[1].StartsWith(endpoints[2]));
    }
}
