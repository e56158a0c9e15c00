using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>
/// A project in a folder of its own that references the packed package, to be built and run by the real <c>dotnet</c>.
/// <example>
/// <code>
/// using var project = await TemporaryProject.CreateAsync(new ProjectText { Sdk = ProjectText.Web });
/// project.Write("Program.cs", "WebApplication.Create(args).Run(\"http://0.0.0.0:5000\");");
/// var build = await project.BuildAsync("-p:LocalBindExposure=network");
/// Assert.Equal(1, build.OfCode("LBT2003").Single().Line);
/// </code>
/// </example>
/// </summary>
internal sealed class TemporaryProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TemporaryProject(string name)
    {
        Name = name;
    }

    /// <summary>The name of the project file, without its extension.</summary>
    public string Name { get; }

    /// <summary>The full path of the project's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>The full path of the project file.</summary>
    public string ProjectFile => _folder[$"{Name}.csproj"];

    /// <summary>Creates a project with nothing in it but the project file; the first build restores it.</summary>
    public static async Task<TemporaryProject> CreateAsync(ProjectText text, string name = "App")
    {
        var tools = await PackedTools.GetAsync();
        var project = new TemporaryProject(name);
        project.Write("nuget.config", tools.NuGetConfig);
        project.Write($"{name}.csproj", text.ToXml(tools.Version));
        return project;
    }

    /// <summary>Writes a file of the project, with the folders on its way.</summary>
    public void Write(string relativePath, string text) => _folder.Write(relativePath, text);

    /// <summary>The text of a file of the project.</summary>
    public string Read(string relativePath) => File.ReadAllText(_folder[relativePath]);

    /// <summary>Restores if needed and builds; the findings are printed once, without the summary.</summary>
    public Task<DotNetResult> BuildAsync(params string[] arguments) => BuildAsync(null, arguments);

    /// <inheritdoc cref="BuildAsync(string[])"/>
    public Task<DotNetResult> BuildAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        DotNet.RunAsync(Folder, ["build", "-clp:NoSummary", .. arguments], environment);

    /// <summary>Runs <c>dotnet</c> with any command in the folder of the project and waits for its end.</summary>
    public Task<DotNetResult> RunAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        DotNet.RunAsync(Folder, arguments, environment);

    /// <inheritdoc cref="RunAsync(IReadOnlyDictionary{string, string}?, string[])"/>
    public Task<DotNetResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Starts <c>dotnet</c> with any command that goes on, such as <c>run --no-build</c> of a server.</summary>
    public RunningDotNet Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        DotNet.Start(Folder, arguments, environment);

    /// <inheritdoc cref="Start(IReadOnlyDictionary{string, string}?, string[])"/>
    public RunningDotNet Start(params string[] arguments) => Start(null, arguments);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
