using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>A program that the grammar made.</summary>
/// <param name="Text">Its one file.</param>
/// <param name="IsProgram">Whether it has top-level statements.</param>
/// <param name="Version">The language that it is written in.</param>
internal sealed record ListenerProgram(string Text, bool IsProgram, LanguageVersion Version);

/// <summary>A grammar of listener code: every program compiles, opens some endpoints in some of the ways in which people write them, and holds other code between them.</summary>
internal sealed class ListenerPrograms(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _shared = [];
    private readonly List<string> _members = [];
    private readonly HashSet<string> _numbers = [];
    private LanguageVersion _version;
    private int _names;

    /// <summary>The next program.</summary>
    public ListenerProgram Next()
    {
        _shared.Clear();
        _members.Clear();
        _numbers.Clear();
        _names = 0;
        var isWeb = _random.Next(3) == 0;
        _version = isWeb
            ? Pick(LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.Latest)
            : Pick(LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp10, LanguageVersion.Latest);
        var statements = Enumerable.Range(0, 1 + _random.Next(2)).SelectMany(_ => new[] { Noise(), isWeb && _random.Next(3) > 0 ? Web() : Sockets(), Noise() }).ToList();
        return new ListenerProgram(isWeb ? WebProgram(statements) : ClassFile(statements), isWeb, _version);
    }

    private bool Has(LanguageVersion version) => _version.MapSpecifiedToEffectiveVersion() >= version.MapSpecifiedToEffectiveVersion();

    private string WebProgram(List<string> statements) => Usings(["System", "System.Collections.Generic", "System.Net", "System.Net.Sockets", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.Extensions.Configuration"])
        + "\nvar port = args.Length;\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
        + string.Join("\n", statements)
        + "\napp.Run();\n" + SharedClass()
        + "\npublic static class Server\n{" + Members() + "\n}\n";

    private string ClassFile(List<string> statements)
    {
        var isFileScoped = Has(LanguageVersion.CSharp10) && _random.Next(2) == 0;
        return Usings(["System", "System.Collections.Generic", "System.Net", "System.Net.Sockets"])
            + (isFileScoped ? "\nnamespace Some.Service;\n" : "\nnamespace Some.Service\n{\n")
            + "\n/// <summary>Some service.</summary>\npublic static class Server\n{\n    public static void Start(int port)\n    {\n        "
            + string.Join("\n", statements).Replace("\n", "\n        ", StringComparison.Ordinal)
            + "\n    }\n" + Members() + "\n}\n" + SharedClass() + (isFileScoped ? "" : "}\n");
    }

    private string Members() => string.Concat(_members.Select(member => $"\n    {member}\n"));

    private string SharedClass() =>
        $"\npublic static class Shared\n{{\n    public static IPEndPoint{(Has(LanguageVersion.CSharp8) ? "?" : "")} Remote = null;\n" + string.Concat(_shared.Select(member => $"    {member}\n")) + "}\n";

    // System.Net is what fixes need; sometimes it is not there yet.
    private string Usings(IEnumerable<string> names) => (_random.Next(3) == 0 ? "// Header.\n\n" : "") + string.Concat(names.Select(name => $"using {name};\n"));

    private string Sockets()
    {
        var name = "l" + ++_names;
        return Pick(
            () => $"var {name} = new TcpListener({Address()}, {Port()}); // listens\n{name}.Start();",
            () => Has(LanguageVersion.CSharp9) ? $"TcpListener {name} = new({Address()},\n    {Port()});" : $"var {name} = new TcpListener({Address()},\n    {Port()});",
            () => $"var {name} = new TcpListener(new IPEndPoint({Address()}, port: {Port()}));",
            () => $"var {name} = new TcpListener(port: {Port()}, localaddr: {Address()});",
            () => $"var {name} = TcpListener.Create({Port()});",
            () => $"var {name} = new UdpClient({Port()} /* datagrams */);\n{name}.Receive(ref Shared.Remote);",
            () => $"var {name} = new UdpClient({Port()}, AddressFamily.InterNetworkV6);\n{name}.Receive(ref Shared.Remote);",
            () => $"var {name} = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\n{name}.Bind(new IPEndPoint({Address()}, {Port()}));\n{name}.Listen({(_random.Next(2) == 0 ? "" : "5")});",
            () => $"var {name} = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\n{name}.Listen(5);",
            () => $"var {name} = new HttpListener();\n{name}.Prefixes.Add({Url("/")});\n{name}.Start();",
            () => $"var {name} = new TcpListener(IPAddress.Loopback, 0);\n{name}.ExclusiveAddressUse = false;\n{name}.Start();",
            () => $"var {name} = new TcpListener(IPAddress.Loopback, 0) {{ ExclusiveAddressUse = false }};",
            () => $"if (port > 4)\n{{\n    var {name} = new TcpListener(IPAddress.Loopback, 0);\n    {name}.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\n    {name}.Start();\n}}",
            () => $"foreach (var {name} in new[] {{ {Number()}, {Number()} }})\n{{\n    new TcpListener({Address()}, {name}).Start();\n}}",
            () => $"var ({name}, p{name}) = ({Address()}, {Port()});\nnew TcpListener({name}, p{name}).Start();",
            () => $"const int {name} = {Number()};\nnew TcpListener({Address()}, {name}).Start();",
            () => $"Action<int> {name} = p{name} => new TcpListener({Address()}, p{name}).Start();\n{name}({Port()});",
            () => Relay(name, $"Server.Open{name}({Address()}, {Port()});"),
            () => Relay(name, $"Server.Open{name}(p: {Port()}, a: {Address()});"),
            () => Default(name),
            () => $"using (var {name} = new TcpClient(\"localhost\", {Port()})) {{ }}",
            () => $"var {name} = new System.Net.Http.HttpClient {{ BaseAddress = new Uri(\"http://localhost:{Number()}/\") }};");
    }

    private string Relay(string name, string call)
    {
        _members.Add($"public static void Open{name}(IPAddress a, int p) => new TcpListener(a, p).Start();");
        return call;
    }

    private string Default(string name)
    {
        _members.Add($"public static void Open{name}(int value = {Number()})\n    {{\n        new TcpListener(IPAddress.Loopback, value).Start();\n        new TcpListener(new IPEndPoint(IPAddress.IPv6Loopback, value)).Start();\n    }}");
        return $"Server.Open{name}();";
    }

    private string Web() => Pick(
        () => $"app.Urls.Add({Url("")});",
        () => $"builder.WebHost.UseUrls({Url("")}); // the address",
        () => $"builder.WebHost.UseUrls(\"http://{Host()}:{Number()};https://{Host()}:{Number()}\");",
        () => $"builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP({Port()}));",
        () => $"builder.WebHost.ConfigureKestrel(options =>\n{{\n    options.ListenLocalhost({Port()});\n    options.Listen({Address()}, {Port()}, listen => {{ }});\n}});",
        () => $"builder.WebHost.UseSetting(\"urls\", {Url("")});",
        () => $"builder.WebHost.UseSetting(\"http_ports\", \"{Number()}\");",
        () => $"builder.WebHost.UseSetting(\"http_ports\", \"{Number()}\").UseSetting(\"https_ports\", \"{Number()}\");",
        () => $"builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(port + 1, listen => {{ }}));",
        () => $"builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> {{ [\"urls\"] = {Url("")} }});",
        () => $"builder.Configuration[\"Kestrel:Endpoints:Some:Url\"] = {Url("")};",
        () => $"Environment.SetEnvironmentVariable(\"ASPNETCORE_URLS\", {Url("")});");

    private string Url(string end)
    {
        var (scheme, host, number) = (_random.Next(4) == 0 ? "https" : "http", Host(), Number());
        return Pick(
            () => $"\"{scheme}://{host}:{number}{end}\"",
            () => $"@\"{scheme}://{host}:{number}{end}\"",
            () => Has(LanguageVersion.CSharp11) ? $"\"\"\"{scheme}://{host}:{number}{end}\"\"\"" : $"$@\"{scheme}://{host}:{number}{end}\"",
            () => $"$\"{scheme}://{host}:{{{Port()}}}{end}\"",
            () => $"\"{scheme}://{host}:\" + {Port()} + \"{end}\"",
            () => $"string.Format(\"{scheme}://{host}:{{0}}{end}\", {Port()})",
            () => Shared("const string", $"\"{scheme}://{host}:{number}{end}\""));
    }

    private string Address() => Pick(
        () => "IPAddress.Any",
        () => "System.Net.IPAddress.IPv6Any",
        () => "IPAddress.Parse(\"0.0.0.0\")",
        () => "IPAddress.Parse(\"::\")",
        () => "IPAddress.Parse(\"192.168.7.9\")",
        () => "new IPAddress(0)",
        () => "new IPAddress(new byte[4])",
        () => "Dns.GetHostEntry(Dns.GetHostName()).AddressList[0]",
        () => "(port > 7 ? IPAddress.Any : IPAddress.Loopback)",
        () => Shared("static readonly IPAddress", "IPAddress.Any"),
        () => "IPAddress.Loopback");

    private string Port() => Pick(
        () => Number(),
        () => Number(),
        () => "0",
        () => "port",
        () => $"6000 + {_random.Next(100, 600)}",
        () => Shared("const int", Number()),
        () => Shared("static readonly int", Number()),
        () => Shared("const ushort", Number()),
        () => $"(port > 3 ? {Number()} : {Number()})");

    private string Shared(string type, string value)
    {
        var name = "Value" + ++_names;
        _shared.Add($"public {type} {name} = {value};");
        return "Shared." + name;
    }

    private string Host() => Pick(() => "*", () => "+", () => "0.0.0.0", () => "[::]", () => "localhost", () => "127.0.0.1");

    // Every number once: two listeners that a change moves to one address on one port would be a finding of their own.
    private string Number()
    {
        while (true)
        {
            var number = Pick(() => Text(_random.Next(6101, 6199)), () => "5000", () => "8080", () => "50123", () => "6667");
            if (_numbers.Add(number))
            {
                return number;
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Noise() => Pick(
        () => $"Console.WriteLine(\"0.0.0.0:{Number()} {{0}}\", port);",
        () => $"if (port == {Number()}) {{ Console.WriteLine(IPAddress.Any); }}",
        () => $"var n{++_names} = new List<int> {{ {Number()}, 80 }};",
        () => $"// http://*:{Number()}");

    private string Pick(params Func<string>[] choices) => choices[_random.Next(choices.Length)]();

    private LanguageVersion Pick(params LanguageVersion[] choices) => choices[_random.Next(choices.Length)];
}
