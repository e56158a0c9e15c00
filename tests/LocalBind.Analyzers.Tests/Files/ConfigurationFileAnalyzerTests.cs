using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ConfigurationFileAnalyzer>;

namespace LocalBind.Analyzers.Tests.Files;

public class ConfigurationFileAnalyzerTests
{
    private const string LaunchSettings = "/app/Properties/launchSettings.json";
    private const string AppSettings = "/app/appsettings.json";

    [Theory]
    [InlineData("http://{|LBT1001:0.0.0.0|}:6123")]
    [InlineData("http://{|LBT1001:*|}:6123;https://{|LBT1001:+|}:6124")]
    [InlineData("http://{|LBT1001:[::]|}:6123")]
    [InlineData("http://{|LBT1001:myhost|}:6123")]
    [InlineData("http://{|LBT1003:192.168.1.10|}:6123")]
    [InlineData("http://localhost:{|LBT2003:5000|}")]
    [InlineData("http://localhost:{|LBT2004:50000|}")]
    [InlineData("http://localhost:{|LBT2005:80|}")]
    [InlineData("http://localhost:{|LBT2006:70000|}")]
    [InlineData("http://localhost:{|LBT2007:6000|}")]
    [InlineData("http://localhost:{|LBT2008:0|}")]
    [InlineData("http://localhost:{|LBT3005:%PORT%|}")]
    [InlineData("http://{|LBT1001:0.0.0.0|}:{|LBT2003:5000|}")]
    [InlineData("http://localhost:6123;https://127.0.0.1:{|LBT2009:6123|}")]
    public Task Profile_Triggers(string url) => Verify(LaunchSettings, Profile("Project", url));

    [Theory]
    [InlineData("Project", "http://localhost:6123;https://127.0.0.1:6124;http://[::1]:0;http://api.localhost:6125")]
    [InlineData("Docker", "http://*:80")]
    [InlineData("Project", "http://unix:/tmp/app.sock")]
    public Task Profile_DoesNotTrigger(string command, string url) => Verify(LaunchSettings, Profile(command, url));

    [Theory]
    [InlineData("/app/appsettings.json")]
    [InlineData("/app/appsettings.Development.json")]
    [InlineData("/app/appsettings.Local.json")]
    public Task DeveloperSettings_Trigger(string path) => Verify(path, """{ "Kestrel": { "Endpoints": { "A": { "Url": "http://{|LBT1001:*|}:{|LBT2005:80|}" } } } }""");

    [Fact]
    public Task DeploymentSettings_DoNotTrigger() => Verify("/app/appsettings.Production.json", """{ "Urls": "http://*:80;http://0.0.0.0:5000" }""");

    [Fact]
    public Task DeploymentSettings_TriggerWhatIsWrongAnywhere() => Verify("/app/appsettings.Production.json", """{ "Urls": "http://*:{|LBT2006:70000|};http://localhost:{|LBT3005:x|};http://*:{|LBT2004:50000|}" }""");

    [Fact]
    public Task DeploymentSettings_TriggerWhereReported()
    {
        var test = new VerifyCS.Test { TestCode = "class C;", GlobalConfig = "localbind_deployment_files = report" };
        test.AddFile("/app/appsettings.Production.json", """{ "Urls": "http://{|LBT1001:*|}:{|LBT2005:80|}" }""");
        return test.RunAsync();
    }

    [Theory]
    [InlineData(AppSettings, """{ "Urls": "http://*:6123" }""")]
    [InlineData("/app/appsettings.Development.json", """{ "Urls": "http://{|LBT1001:*|}:6123" }""")]
    [InlineData(LaunchSettings, """{ "profiles": { "a": { "commandName": "Project", "applicationUrl": "http://{|LBT1001:*|}:6123" } } }""")]
    public Task NetworkProgram_TriggersInDevelopmentAlone(string path, string text)
    {
        var test = new VerifyCS.Test { TestCode = "class C;", GlobalConfig = "build_property.LocalBindExposure = network" };
        test.AddFile(path, text);
        return test.RunAsync();
    }

    [Fact]
    public Task AllowedPorts_DoNotTrigger()
    {
        var test = new VerifyCS.Test { TestCode = "class C;", GlobalConfig = "localbind_allowed_ports = 5000" };
        test.AddFile(AppSettings, """{ "Urls": "http://localhost:5000" }""");
        return test.RunAsync();
    }

    [Fact]
    public Task OtherFile_DoesNotTrigger() => Verify("/app/settings.json", """{ "Urls": "http://*:80" }""");

    [Fact]
    public Task EndpointWithoutUrl_Triggers() => Verify(AppSettings, """{ "Kestrel": { "Endpoints": { "{|LBT3005:A|}": { "Protocols": "Http1" } } } }""");

    [Fact]
    public Task EndpointWhoseUrlIsInAnotherFile_DoesNotTrigger()
    {
        var test = new VerifyCS.Test { TestCode = "class C;" };
        test.AddFile(AppSettings, """{ "Kestrel": { "Endpoints": { "A": { "Url": "http://localhost:6123" } } } }""");
        test.AddFile("/app/appsettings.Development.json", """{ "Kestrel": { "Endpoints": { "a": { "Protocols": "Http1" } } } }""");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("B", "http://127.0.0.1:{|LBT2009:6123|}")]
    [InlineData("a", "http://127.0.0.1:6123")]
    [InlineData("B", "http://127.0.0.1:6124")]
    public Task EndpointOfAnEnvironment_IsOpenedBesideTheOthers(string name, string url)
    {
        var test = new VerifyCS.Test { TestCode = "class C;" };
        test.AddFile(AppSettings, """{ "Kestrel": { "Endpoints": { "A": { "Url": "http://localhost:6123" } } } }""");
        test.AddFile("/app/appsettings.Development.json", $$"""{ "Kestrel": { "Endpoints": { "{{name}}": { "Url": "{{url}}" } } } }""");
        return test.RunAsync();
    }

    [Fact]
    public Task BrokenFile_TriggersAtTheError() => Verify(AppSettings, "{\r\n  \"Urls\": \"http://*:80\"\r\n  {|LBT3005:\"|}A\": 1\r\n}");

    [Theory]
    [InlineData("[*.json]\ndotnet_diagnostic.LBT1001.severity = none", "*")]
    [InlineData("[*]\ndotnet_diagnostic.LBT1001.severity = error", "{|LBT1001:*|}")]
    [InlineData("[*.cs]\ndotnet_diagnostic.LBT1001.severity = none", "{|LBT1001:*|}")]
    [InlineData("[Properties/*.json]\ndotnet_diagnostic.LBT1001.severity = none", "{|LBT1001:*|}")]
    public Task EditorConfigAmongTheFiles_Decides(string section, string host)
    {
        var test = new VerifyCS.Test { TestCode = "class C;" };
        test.AddFile(AppSettings, $$"""{ "Urls": "http://{{host}}:6123" }""");
        test.AddFile("/app/.editorconfig", $"root = true\n\n{section}\n");
        return test.RunAsync();
    }

    private static Task Verify(string path, string text)
    {
        var test = new VerifyCS.Test { TestCode = "class C;" };
        test.AddFile(path, text);
        return test.RunAsync();
    }

    private static string Profile(string command, string url) =>
        $$"""{ "profiles": { "a": { "commandName": "{{command}}", "applicationUrl": "{{url}}" } } }""";
}
