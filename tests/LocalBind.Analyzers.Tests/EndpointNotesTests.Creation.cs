using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Analyzers.Tests;

/// <summary>Services that a container makes, default parameters, and code that nobody runs.</summary>
public partial class EndpointNotesTests
{
    private const string New = "_ = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, ";

    private const string Worker = " class Worker : BackgroundService { public Worker(int port = 6123) { " + New + "port); } protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stop) => null!; }";

    private const string Executed = " class Worker : BackgroundService { protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stop) { " + New + "6123); return null!; } }";

    [Theory]
    [InlineData("builder.Services.AddHostedService<Worker>();" + Worker, "6123")]
    [InlineData("builder.Services.AddHostedService<Worker>();" + Executed, "6123")]
    [InlineData("builder.Services.AddHostedService(_ => new Worker(6124));" + Worker, "6124")]
    [InlineData("builder.Services.AddSingleton(typeof(Worker));" + Executed, "6123")]
    [InlineData("if (app.Environment.IsDevelopment()) { builder.Services.AddHostedService<Worker>(); }" + Executed, "6123 when=development")]
    [InlineData("if (app.Environment.IsDevelopment()) { builder.Services.AddHostedService<Worker>(); }" + Worker, "6123 when=development")]
    [InlineData("if (args.Length > 2) { builder.Services.AddHostedService<Worker>(); }" + Executed, "6123 when=sometimes")]
    [InlineData("builder.Services.AddHostedService<Echo>(); class Echo : Worker; " + Executed, "6123")]
    [InlineData("builder.Services.AddHostedService<Worker>(); class Worker(int port) : BackgroundService { protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stop) { " + New + "port); return null!; } }", "{}")]
    [InlineData(Executed, "6123 when=sometimes")]
    public Task ServiceOfAContainer(string code, string expected) => IsAsync(code, " 127.0.0.1 " + expected);

    [Theory]
    [InlineData("Serve(); static void Serve(int port = 6123) => " + New + "port);", "6123")]
    [InlineData("Serve(); static void Serve(int? port = null) => " + New + "port ?? 6123);", "6123")]
    [InlineData("Serve(); Serve(6124); static void Serve(int port = 6123) => " + New + "port);", "6123", "6124")]
    [InlineData("Server s = new(); class Server { public Server(int port = 6123) => " + New + "port); }", "6123")]
    [InlineData("Outer(); static void Outer() => Serve(); static void Serve(int port = 6123) => " + New + "port);", "6123")]
    public Task DefaultParameter_IsWhatACallWithoutItOpens(string code, params string[] expected) => IsAsync(code, [.. System.Linq.Enumerable.Select(expected, line => " 127.0.0.1 " + line)]);

    [Theory]
    [InlineData("new Server { Port = 6124 }.Start();", "6124")]
    [InlineData("new Server { Port = 6124 }.Start(); new Server().Start();", "6123 alternative", "6124 alternative")]
    [InlineData("new Server { Port = 6124 }.Start(); builder.Services.AddSingleton<Server>();", "6123 alternative", "6124 alternative")]
    public Task ObjectInitializer_ReplacesTheDeclaredValue(string code, params string[] expected) => IsAsync(
        code + " class Server { public int Port { get; set; } = 6123; public void Start() => " + New + "Port); }", [.. System.Linq.Enumerable.Select(expected, line => " 127.0.0.1 " + line)]);

    [Theory]
    [InlineData("static void Old() => " + New + "6123);", "6123 when=sometimes")]
    [InlineData("static class Old { static void Run() => " + New + "6123); }", "6123 when=sometimes")]
    [InlineData("System.Action start = Open; start(); static void Open() => " + New + "6123);", "6123")]
    [InlineData("new System.Threading.Thread(Open).Start(); static void Open() => " + New + "6123);", "6123")]
    [InlineData("IServer s = new Server(); s.Start(); interface IServer { void Start(); } class Server : IServer { public void Start() => " + New + "6123); }", "6123")]
    [InlineData("builder.WebHost.UseStartup<Startup>(); class Startup { public void ConfigureServices(IServiceCollection services) => " + New + "6123); public void Configure(IApplicationBuilder app) { } }", "6123")]
    [InlineData("app.MapPost(\"/\", () => { " + New + "6123); });", "6123 when=sometimes")]
    [InlineData("app.MapPost(\"/\", Open); static void Open() => " + New + "6123);", "6123 when=sometimes")]
    [InlineData("for (var i = 0; i < 3; i++) { try { " + New + "6123); break; } catch (System.Net.Sockets.SocketException) { } }", "6123 when=sometimes")]
    [InlineData("for (var i = 0; i < 3; i++) { " + New + "6123); while (true) { break; } }", "6123")]
    public Task CodeThatNobodyCalls_IsNotCertain(string code, string expected) => IsAsync(code, " 127.0.0.1 " + expected);
}
