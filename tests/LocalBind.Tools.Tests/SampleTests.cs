using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>The samples, with the package in the place of the sources that they use in the repository.</summary>
public class SampleTests
{
    private static readonly string Samples = Path.Combine(TestBuild.RepositoryRoot, "samples");

    [Theory]
    [InlineData(
        "ExposedWeb",
        "Program.cs(8,20): warning LBT1001",
        "Program.cs(8,20): warning LBT2003",
        "launchSettings.json(12,33): warning LBT1001")]
    [InlineData(
        "ConsoleListener",
        "Program.cs(5,32): warning LBT1001",
        "Program.cs(5,47): warning LBT2001")]
    [InlineData("FixedWeb")]
    [InlineData("Demo")]
    public async Task Sample_GivesExactlyTheseFindings(string name, params string[] expected)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText(), name);
        foreach (var file in Sources(name))
        {
            project.Write(file, await File.ReadAllTextAsync(Path.Combine(Samples, name, file)));
        }

        project.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LocalBind.Tools" Version="{(await PackedTools.GetAsync()).Version}" />
              </ItemGroup>
            </Project>
            """);

        var build = await project.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(expected, build.Findings.Select(finding => $"{finding.File}({finding.Line},{finding.Column}): {finding.Severity} {finding.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EverySampleIsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(TestBuild.RepositoryRoot, "LocalBind.Tools.sln"));

        Assert.All(Directory.GetDirectories(Samples), folder => Assert.Contains($"{Path.GetFileName(folder)}.csproj", solution));
    }

    // Everything but the outputs, relative to the sample, the project file included.
    private static IEnumerable<string> Sources(string name) =>
        Directory.EnumerateFiles(Path.Combine(Samples, name), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Samples, name), file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
}
