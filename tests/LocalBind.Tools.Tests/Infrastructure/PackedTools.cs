using System;
using System.IO;
using System.Security;
using System.Threading.Tasks;
using Xunit;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>
/// The package as a user gets it: packed once a test run by the real <c>dotnet pack</c>, under a version that never was
/// before, into a folder that serves as a feed.
/// </summary>
internal sealed class PackedTools
{
    private static readonly Lazy<Task<PackedTools>> Once = new(PackAsync);

    private readonly TemporaryFolder _folder;

    private PackedTools(TemporaryFolder folder, string version)
    {
        _folder = folder;
        Version = version;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _folder.Dispose();
    }

    /// <summary>The version of the package.</summary>
    public string Version { get; }

    /// <summary>The full path of the <c>.nupkg</c>.</summary>
    public string PackagePath => Path.Combine(Feed, $"LocalBind.Tools.{Version}.nupkg");

    private string Feed => _folder["feed"];

    /// <summary>The package of this test run.</summary>
    public static Task<PackedTools> GetAsync() => Once.Value;

    /// <summary>
    /// A <c>nuget.config</c> that restores the package from the feed and unpacks it into a folder of this test run.
    /// Whatever else a test project needs comes out of the machine's own package folder, so no test waits for a network.
    /// </summary>
    public string NuGetConfig => $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{SecurityElement.Escape(_folder["packages"])}" />
          </config>
          <packageSources>
            <clear />
            <add key="packed" value="{SecurityElement.Escape(Feed)}" />
          </packageSources>
          <packageSourceMapping>
            <clear />
          </packageSourceMapping>
          <fallbackPackageFolders>
            <clear />
            <add key="machine" value="{SecurityElement.Escape(MachinePackages)}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private static string MachinePackages { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")).FullName;

    private static async Task<PackedTools> PackAsync()
    {
        var folder = new TemporaryFolder();
        var packed = new PackedTools(folder, $"0.0.1-test.{DateTime.UtcNow.Ticks}");
        await PackAsync(packed.Feed, packed.Version);
        return packed;
    }

    /// <summary>Packs once more; not at the same time as another.</summary>
    public static async Task PackAsync(string folder, string version, params string[] more)
    {
        // Not built again: the build of the tests did it, and others may be reading the outputs.
        var result = await DotNet.RunAsync(TestBuild.RepositoryRoot,
        [
            "pack", Path.Combine("build-tasks", "LocalBind.Tools", "LocalBind.Tools.csproj"), "--no-build",
            "-c", TestBuild.Configuration, "-o", folder, $"-p:PackageVersion={version}", .. more,
        ]);
        Assert.True(result.ExitCode == 0, result.Output);
    }
}
