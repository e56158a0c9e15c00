using System.Linq;
using System.Threading.Tasks;
using LocalBind.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

public sealed class LaunchProfileFixTests
{
    private const string Lacking = """
        {
          "profiles": {
            "http": {
              "commandName": "Project",
              "launchBrowser": false
            }
          }
        }
        """;

    private const string Holding = """
        {
          "profiles": {
            "http": {
              "commandName": "Project",
              "applicationUrl": "http://localhost:6123",
              "launchBrowser": false
            }
          }
        }
        """;

    [Fact]
    public Task ProfileWithoutUrl_GetsIt() => Verify("""app.Run({|LBT2001:"http://localhost:6123"|});""", "app.Run();", Lacking, Holding);

    [Fact]
    public Task ProfileWithUrl_StaysAsItIs() => Verify("""app.Run({|LBT2001:"http://localhost:6123"|});""", "app.Run();", Holding, Holding);

    [Fact]
    public Task ProfileWithAnotherUrl_GetsBoth() => Verify(
        """app.Run({|LBT2001:"http://127.0.0.1:6124/"|});""",
        "app.Run();",
        Holding,
        Holding.Replace("6123", "6123;http://127.0.0.1:6124/", System.StringComparison.Ordinal));

    [Fact]
    public Task UseUrls_IsTakenAway() => Verify(
        "builder.WebHost.UseUrls({|LBT2001:\"http://localhost:6123\"|}); // here\napp.Run();",
        "// here\napp.Run();",
        Holding,
        Holding);

    /// <summary>Without a profile that starts the project, the address would be lost.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{ "profiles": { "docker": { "commandName": "Docker" } } }""")]
    [InlineData("""{ "profiles": """)]
    public async Task NoProfileToTakeTheUrl_NothingIsOffered(string? settings)
    {
        var project = FixedProject.Of(OutputKind.ConsoleApplication, LanguageVersion.Latest, [Program("""app.Run("http://localhost:6123");""")]);
        if (settings is not null)
        {
            project = new FixedProject(project.Project.AddAdditionalDocument("launchSettings.json", settings, filePath: "/0/Properties/launchSettings.json").Project);
        }

        var actions = await project.ActionsAsync(Assert.Single(await project.FindingsAsync()));

        Assert.Equal(["LBT2001.Configuration", "LBT2001.SystemChosen"], actions.Select(action => action.EquivalenceKey));
    }

    /// <summary>Two servers of one program would both listen where the profile says.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("var other = WebApplication.Create();", false)]
    public async Task OnlyForTheOneServerOfAProgram(string other, bool isOffered)
    {
        var project = FixedProject.Of(OutputKind.ConsoleApplication, LanguageVersion.Latest, [Program(other + """app.Run("http://localhost:6123");""")]);
        project = new FixedProject(project.Project.AddAdditionalDocument("launchSettings.json", Lacking, filePath: "/0/Properties/launchSettings.json").Project);

        var actions = await project.ActionsAsync(Assert.Single(await project.FindingsAsync()));

        Assert.Equal(isOffered, actions.Any(action => action.EquivalenceKey == "LBT2001.LaunchProfile"));
    }

    private static Task Verify(string before, string after, string settings, string fixedSettings)
    {
        var test = new CSharpCodeFixVerifier<ListenerAnalyzer, HardCodedPortFix>.Test
        {
            TestCode = Program(before),
            FixedCode = Program(after),
            OutputKind = OutputKind.ConsoleApplication,
            CodeActionEquivalenceKey = "LBT2001.LaunchProfile",
        };
        test.AddFile("Properties/launchSettings.json", settings);
        test.AddFixedFile("Properties/launchSettings.json", fixedSettings);
        return test.RunAsync();
    }

    private static string Program(string statements) => $"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {statements}
        """;
}
