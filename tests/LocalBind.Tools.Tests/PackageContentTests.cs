using System;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

public class PackageContentTests
{
    private static readonly string[] TaskAssemblies = ["LocalBind.Build.Tasks.dll", "LocalBind.Endpoints.dll", "YamlDotNet.dll"];

    private static readonly string[] Entries =
    [
        "LocalBind.Tools.nuspec",
        "README.md",
        "analyzers/dotnet/cs/LocalBind.Analyzers.dll",
        "analyzers/dotnet/cs/LocalBind.CodeFixes.dll",
        "analyzers/dotnet/cs/LocalBind.Endpoints.dll",
        "build/LocalBind.Tools.Audit.targets",
        "build/LocalBind.Tools.Checks.targets",
        "build/LocalBind.Tools.props",
        "build/LocalBind.Tools.targets",
        "build/config/localbind_exposure_error.globalconfig",
        "build/config/localbind_no_notes.globalconfig",
        "build/config/localbind_none.globalconfig",
        "build/config/localbind_recommended.globalconfig",
        "build/config/localbind_strict.globalconfig",
        "buildMultiTargeting/LocalBind.Tools.props",
        "buildMultiTargeting/LocalBind.Tools.targets",
        "icon.png",
        .. TaskAssemblies.Select(name => "tasks/netstandard2.0/" + name),
        .. PrecompiledTasks.AreMadeHere ? TaskAssemblies.Select(name => "tasks/linux-x64/" + name) : [],
    ];

    [Fact]
    public async Task PackageHoldsTheseFilesAndNoOther()
    {
        using var package = await OpenAsync();

        // What NuGet itself writes into every package.
        var entries = package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.StartsWith("package/", StringComparison.Ordinal));

        Assert.Equal(Entries.Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("build/LocalBind.Tools.props")]
    [InlineData("build/LocalBind.Tools.targets")]
    [InlineData("build/LocalBind.Tools.Checks.targets")]
    [InlineData("build/LocalBind.Tools.Audit.targets")]
    [InlineData("buildMultiTargeting/LocalBind.Tools.props")]
    [InlineData("buildMultiTargeting/LocalBind.Tools.targets")]
    public async Task WhatABuildFileAlwaysImports_StandsInIt(string name)
    {
        using var package = await OpenAsync();
        using var file = package.GetEntry(name)!.Open();

        var imports = XDocument.Load(file).Root!.Elements("Import");

        Assert.All(imports, import => Assert.NotNull(import.Attribute("Condition")));
    }

    [Fact]
    public async Task PackedWhereNothingIsCompiledAhead_HoldsTheTasksForEverySystem()
    {
        await PackedTools.GetAsync();
        using var folder = new TemporaryFolder();
        await PackedTools.PackAsync(folder.Path, "0.0.1-elsewhere", "-p:PrecompilesTasks=false");

        using var package = ZipFile.OpenRead(folder["LocalBind.Tools.0.0.1-elsewhere.nupkg"]);

        Assert.Equal(
            TaskAssemblies.Select(name => "tasks/netstandard2.0/" + name),
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("tasks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NothingReachesTheProgramOfTheUser()
    {
        using var package = await OpenAsync();

        Assert.DoesNotContain(package.Entries, entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) || entry.FullName.StartsWith("ref/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackageDependsOnNothing()
    {
        Assert.DoesNotContain((await ReadMetadataAsync()).Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("id", "LocalBind.Tools")]
    [InlineData("developmentDependency", "true")]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("icon", "icon.png")]
    public async Task MetadataSays(string element, string value)
    {
        Assert.Equal(value, Value(await ReadMetadataAsync(), element));
    }

    [Theory]
    [InlineData("description")]
    [InlineData("authors")]
    [InlineData("projectUrl")]
    [InlineData("releaseNotes")]
    [InlineData("tags")]
    [InlineData("copyright")]
    public async Task MetadataIsNotEmpty(string element)
    {
        Assert.False(string.IsNullOrWhiteSpace(Value(await ReadMetadataAsync(), element)));
    }

    [Fact]
    public async Task MetadataNamesTheRepository()
    {
        var repository = (await ReadMetadataAsync()).Elements().Single(element => element.Name.LocalName == "repository");

        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.StartsWith("https://", repository.Attribute("url")?.Value, StringComparison.Ordinal);
    }

    private static async Task<ZipArchive> OpenAsync() => ZipFile.OpenRead((await PackedTools.GetAsync()).PackagePath);

    private static async Task<XElement> ReadMetadataAsync()
    {
        using var package = await OpenAsync();
        using var stream = package.GetEntry("LocalBind.Tools.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
