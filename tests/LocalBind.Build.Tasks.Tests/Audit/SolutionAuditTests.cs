using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Audit;
using LocalBind.Endpoints;
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
        Assert.Empty(SolutionFile.Read(folder.Write(name, text), new AuditInputs()).Projects);
    }

    [Theory]
    [InlineData("http://localhost:7007", "tcp", true)]
    [InlineData("http://localhost:7007", "udp", false)]
    [InlineData("http://localhost:7008", "tcp", false)]
    public void PortInCode_IsAClaim_WhicheverProjectComesFirst(string url, string protocol, bool expected)
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        var first = Project(folder, "A", "http://localhost:1");
        Code(folder, "A", "7007", protocol);
        var second = Project(folder, "B", url);
        Assert.Empty(Judge(second));
        var findings = Judge(first);
        Assert.Equal(expected ? ["LBT3007"] : [], findings.Select(finding => finding.Id));
        Assert.All(findings, finding => Assert.Equal(("Program.cs", new TextPosition(3, 14)), (Path.GetFileName(finding.File), finding.Position)));
        Assert.All(findings, finding => Assert.Contains("TcpListener.Start claims port 7007, as project 'B' does at ", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void PortInTheCodeOfTwoProjects_IsSaidByTheLaterOne()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        var first = Project(folder, "A", "http://localhost:1");
        var second = Project(folder, "B", "http://localhost:2");
        Code(folder, "A", "7007");
        Code(folder, "B", "7007", framework: "net9.0");
        Assert.Empty(Judge(first));
        Assert.Contains("as project 'A' does at ", Assert.Single(Judge(second, "net9.0")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Socket", true, true)]
    [InlineData("Socket", false, false)]
    [InlineData("Kestrel", true, false)]
    public void PortInCode_MeetsTheProjectsOwnFiles(string server, bool isWeb, bool expected)
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        var project = Project(folder, "A", "http://localhost:7007");
        Code(folder, "A", "7007", server: server);
        var findings = Judge(project, isWeb: isWeb);
        Assert.Equal(expected ? ["LBT2009"] : [], findings.Select(finding => finding.Id));
        Assert.All(findings, finding => Assert.Contains("Program.cs(3,14)", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ComposeFileThatTwoProjectsReach_IsSaidOnce()
    {
        using var folder = new AuditFolder();
        folder.Write("All.slnx", Slnx);
        folder.Write("common.yml", "services:\n  db:\n    ports: [\"1:1\"]\n");
        folder.Write("src/A/compose.yml", "include: [../../common.yml]\n");
        folder.Write("src/B/compose.yml", "services:\n  a:\n    extends: { file: ../../common.yml, service: db }\n");
        var first = Project(folder, "A", "http://localhost:1");
        var second = Project(folder, "B", "http://localhost:2");
        Assert.Equal(["LBT1005"], Judge(first).Concat(Judge(second)).Select(finding => finding.Id));
    }

    private static void Code(AuditFolder folder, string name, string port, string protocol = "tcp", string server = "Socket", string framework = "net10.0") =>
        folder.Write($"src/{name}/obj/Debug/{framework}/LocalBind.ports", string.Join('\t', folder[$"src/{name}/Program.cs"], "3", "14", "127.0.0.1", port, protocol, "", server, "TcpListener.Start") + "\n");

    private static string Project(AuditFolder folder, string name, string url, bool hasPackage = true)
    {
        folder.Write($"src/{name}/Properties/launchSettings.json", $$"""{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "{{url}}" } } }""");
        folder.Write($"src/{name}/obj/{name}.csproj.nuget.g.targets", hasPackage ? "<Import Project=\"$(NuGetPackageRoot)localbind.tools/1.0.0/build/LocalBind.Tools.targets\" />" : "<Project />");
        return folder.Write($"src/{name}/{name}.csproj", "<Project />");
    }

    private static AuditFinding[] Judge(string project, string framework = "net10.0", bool isWeb = false) => [.. Read(project, framework).Judge(Audited(project, framework, isWeb), new AuditInputs())];

    private static SolutionAudit Read(string project, string framework = "net10.0") => SolutionAudit.Read(Audited(project, framework, isWeb: false));

    private static AuditedProject Audited(string project, string framework, bool isWeb)
    {
        var obj = Path.Combine(Path.GetDirectoryName(project)!, "obj") + Path.DirectorySeparatorChar;
        return new AuditedProject(project, "*Undefined*", obj, Path.Combine(obj, "Debug", framework, "LocalBind.ports"), isWeb);
    }
}
