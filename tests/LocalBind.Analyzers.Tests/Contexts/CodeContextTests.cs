using System.Threading.Tasks;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Contexts;

/// <summary>When exposure matters: in development only where the project is meant for the network, never in a container.</summary>
public class CodeContextTests
{
    private const string Network = "localbind_exposure = network\nlocalbind_allowed_ports = 6123";
    private const string Loopback = "localbind_allowed_ports = 6123";

    [Theory]
    [InlineData("""if (app.Environment.IsDevelopment()) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (app.Environment.IsEnvironment("Development")) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (!app.Environment.IsDevelopment()) { app.Run(); } else { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (!app.Environment.IsDevelopment()) { return; } app.Run({|LBT1001:"http://*:6123"|});""")]
    [InlineData("""if (app.Environment.IsProduction()) { app.Run(); } else { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (app.Environment.EnvironmentName == "Development") { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (app.Environment.EnvironmentName == Environments.Development) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (app.Environment.IsDevelopment() && args.Length == 0) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""var dev = app.Environment.IsDevelopment(); if (dev) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""app.Run(app.Environment.IsDevelopment() ? {|LBT1001:"http://*:6123"|} : "http://*:6123");""")]
    [InlineData("""if (System.Diagnostics.Debugger.IsAttached) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development") { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    public Task Network_InDevelopment_Triggers(string statements) => Situation.WebProgram(statements, Network);

    [Theory]
    [InlineData("""app.Run("http://*:6123");""")]
    [InlineData("""if (app.Environment.IsDevelopment()) { app.Run(); } else { app.Run("http://*:6123"); }""")]
    [InlineData("""if (!app.Environment.IsDevelopment()) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (app.Environment.IsDevelopment()) { return; } app.Run("http://*:6123");""")]
    [InlineData("""if (app.Environment.IsProduction()) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (app.Environment.IsStaging()) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (app.Environment.IsDevelopment() || args.Length == 0) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (args.Length == 0) { app.Run("http://*:6123"); }""")]
    public Task Network_InProduction_DoesNotTrigger(string statements) => Situation.WebProgram(statements, Network);

    [Theory]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true") { app.Run("http://*:6123"); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") != null) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is not null) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER"))) { app.Run("http://*:6123"); }""")]
    [InlineData("""if (bool.TryParse(Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER"), out var yes) && yes) { app.Run("http://*:6123"); }""")]
    [InlineData("""var inContainer = Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true"; if (inContainer) { app.Run("http://*:6123"); }""")]
    [InlineData("""var inContainer = Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true"; app.Run(inContainer ? "http://*:6123" : "http://localhost:6123");""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == null) { app.Run(); } else { app.Run("http://*:6123"); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is null) { return; } app.Run("http://*:6123");""")]
    [InlineData("""if (app.Configuration["DOTNET_RUNNING_IN_CONTAINER"] == "true") { app.Run("http://*:6123"); }""")]
    public Task Container_DoesNotTrigger(string statements) => Situation.WebProgram(statements, Loopback);

    [Theory]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == null) { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true") { app.Run(); } else { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "false") { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("SOMETHING_ELSE") == "true") { app.Run({|LBT1001:"http://*:6123"|}); }""")]
    public Task OutsideTheContainer_Triggers(string statements) => Situation.WebProgram(statements, Loopback);

    [Fact]
    public Task Container_LeavesThePortReported() =>
        Situation.WebProgram("""if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true") { app.Run({|LBT2001:"http://*:6999"|}); }""");

    [Theory]
    [InlineData("#if DEBUG\nnew TcpListener({|LBT1001:IPAddress.Any|}, port);\n#endif")]
    [InlineData("#if DEBUG && !OTHER\nnew TcpListener({|LBT1001:IPAddress.Any|}, port);\n#endif")]
    [InlineData("#if !DEBUG\n#else\nnew TcpListener({|LBT1001:IPAddress.Any|}, port);\n#endif")]
    [InlineData("var a =\n#if DEBUG\n{|LBT1001:IPAddress.Any|};\n#else\nIPAddress.Loopback;\n#endif\nnew TcpListener(a, port);")]
    [InlineData("#if OTHER\nport++;\n#elif DEBUG\nnew TcpListener({|LBT1001:IPAddress.Any|}, port);\n#endif")]
    public Task Network_WithDebug_Triggers(string statements) => Debug(statements);

    [Theory]
    [InlineData("#if DEBUG\nport++;\n#endif\nnew TcpListener(IPAddress.Any, port);")]
    [InlineData("#if !OTHER\nnew TcpListener(IPAddress.Any, port);\n#endif")]
    [InlineData("#if DEBUG || TRACE\nnew TcpListener(IPAddress.Any, port);\n#endif")]
    public Task Network_WithoutDebug_DoesNotTrigger(string statements) => Debug(statements);

    private static Task Debug(string statements) => new VerifyCS.Test
    {
        AspNetCore = false,
        EditorConfig = Network,
        PreprocessorSymbols = ["DEBUG"],
        TestCode = $$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(int port)
                {
            {{statements}}
                }
            }
            """,
    }.RunAsync();
}
