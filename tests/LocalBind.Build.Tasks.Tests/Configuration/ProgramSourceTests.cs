using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using Xunit;
using Xunit.Abstractions;

namespace LocalBind.Build.Tasks.Tests.Configuration;

/// <summary>What the program's own text says about its host.</summary>
public sealed class ProgramSourceTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localbind-source").FullName;

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args);", HostModel.WebApplication, true, true)]
    [InlineData("var builder = WebApplication.CreateBuilder();", HostModel.WebApplication, true, false)]
    [InlineData("var app = WebApplication.Create(args); app.Run();", HostModel.WebApplication, true, true)]
    [InlineData("var builder = WebApplication.CreateSlimBuilder(args);", HostModel.SlimWebApplication, true, true)]
    [InlineData("Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(w => w.UseStartup<Startup>())", HostModel.GenericHost, true, true)]
    [InlineData("WebHost.CreateDefaultBuilder<Startup>(args)", HostModel.WebHost, true, true)]
    [InlineData("Host.CreateApplicationBuilder(args).Build().Run();", HostModel.Worker, true, true)]
    [InlineData("if (isWorker) { Host.CreateApplicationBuilder(args); } else { WebApplication.CreateBuilder(args); }", HostModel.WebApplication, true, true)]
    [InlineData("WebApplication.CreateEmptyBuilder(new() { Args = args });", HostModel.EmptyWebApplication, true, true)]
    [InlineData("WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = path, Args = args });", HostModel.WebApplication, true, true)]
    [InlineData("WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = path }); Use(Args);", HostModel.WebApplication, true, false)]
    [InlineData("WebApplication.CreateBuilder(options);", HostModel.WebApplication, true, true)]
    [InlineData("WebApplication.Create(args).Run(\"http://127.0.0.1:5080\");", HostModel.WebApplication, false, true)]
    [InlineData("var app = WebApplication.Create(args); app.Urls.Add(url);", HostModel.WebApplication, false, true)]
    [InlineData("var app = WebApplication.Create(args);\n// app.Urls.Add(url);", HostModel.WebApplication, true, true)]
    public void In_OneBuilder(string text, HostModel host, bool isBuilderKnown, bool passesArguments)
    {
        Assert.Equal(new ProgramSource(host, isBuilderKnown, passesArguments, Servers: 1), ProgramSource.In(text));
    }

    [Theory]
    [InlineData("new WebApplicationOptions { Args = args, EnvironmentName = \"Staging\" }", "Staging")]
    [InlineData("new()\n{\n    EnvironmentName = Environments.Staging,\n}", "Staging")]
    [InlineData("new() { EnvironmentName = name }", null)]
    [InlineData("args); Use(new Options { EnvironmentName = \"Other\" }", null)]
    public void In_EnvironmentOfTheOptions(string arguments, string? environment)
    {
        Assert.Equal(environment, ProgramSource.In($"var builder = WebApplication.CreateBuilder({arguments});")!.EnvironmentName);
    }

    [Theory]
    [InlineData("new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = \"Other\" }", ".", "Other", true)]
    [InlineData("new() { ContentRootPath = \"/srv/app\" }", "/srv/app", null, true)]
    [InlineData("new() { ContentRootPath = Directory.GetCurrentDirectory() }", null, null, true)]
    [InlineData("new() { ContentRootPath = Path.Combine(AppContext.BaseDirectory, \"x\") }", null, null, false)]
    [InlineData("new() { EnvironmentName = name }", null, null, false)]
    public void In_OtherOptions(string options, string? contentRoot, string? applicationName, bool isBuilderKnown)
    {
        var source = ProgramSource.In($"var builder = WebApplication.CreateBuilder({options});")!;

        Assert.Equal((contentRoot, applicationName, isBuilderKnown), (source.ContentRoot, source.ApplicationName, source.IsBuilderKnown));
    }

    [Theory]
    [InlineData("builder.Configuration.AddJsonFile(\"hosting.json\", optional: true).AddEnvironmentVariables(\"SHOP_\").AddCommandLine(args);", "Json:hosting.json Variables:SHOP_ Arguments:")]
    [InlineData("builder.Configuration\n    .AddEnvironmentVariables();", "Variables:")]
    [InlineData("builder.Configuration.AddJsonFile(\"a.json\").AddJsonFile($\"a.{builder.Environment.EnvironmentName}.json\", true).AddJsonFile(path: \"b.json\", optional: false, reloadOnChange: true);", "Json!:a.json Json:a.{EnvironmentName}.json Json!:b.json")]
    [InlineData("builder.Configuration.AddJsonFile($\"a.{Environment.MachineName}.json\", optional: true).AddIniFile(\"a.ini\", optional: true);", "Json:a.{MachineName}.json Ini:a.ini")]
    [InlineData("builder.Configuration.AddCommandLine(args, new Dictionary<string, string> { [\"-u\"] = \"urls\", [\"--at\"] = \"Kestrel:Endpoints:A:Url\" });", "Arguments:-u=urls;--at=Kestrel:Endpoints:A:Url")]
    [InlineData("var switches = new Dictionary<string, string>\n{\n    { \"-u\", \"urls\" },\n};\nbuilder.Configuration.AddCommandLine(args, switches);", "Arguments:-u=urls")]
    [InlineData("builder.Configuration.Sources.Clear();\nbuilder.Configuration.AddEnvironmentVariables(prefix: \"SHOP_\");", "Clear: Variables:SHOP_")]
    [InlineData("var other = new ConfigurationBuilder().AddConfiguration(builder.Configuration).AddJsonFile(\"other.json\").Build();", "")]
    [InlineData("((IConfigurationBuilder)builder.Configuration).Sources.Clear();", "Clear:")]
    [InlineData("builder.Host.ConfigureAppConfiguration((context, config) => { config.AddJsonFile(\"a.json\", optional: true); config.AddUserSecrets<Program>(); });", "Json:a.json Secrets:")]
    [InlineData("builder.Host.ConfigureAppConfiguration(c => c.AddIniFile(\"a.ini\", true, true).AddCommandLine(args));", "Ini:a.ini Arguments:")]
    [InlineData("builder.Host.ConfigureAppConfiguration(Configure).ConfigureHostConfiguration(Configure);", "")]
    [InlineData("var other = new ConfigurationBuilder().AddJsonFile(\"other.json\").Build();", "")]
    [InlineData("// builder.Configuration.AddJsonFile(\"hosting.json\");", "")]
    public void In_SourcesThatAreAdded(string call, string expected)
    {
        Assert.Equal(expected, string.Join(' ', ProgramSource.In("var builder = WebApplication.CreateBuilder(args);\n" + call)!.AddedSources));
    }

    [Fact]
    public void In_HalfTypedText_Ends()
    {
        string[] tokens =
        [
            "(", ")", "<", ">", "{", "}", "[", "]", "\"", "$\"", "@\"", "//", "/*", "*/", "\n", ";", ",", ".", "=", "=>", "c", "args", "optional:", "path:", "true", "{EnvironmentName}", "\"a.json\"",
            "var b = WebApplication.CreateBuilder(args)", "Host.CreateDefaultBuilder(", "new WebApplicationOptions {", "b.Configuration", ".Configuration", ".Sources", ".Clear()", ".AddJsonFile(", ".AddIniFile(",
            ".AddCommandLine(args", ".AddEnvironmentVariables(", ".AddUserSecrets<", ".ConfigureAppConfiguration(", ".UseUrls(", ".UseKestrel(",
        ];
        var random = new Random(GeneratedCases.Seed(output));
        for (var i = 0; i < GeneratedCases.Count(20_000); i++)
        {
            var text = string.Concat(random.GetItems(tokens, random.Next(1, 30)));

            ProgramSource.In(text);
        }
    }

    // What stood behind a name was looked for from the beginning of the file again, and again.
    [Fact]
    public void In_ComparisonThatIsNoTypeArgument_Ends()
    {
        Assert.Empty(ProgramSource.In("(b.Configuration.A < 5).B < 3; WebApplication.CreateBuilder(args);")!.AddedSources);
    }

    [Theory]
    [InlineData("o => o.Configure().Endpoint(\"A\", _ => { })", "")]
    [InlineData("(c, o) => o.Configure(c.Configuration.GetSection(\"Kestrel\"))", "Kestrel")]
    [InlineData("(c, o) => { o.Configure(c.Configuration.GetSection(\"Web\").GetSection(\"Server\"), reloadOnChange: true); }", "Web:Server")]
    [InlineData("o => o.AddServerHeader = false); builder.WebHost.Configure(app => app.UseRouting()", "Kestrel")]
    public void In_KestrelConfiguredAnew(string options, string section)
    {
        Assert.Equal(section, ProgramSource.In($"var builder = WebApplication.CreateBuilder(args);\nbuilder.WebHost.ConfigureKestrel({options});")!.KestrelSection);
    }

    [Theory]
    [InlineData("args", false)]
    [InlineData("new WebApplicationOptions { Args = args, WebRootPath = \"public\" }", false)]
    [InlineData("new() { ApplicationName = \"A\" }", false)]
    [InlineData("", false)]
    [InlineData("args.Skip(1).ToArray()", true)]
    [InlineData("new() { Args = args.Where(a => a != \"x\").ToArray() }", true)]
    [InlineData("rest", true)]
    [InlineData("[.. args, \"--urls\"]", true)]
    public void In_Arguments(string arguments, bool areChanged)
    {
        Assert.Equal(areChanged, ProgramSource.In($"var rest = args[1..];\nvar builder = WebApplication.CreateBuilder({arguments});")!.ChangesArguments);
    }

    [Theory]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Configuration.AddJsonFile(\"a.json\", true);", "Json?Development:a.json")]
    [InlineData("if (!builder.Environment.IsDevelopment())\n{\n    // it's \"here\n    builder.Configuration.AddJsonFile(\"a.json\", true);\n}\nbuilder.Configuration.AddJsonFile(\"b.json\", true);", "Json?!Development:a.json Json:b.json")]
    [InlineData("if (builder.Environment.IsEnvironment(\"Lab\")) { F(); } else { builder.Configuration.AddJsonFile(\"a.json\", true); }", "Json?!Lab:a.json")]
    [InlineData("if (File.Exists(\"a.json\")) { builder.Configuration.AddJsonFile(\"a.json\", true); }", "Json:a.json")]
    [InlineData("if (args.Length > 1) { builder.Configuration.AddJsonFile(\"a.json\", true); }", "Json??:a.json")]
    [InlineData("foreach (var f in files) { builder.Configuration.AddJsonFile(\"a.json\", true); }", "Json??:a.json")]
    [InlineData("builder.Host.ConfigureAppConfiguration((c, b) => { if (c.HostingEnvironment.IsProduction()) { b.AddUserSecrets<Program>(); } });", "Secrets?Production:")]
    [InlineData("builder.Configuration.SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile(Path.Combine(\"conf\", $\"{Environment.MachineName}.json\"), optional: true);", "Json:{WorkingFolder}/conf/{MachineName}.json")]
    [InlineData("builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, \"a.json\"), true).AddJsonFile(name, true).AddXmlFile(\"a.xml\").AddKeyPerFile(\"/run/secrets\", optional: true);", "Json:{AssemblyFolder}/a.json Other: Other:a.xml KeyPerFile:/run/secrets")]
    [InlineData("var c = new ConfigurationBuilder().AddJsonFile(\"a.json\", true).Build(); builder.Configuration.AddConfiguration(c);", "Json:{AssemblyFolder}/a.json")]
    [InlineData("builder.Configuration.AddConfiguration(Load());", "Other:")]
    public void In_SourcesUnderConditions(string call, string expected)
    {
        Assert.Equal(expected, string.Join(' ', ProgramSource.In("var builder = WebApplication.CreateBuilder(args);\n" + call)!.AddedSources));
    }

    [Fact]
    public void In_SourcesOfTheHost()
    {
        var source = ProgramSource.In("""
            var config = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("hosting.json", optional: true).AddCommandLine(args).Build();
            var host = Host.CreateDefaultBuilder(args).ConfigureHostConfiguration(c => c.AddEnvironmentVariables("SHOP_")).ConfigureWebHostDefaults(w => w.UseConfiguration(config).UseConfiguration(other));
            """)!;

        Assert.Equal("Variables:SHOP_", string.Join(' ', source.HostSources));
        Assert.Equal("Json:{WorkingFolder}/hosting.json Arguments: Other:", string.Join(' ', source.UsedSources));
        Assert.Empty(source.AddedSources);
    }

    [Theory]
    [InlineData("builder.WebHost.UseKestrelHttpsConfiguration();", true, false)]
    [InlineData("builder.WebHost.PreferHostingUrls(true);", false, true)]
    [InlineData("builder.WebHost.PreferHostingUrls(false); // .UseKestrel(", false, false)]
    public void In_CallsThatChangeTheServer(string call, bool addsHttps, bool prefersUrls)
    {
        var source = ProgramSource.In("var builder = WebApplication.CreateSlimBuilder(args);\n" + call)!;

        Assert.Equal((addsHttps, prefersUrls), (source.AddsHttps, source.PrefersUrls));
    }

    [Theory]
    [InlineData("Console.WriteLine();")]
    [InlineData("// WebApplication.CreateBuilder(args)")]
    public void In_NoBuilder(string text) => Assert.Null(ProgramSource.In(text));

    [Fact]
    public void Read_AServerInAnotherFile_IsMoreThanAHostWithout()
    {
        var program = ("Program.cs", "var worker = Host.CreateApplicationBuilder(args);");
        var other = ("Other.cs", "Host.CreateApplicationBuilder();");

        Assert.Equal(HostModel.SlimWebApplication, Read(program, ("Web.cs", "var web = WebApplication.CreateSlimBuilder(args);"), other).Host);
        Assert.Equal(HostModel.Worker, Read(program, other).Host);
    }

    [Fact]
    public void Read_CountsTheServersOfOtherFiles_WhereCodeGivesAddresses()
    {
        var source = Read(
            ("Admin.cs", "class Admin { void Start() { var app = WebApplication.CreateSlimBuilder().Build(); } }"),
            ("Other.cs", "class Other { void Start() { var app = WebApplication.CreateSlimBuilder().Build(); } }"),
            ("Program.cs", "var app = WebApplication.CreateBuilder(args).Build(); app.Urls.Add(\"http://127.0.0.1:5081\");"));

        Assert.Equal(new ProgramSource(HostModel.WebApplication, IsBuilderKnown: false, PassesArguments: true, Servers: 2), source);
    }

    [Theory]
    [InlineData("static class Web { static void Add(IHostBuilder host) => host.ConfigureWebHostDefaults(web => { }); }", HostModel.GenericHost)]
    [InlineData("class Worker { }", HostModel.Worker)]
    public void Read_GenericHost_HasAServerOnlyWhereItIsGivenOne(string other, HostModel host) =>
        Assert.Equal(host, Read(("Program.cs", "Host.CreateDefaultBuilder(args).ConfigureServices(s => { }).Build().Run();"), ("Other.cs", other)).Host);

    [Fact]
    public void Read_NothingButOtherFiles_IsUnknown() => Assert.Same(ProgramSource.Unknown, Read(("readme.txt", "WebApplication.Create(args)")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProgramSource Read(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
        }

        return ProgramSource.Read(files.Select(f => Path.Combine(_folder, f.Name)));
    }
}
