using System;
using System.IO;
using LocalBind.Build.Tasks.Audit;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Audit;

public class SolutionAuditTests
{
    private const string Slnx = """<Solution><Folder Name="/src/"><Project Path="src/A/A.csproj" /><Project Path="src\B\B.csproj" /></Folder></Solution>""";

    private const string Sln = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{1}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "A", "src\A\A.csproj", "{2}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "B", "src\B\B.csproj", "{3}"
        EndProject
        """;

    [Theory]
    [InlineData("All.slnx", Slnx)]
    [InlineData("All.sln", Sln)]
    [InlineData("readme.txt", "no solution: siblings")]
    public void LaterProject_NamesTheOtherClaimWithItsPosition(string solution, string text)
    {
        using var folder = new AuditFolder();
        folder.Write(solution, text);
        var first = Project(folder, "A", "http://localhost:5080");
        var second = Project(folder, "B", "https://localhost:7080;http://localhost:5080");

        Assert.Empty(Judge(first));
        var finding = Assert.Single(Judge(second));
        Assert.Equal(("LBT3007", 1), (finding.Id, finding.Position.Line));
        Assert.Contains($"port 5080, as project 'A' does at {Path.Combine(Path.GetDirectoryName(first)!, "Properties", "launchSettings.json")}(1,", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5081")]
    [InlineData("http://localhost:0")]
    [InlineData("http://127.0.0.2:5080")]
    public void OtherEndpoint_DoesNotTrigger(string url)
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        Project(folder, "A", "http://127.0.0.1:5080");
        Assert.Empty(Judge(Project(folder, "B", url)));
    }

    [Fact]
    public void EarlierProjectSpeaks_WhereTheLaterOneHasNoPackage()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        var first = Project(folder, "A", "http://localhost:5080");
        Project(folder, "B", "http://localhost:5080", hasPackage: false);
        Assert.Single(Judge(first));
    }

    [Fact]
    public void SeveralProfiles_AreOneClaim()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        Project(folder, "A", "http://localhost:5080");
        var second = Project(folder, "B", "http://localhost:5080");
        folder.Write("src/B/Properties/launchSettings.json", """
            { "profiles": {
                "http": { "commandName": "Project", "applicationUrl": "http://localhost:5080" },
                "https": { "commandName": "Project", "applicationUrl": "https://localhost:7080;http://localhost:5080" } } }
            """);
        Assert.Equal(2, Assert.Single(Judge(second)).Position.Line);
    }

    [Fact]
    public void SolutionFolder_IsSpokenForByTheFirstProjectWithThePackage()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        var compose = folder.Write("compose.yml", "");
        var own = folder.Write("src/B/docker-compose.yml", "");
        var first = Project(folder, "A", "http://localhost:1", hasPackage: false);
        var second = Project(folder, "B", "http://localhost:2");
        var audit = Read(second);
        Assert.Empty(audit.ComposeFilesFor(first));
        Assert.Equal([own, compose], audit.ComposeFilesFor(second));
    }

    [Fact]
    public void ProjectInTheSolutionFolder_SpeaksForItOnce()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", """<Solution><Project Path="App.csproj" /></Solution>""");
        var compose = folder.Write("compose.yml", "");
        var project = folder.Write("App.csproj", "<Project />");
        Assert.Equal([compose], Read(project).ComposeFilesFor(project));
    }

    [Theory]
    [InlineData("Broken.slnx", "<Solution>")]
    [InlineData("Broken.sln", "Project(")]
    public void BrokenSolution_HasNoProjects(string name, string text)
    {
        using var folder = new AuditFolder();
        Assert.Empty(SolutionFile.Read(folder.Write(name, text)).Projects);
    }

    private static string Project(AuditFolder folder, string name, string url, bool hasPackage = true)
    {
        folder.Write($"src/{name}/Properties/launchSettings.json", $$"""{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "{{url}}" } } }""");
        folder.Write($"src/{name}/obj/{name}.csproj.nuget.g.targets", hasPackage ? "<Import Project=\"$(NuGetPackageRoot)localbind.tools/1.0.0/build/LocalBind.Tools.targets\" />" : "<Project />");
        return folder.Write($"src/{name}/{name}.csproj", "<Project />");
    }

    private static AuditFinding[] Judge(string project) => [.. Read(project).Judge(project)];

    private static SolutionAudit Read(string project) => SolutionAudit.Read(project, "*Undefined*", Path.Combine(Path.GetDirectoryName(project)!, "obj") + Path.DirectorySeparatorChar);
}
