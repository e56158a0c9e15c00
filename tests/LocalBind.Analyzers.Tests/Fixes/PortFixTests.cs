using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

public sealed class PortFixTests
{
    [Theory]
    [InlineData(
        "new TcpListener(IPAddress.Loopback, {|LBT2001:6123|});",
        "new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123);")]
    [InlineData(
        "const int adminPort = {|LBT2001:6123|};\nnew TcpListener(IPAddress.Loopback, adminPort);",
        "int adminPort = int.TryParse(Environment.GetEnvironmentVariable(\"ADMIN_PORT\"), out var configuredAdminPort) ? configuredAdminPort : 6123;\nnew TcpListener(IPAddress.Loopback, adminPort);")]
    [InlineData(
        "int defaultPort = {|LBT2001:6123|};\nnew TcpListener(IPAddress.Loopback, defaultPort);",
        "int defaultPort = int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123;\nnew TcpListener(IPAddress.Loopback, defaultPort);")]
    [InlineData(
        "int portNumber = {|LBT2001:6123|};\nnew TcpListener(IPAddress.Loopback, portNumber);",
        "int portNumber = int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123;\nnew TcpListener(IPAddress.Loopback, portNumber);")]
    [InlineData(
        "var h = new HttpListener();\nh.Prefixes.Add({|LBT2001:\"http://localhost:6123/\"|});",
        "var h = new HttpListener();\nh.Prefixes.Add($\"http://localhost:{Environment.GetEnvironmentVariable(\"PORT\") ?? \"6123\"}/\");")]
    [InlineData(
        "var h = new HttpListener();\nh.Prefixes.Add(\"http://localhost:\" + {|LBT2001:6123|} + \"/\");",
        "var h = new HttpListener();\nh.Prefixes.Add(\"http://localhost:\" + (int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123) + \"/\");")]
    [InlineData(
        "new TcpListener(IPAddress.Loopback, {|LBT2001:6123|});\nnew TcpListener(IPAddress.Loopback, {|LBT2001:6124|});",
        "new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123);\n"
        + "new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable(\"PORT2\"), out var port2) ? port2 : 6124);")]
    [InlineData(
        "ushort p = {|LBT2001:6123|};\nnew TcpListener(IPAddress.Loopback, p);",
        "ushort p = ushort.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : (ushort)6123;\nnew TcpListener(IPAddress.Loopback, p);")]
    public Task Configuration_InMethod(string before, string after) => FixCase.InMethod<HardCodedPortFix>("LBT2001.Configuration", before, after);

    [Theory]
    [InlineData(
        """app.Run({|LBT2001:"http://localhost:6123"|});""",
        """app.Run($"http://localhost:{app.Configuration.GetValue("Port", 6123)}");""")]
    [InlineData(
        """builder.WebHost.UseUrls("http://localhost:{|LBT2001:6123|};https://localhost:{|LBT2001:6124|}");""",
        """builder.WebHost.UseUrls($"http://localhost:{app.Configuration.GetValue("Port", 6123)};https://localhost:{app.Configuration.GetValue("HttpsPort", 6124)}");""")]
    [InlineData(
        """builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2001:6123|}));""",
        """builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(app.Configuration.GetValue("Port", 6123)));""")]
    [InlineData(
        """builder.WebHost.UseSetting("http_ports", {|LBT2001:"6123"|});""",
        """builder.WebHost.UseSetting("http_ports", app.Configuration["Port"] ?? "6123");""")]
    public Task Configuration_InProgram(string before, string after) => FixCase.InProgram<HardCodedPortFix>("LBT2001.Configuration", before, after);

    [Theory]
    [InlineData("new TcpListener(IPAddress.Loopback, {|LBT2001:6123|});", "new TcpListener(IPAddress.Loopback, 0);")]
    [InlineData("const int p = {|LBT2001:6123|}; new TcpListener(IPAddress.Loopback, p);", "const int p = 0; new TcpListener(IPAddress.Loopback, p);")]
    [InlineData("""new TcpListener(IPEndPoint.Parse({|LBT2001:"127.0.0.1:6123"|}));""", """new TcpListener(IPEndPoint.Parse("127.0.0.1:0"));""")]
    public Task SystemChosen_InMethod(string before, string after) => FixCase.InMethod<HardCodedPortFix>("LBT2001.SystemChosen", before, after);

    [Theory]
    [InlineData("""app.Run({|LBT2001:"http://localhost:6123"|});""", """app.Run("http://127.0.0.1:0");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2001:6123|}));", "builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));")]
    public Task SystemChosen_InProgram(string before, string after) => FixCase.InProgram<HardCodedPortFix>("LBT2001.SystemChosen", before, after);

    [Fact]
    public Task ProjectPort_IsTheDefaultOfARead() => FixCase.InProgram<HardCodedPortFix>(
        "LBT2003.ProjectPort",
        """app.Run({|LBT2003:"http://localhost:5000"|});""",
        """app.Run($"http://localhost:{app.Configuration.GetValue("Port", 5226)}");""");

    /// <summary>Port 0 is no answer to whoever else asks for the port by its name: a client, a log text, a second listener.</summary>
    [Theory]
    [InlineData("const int p = 6123; new TcpListener(IPAddress.Loopback, p); new TcpClient().Connect(\"example.com\", p);", false)]
    [InlineData("int p = 6123; new TcpListener(IPAddress.Loopback, p); Console.WriteLine(p);", false)]
    [InlineData("var ep = new IPEndPoint(IPAddress.Loopback, 6123); new TcpListener(ep); new TcpClient().Connect(ep);", false)]
    [InlineData("var ep = new IPEndPoint(IPAddress.Loopback, 6123); new TcpListener(ep);", true)]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, 6123); l.Start(); l.Stop();", true)]
    [InlineData("int p; p = 6123; new TcpListener(IPAddress.Loopback, p);", true)]
    public async Task SystemChosen_OnlyForThePortOfTheListenerAlone(string statements, bool isOffered)
    {
        var project = FixedProject.Of(
            OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, [$"using System;\nusing System.Net;\nusing System.Net.Sockets;\nclass C {{ void M() {{ {statements} }} }}"]);

        var actions = await project.ActionsAsync((await project.FindingsAsync()).First(finding => finding.Id == "LBT2001"));

        Assert.Equal(isOffered, actions.Any(action => action.EquivalenceKey == "LBT2001.SystemChosen"));
        Assert.Contains(actions, action => action.EquivalenceKey == "LBT2001.Configuration");
    }

    /// <summary>Two listeners cannot have one port: the second gets another, whether both are changed at once or one after the other.</summary>
    [Fact]
    public Task ProjectPort_OfASecondListener_IsAnother() => FixCase.InProgram<HardCodedPortFix>(
        "LBT2003.ProjectPort",
        """
        builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2003:5000|}));
        builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2003:8080|}));
        """,
        """
        builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(app.Configuration.GetValue("Port", 5226)));
        builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(app.Configuration.GetValue("Port2", 5227)));
        """);

    [Theory]
    [InlineData("""app.Urls.Add({|LBT2008:"http://localhost:0"|});""", """app.Urls.Add("http://127.0.0.1:0");""")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost({|LBT2008:0|}));", "builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));")]
    public Task DynamicPortOnLocalhost(string before, string after) => FixCase.InProgram<DynamicPortOnLocalhostFix>("LBT2008.LoopbackAddress", before, after);

    [Theory]
    [InlineData(
        "var c = new TcpClient(\"localhost\", {|LBT2002:6123|});",
        "var c = new TcpClient(\"localhost\", int.TryParse(Environment.GetEnvironmentVariable(\"SERVER_PORT\"), out var serverPort) ? serverPort : 6123);")]
    [InlineData(
        "string url = {|LBT2002:\"http://localhost:6123\"|};\nnew System.Net.Http.HttpClient().GetAsync(url);",
        "string url = Environment.GetEnvironmentVariable(\"SERVER_URL\") ?? \"http://localhost:6123\";\nnew System.Net.Http.HttpClient().GetAsync(url);")]
    [InlineData(
        "var serverPort = {|LBT2002:6123|};\nvar c = new TcpClient(\"localhost\", serverPort);",
        "var serverPort = int.TryParse(Environment.GetEnvironmentVariable(\"SERVER_PORT\"), out var configuredServerPort) ? configuredServerPort : 6123;\nvar c = new TcpClient(\"localhost\", serverPort);")]
    [InlineData(
        "var u = new UriBuilder { Host = \"localhost\", Port = {|LBT2002:6123|} };\nnew System.Net.Http.HttpClient().GetAsync(u.Uri);",
        "var u = new UriBuilder { Host = \"localhost\", Port = int.TryParse(Environment.GetEnvironmentVariable(\"SERVER_PORT\"), out var serverPort) ? serverPort : 6123 };\nnew System.Net.Http.HttpClient().GetAsync(u.Uri);")]
    [InlineData(
        "var c = new System.Net.Http.HttpClient { BaseAddress = new Uri({|LBT2002:\"http://localhost:6123\"|}) };",
        "var c = new System.Net.Http.HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable(\"BASE_ADDRESS\") ?? \"http://localhost:6123\") };")]
    public Task HardCodedClientEndpoint(string before, string after) => FixCase.InMethod<HardCodedClientEndpointFix>("LBT2002.Configuration", before, after);

    [Theory]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port);\n{|LBT1004:l.ExclusiveAddressUse = false|};\nl.Start();", "var l = new TcpListener(IPAddress.Loopback, port);\nl.Start();")]
    [InlineData("var l = new TcpListener(IPAddress.Loopback, port) { {|LBT1004:ExclusiveAddressUse = false|} };\nl.Start();", "var l = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };\nl.Start();")]
    [InlineData(
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5) {|LBT1004:l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true)|};\nl.Start();",
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5) l.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false);\nl.Start();")]
    [InlineData(
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5)\n{\n    {|LBT1004:l.ExclusiveAddressUse = false|};\n}\nl.Start();",
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5)\n{\n    l.ExclusiveAddressUse = true;\n}\nl.Start();")]
    [InlineData(
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5)\n{\n    {|LBT1004:l.ExclusiveAddressUse = false|};\n    port++;\n}\nl.Start();",
        "var l = new TcpListener(IPAddress.Loopback, port);\nif (port > 5)\n{\n    port++;\n}\nl.Start();")]
    public Task SharedPort(string before, string after) => FixCase.InMethod<SharedPortFix>("LBT1004.Exclusive", before, after);

    /// <summary>What names the port names the setting: a parameter of the program's own, a key beside it. An operator stands in parentheses only where it must.</summary>
    [Theory]
    [InlineData("void Open(int adminPort) => new TcpListener(IPAddress.Loopback, adminPort);\nOpen({|LBT2001:6123|});", "void Open(int adminPort) => new TcpListener(IPAddress.Loopback, adminPort);\nOpen(int.TryParse(Environment.GetEnvironmentVariable(\"ADMIN_PORT\"), out var configuredAdminPort) ? configuredAdminPort : 6123);")]
    [InlineData("void Open(int number) => new TcpListener(IPAddress.Loopback, number);\nOpen({|LBT2001:6123|});", "void Open(int number) => new TcpListener(IPAddress.Loopback, number);\nOpen(int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123);")]
    [InlineData("var p = port switch { 1 => {|LBT2001:6123|}, _ => 0 };\nnew TcpListener(IPAddress.Loopback, p);", "var p = port switch { 1 => int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123, _ => 0 };\nnew TcpListener(IPAddress.Loopback, p);")]
    public Task Configuration_ReadsAsAPersonWritesIt(string before, string after) => FixCase.InMethod<HardCodedPortFix>("LBT2001.Configuration", before, after);

    [Fact]
    public Task ConstantField_BecomesReadOnly() => FixCase.File<HardCodedPortFix>(
        "LBT2001.Configuration",
        """
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            private const int Port = {|LBT2001:6123|};

            TcpListener M() => new(IPAddress.Loopback, Port);
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            private static readonly int Port = int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var port) ? port : 6123;

            TcpListener M() => new(IPAddress.Loopback, Port);
        }
        """);

    [Fact]
    public Task ConstantThatMustStay_IsReadWhereItIsUsed() => FixCase.File<HardCodedPortFix>(
        "LBT2001.Configuration",
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            private const int Port = {|LBT2001:6123|};

            bool Is(int value) => value switch { Port => true, _ => false };

            TcpListener M() => new TcpListener(IPAddress.Loopback, Port);
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Sockets;

        class C
        {
            private const int Port = 6123;

            bool Is(int value) => value switch { Port => true, _ => false };

            TcpListener M() => new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var port) ? port : Port);
        }
        """);

    /// <summary>One setting never moves two listeners, in whatever files they stand.</summary>
    [Fact]
    public async Task SettingsOfSeveralFiles_HaveNamesOfTheirOwn()
    {
        string[] files = [Listener("A", 6123), Listener("B", 6124), Listener("D", 6123)];
        var project = FixedProject.Of(OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, files);

        var text = await (await project.FixAllAsync("LBT2001.Configuration")).TextAsync();

        Assert.Equal(["PORT", "PORT2", "PORT"], Regex.Matches(text, "\"(PORT.*?)\"").Select(match => match.Groups[1].Value));

        static string Listener(string name, int port) => $"using System.Net;\nusing System.Net.Sockets;\nclass {name} {{ TcpListener M() => new(IPAddress.Loopback, {port}); }}";
    }

    /// <summary>A key that a configuration file sets would give the listener that file's value at once.</summary>
    [Theory]
    [InlineData("appsettings.json", """{ "Logging": {} }""", "\"PORT\"")]
    [InlineData("appsettings.json", """{ "port": 25 }""", "\"PORT2\"")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "p": { "commandName": "Project", "environmentVariables": { "PORT": "25" } } } }""", "\"PORT2\"")]
    [InlineData("notes.json", """{ "port": 25 }""", "\"PORT\"")]
    public async Task KeyThatAConfigurationFileSets_IsLeftAlone(string path, string text, string expected)
    {
        var project = FixedProject.Of(
            OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, ["using System.Net;\nusing System.Net.Sockets;\nclass C { object M() => new TcpListener(IPAddress.Loopback, 6123); }"]);
        project = new FixedProject(project.Project.AddAdditionalDocument(path, text, filePath: "/0/" + path).Project);

        var action = (await project.ActionsAsync(Assert.Single(await project.FindingsAsync())))[0];

        Assert.Contains(expected, await (await project.ApplyAsync(action)).TextAsync(), System.StringComparison.Ordinal);
    }

    [Fact]
    public Task OldLanguage_GetsOldSyntax() => FixCase.InMethod<HardCodedPortFix>(
        "LBT2001.Configuration",
        "new TcpListener(IPAddress.Loopback, {|LBT2001:6123|});",
        "new TcpListener(IPAddress.Loopback, int.TryParse(Environment.GetEnvironmentVariable(\"PORT\"), out var configuredPort) ? configuredPort : 6123);",
        LanguageVersion.CSharp8);
}
