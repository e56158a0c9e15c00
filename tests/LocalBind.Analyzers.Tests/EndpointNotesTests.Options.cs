using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests;

/// <summary>Options that the configuration fills.</summary>
public partial class EndpointNotesTests
{
    private const string Class = " class Options { public int Port { get; set; } = 6123; }";

    private const string Section = "app.Configuration.GetSection(\"Server\")";

    [Theory]
    [InlineData("var o = " + Section + ".Get<Options>() ?? new(); Listen(o.Port);" + Class)]
    [InlineData("var o = new Options(); " + Section + ".Bind(o); Listen(o.Port);" + Class)]
    [InlineData("var o = new Options(); app.Configuration.Bind(\"Server\", o); Listen(o.Port);" + Class)]
    [InlineData("var o = new Options { Port = 6123 }; " + Section + ".Bind(o); Listen(o.Port); class Options { public int Port { get; set; } }")]
    [InlineData("builder.Services.Configure<Options>(" + Section + "); Listen(app.Services.GetRequiredService<IOptions<Options>>().Value.Port);" + Class)]
    [InlineData("builder.Services.AddOptions<Options>().Bind(" + Section + "); Use(null!); void Use(IOptionsMonitor<Options> o) => Listen(o.CurrentValue.Port);" + Class)]
    [InlineData("builder.Services.AddOptions<Options>().BindConfiguration(\"Server\"); Use(null!); void Use(Options o) => Listen(o.Port);" + Class)]
    [InlineData("builder.Services.Configure<Options>(" + Section + "); builder.Services.AddHostedService<Worker>(); class Worker(IOptions<Options> options) : BackgroundService { protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stop) { _ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, options.Value.Port); return null!; } }" + Class)]
    [InlineData("var o = " + Section + ".Get<Options>() ?? new(); Listen(o.Port); record Options(int Port = 6123);")]
    [InlineData("Load(" + Section + "); static void Load(IConfiguration c) => Listen((c.Get<Options>() ?? new()).Port);" + Class)]
    [InlineData("var o = app.Configuration.Get<All>() ?? new(); Listen(o.Server.Port); class All { public Options Server { get; set; } = new(); }" + Class)]
    [InlineData("builder.Services.Configure<All>(app.Configuration); Use(null!); void Use(Options o) => Listen(o.Port); class All { public Options Server { get; set; } = new(); }" + Class)]
    public Task BoundProperty_IsReadFromItsKey(string code) => ListensAsync(code, "{setting:Server:Port} fallback", "6123 fallback");

    [Fact]
    public Task BoundProperty_WithAKeyOfItsOwn() => ListensAsync(
        "var o = app.Configuration.Get<Options>() ?? new(); Listen(o.Port); class Options { [ConfigurationKeyName(\"listen-port\")] public int Port { get; set; } = 6123; }",
        "{setting:listen-port} fallback", "6123 fallback");

    // Which section, or what comes last, only the program knows.
    [Theory]
    [InlineData("builder.Services.Configure<Options>(app.Configuration.GetSection(\"A\")); builder.Services.Configure<Options>(app.Configuration.GetSection(\"B\")); Use(null!); void Use(Options o) => Listen(o.Port);" + Class, "{} fallback", "6123 fallback")]
    [InlineData("builder.Services.Configure<Options>(\"name\", " + Section + "); Use(null!); void Use(Options o) => Listen(o.Port);" + Class, "{} fallback", "6123 fallback")]
    [InlineData("builder.Services.Configure<Options>(" + Section + "); builder.Services.Configure<Options>(o => o.Port = 6124); Use(null!); void Use(Options o) => Listen(o.Port);" + Class,
        "{setting:Server:Port} fallback alternative", "6123 fallback alternative", "6124 fallback alternative")]
    [InlineData("Use(null!); void Use(IOptions<Options> o) => Listen(o.Value.Port);" + Class, "{} fallback", "6123 fallback")]
    [InlineData("var o = " + Section + ".Get<Options>() ?? new(); Listen(o.Ports[0]); class Options { public int[] Ports { get; set; } = [6123]; }", "{} fallback", "6123 fallback")]
    [InlineData("var o = " + Section + ".Get<Options>() ?? new(); Listen(o.Port); class Options { public int Port { get; private set; } = 6123; }", "{} fallback", "6123 fallback")]
    public Task BoundProperty_IsNotCertain(string code, params string[] expected) => ListensAsync(code, expected);

    // Read twice, a configuration that is handed on is the same one.
    [Fact]
    public Task HandedOnSection_IsReadTwice() => ListensAsync(
        "Load(" + Section + "); static void Load(IConfiguration c) { Listen(c.GetValue(\"A\", 6123)); Listen(c.GetValue(\"B\", 6124)); Listen(int.Parse(c[\"A\"]!)); }",
        "{setting:Server:A} fallback", "6123 fallback", "{setting:Server:B} fallback", "6124 fallback", "{setting:Server:A}");

    [Theory]
    [InlineData("var a = app.Configuration.GetSection(\"A\").Get<Options>() ?? new(); var b = app.Configuration.GetSection(\"B\").Get<Options>() ?? new(); Listen(b.Port);" + Class, "{setting:B:Port} fallback", "6123 fallback")]
    [InlineData("Listen(new Options().Port);" + Class, "6123")]
    public Task Property_OfThisObject(string code, params string[] expected) => ListensAsync(code, expected);

    private static Task ListensAsync(string code, params string[] expected) => IsAsync(
        "static void Listen(int port) => _ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port); " + code,
        [.. System.Linq.Enumerable.Select(expected, line => " 127.0.0.1 " + line)]);
}
