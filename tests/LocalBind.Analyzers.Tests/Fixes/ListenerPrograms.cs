using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>A grammar of listener code: every program compiles, opens some endpoints in some of the ways in which people write them, and holds other code between them.</summary>
internal sealed class ListenerPrograms(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _members = [];
    private int _names;

    /// <summary>A program, and whether it has top-level statements.</summary>
    public (string Text, bool IsProgram) Next()
    {
        _members.Clear();
        _names = 0;
        var isWeb = _random.Next(3) == 0;
        var statements = Enumerable.Range(0, 1 + _random.Next(2)).SelectMany(_ => new[] { Noise(), isWeb && _random.Next(3) > 0 ? Web() : Sockets(), Noise() }).ToList();
        return (isWeb ? WebProgram(statements) : ClassFile(statements), isWeb);
    }

    private string WebProgram(List<string> statements) => Usings(["System", "System.Collections.Generic", "System.Net", "System.Net.Sockets", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.Extensions.Configuration"])
        + "\nvar port = args.Length;\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
        + string.Join("\n", statements)
        + "\napp.Run();\n\npublic static class Shared\n{\n    public static IPEndPoint? Remote = null;\n" + string.Concat(_members.Select(member => $"    {member}\n")) + "}\n";

    private string ClassFile(List<string> statements)
    {
        var isFileScoped = _random.Next(2) == 0;
        var isStatic = _random.Next(2) == 0 ? "static " : "";
        return Usings(["System", "System.Collections.Generic", "System.Net", "System.Net.Sockets"])
            + (isFileScoped ? "\nnamespace Some.Service;\n" : "\nnamespace Some.Service\n{\n")
            + "\n/// <summary>Some service.</summary>\npublic class Server\n{\n    public " + isStatic + "void Start(int port)\n    {\n        "
            + string.Join("\n", statements).Replace("\n", "\n        ", StringComparison.Ordinal)
            + "\n    }\n}\n\npublic static class Shared\n{\n    public static IPEndPoint? Remote = null;\n" + string.Concat(_members.Select(member => $"    {member}\n")) + "}\n"
            + (isFileScoped ? "" : "}\n");
    }

    // System.Net is what fixes need; sometimes it is not there yet.
    private string Usings(IEnumerable<string> names) => (_random.Next(3) == 0 ? "// Header.\n\n" : "") + string.Concat(names.Select(name => $"using {name};\n"));

    private string Sockets()
    {
        var name = "l" + ++_names;
        return Pick(
            () => $"var {name} = new TcpListener({Address()}, {Port()}); // listens\n{name}.Start();",
            () => $"TcpListener {name} = new({Address()},\n    {Port()});",
            () => $"var {name} = new TcpListener(new IPEndPoint({Address()}, port: {Port()}));",
            () => $"var {name} = TcpListener.Create({Port()});",
            () => $"var {name} = new UdpClient({Port()} /* datagrams */);\n{name}.Receive(ref Shared.Remote);",
            () => $"var {name} = new UdpClient({Port()}, AddressFamily.InterNetworkV6);\n{name}.Receive(ref Shared.Remote);",
            () => $"var {name} = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\n{name}.Bind(new IPEndPoint({Address()}, {Port()}));\n{name}.Listen();",
            () => $"var {name} = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\n{name}.Listen(5);",
            () => $"var {name} = new HttpListener();\n{name}.Prefixes.Add({Url("/")});\n{name}.Start();",
            () => $"var {name} = new TcpListener(IPAddress.Loopback, 0);\n{name}.ExclusiveAddressUse = false;\n{name}.Start();",
            () => $"using var {name} = new TcpClient(\"localhost\", {Port()});",
            () => $"using var {name} = new System.Net.Http.HttpClient {{ BaseAddress = new Uri(\"http://localhost:{Number()}/\") }};");
    }

    private string Web() => Pick(
        () => $"app.Urls.Add({Url("")});",
        () => $"builder.WebHost.UseUrls({Url("")}); // the address",
        () => $"builder.WebHost.UseUrls(\"http://{Host()}:{Number()};https://{Host()}:{Number()}\");",
        () => $"builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP({Port()}));",
        () => $"builder.WebHost.ConfigureKestrel(options =>\n{{\n    options.ListenLocalhost({Port()});\n    options.Listen({Address()}, {Port()}, listen => {{ }});\n}});",
        () => $"builder.WebHost.UseSetting(\"urls\", {Url("")});",
        () => $"builder.WebHost.UseSetting(\"http_ports\", \"{Number()}\");",
        () => $"builder.Configuration[\"Kestrel:Endpoints:Some:Url\"] = {Url("")};",
        () => $"Environment.SetEnvironmentVariable(\"ASPNETCORE_URLS\", {Url("")});");

    private string Url(string end)
    {
        var (scheme, host, number) = (_random.Next(4) == 0 ? "https" : "http", Host(), Number());
        return Pick(
            () => $"\"{scheme}://{host}:{number}{end}\"",
            () => $"@\"{scheme}://{host}:{number}{end}\"",
            () => $"\"\"\"{scheme}://{host}:{number}{end}\"\"\"",
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
        () => Shared("const ushort", Number()));

    private string Shared(string type, string value)
    {
        var name = "Value" + ++_names;
        _members.Add($"public {type} {name} = {value};");
        return "Shared." + name;
    }

    private string Host() => Pick(() => "*", () => "+", () => "0.0.0.0", () => "[::]", () => "localhost", () => "127.0.0.1");

    private string Number() => Pick(
        () => _random.Next(6101, 6199).ToString(System.Globalization.CultureInfo.InvariantCulture),
        () => "5000",
        () => "8080",
        () => "50123",
        () => "6667");

    private string Noise() => Pick(
        () => $"Console.WriteLine(\"0.0.0.0:{Number()} {{0}}\", port);",
        () => $"if (port == {Number()}) {{ Console.WriteLine(IPAddress.Any); }}",
        () => $"var n{++_names} = new List<int> {{ {Number()}, 80 }};",
        () => $"// http://*:{Number()}");

    private string Pick(params Func<string>[] choices) => choices[_random.Next(choices.Length)]();
}
