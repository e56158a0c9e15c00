using System.IO;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using LocalBind.Build.Tasks.Tests.Listeners;
using LocalBind.Tools.Tests.Infrastructure;
using Xunit;

namespace LocalBind.Tools.Tests;

/// <summary>Which of the package's tasks a build takes: those compiled ahead of time where they were made for the system and its runtime, else those for every system.</summary>
public class PrecompiledTasksTests
{
    [LinuxTheory]
    [InlineData("LocalBind.Build.Tasks.dll")]
    [InlineData("LocalBind.Endpoints.dll")]
    public async Task AssembliesForLinux_HoldMachineCode(string name)
    {
        Assert.Equal(PrecompiledTasks.AreMadeHere, await HoldsMachineCodeAsync("tasks/linux-x64/" + name));
    }

    [Theory]
    [InlineData("LocalBind.Build.Tasks.dll")]
    [InlineData("LocalBind.Endpoints.dll")]
    public async Task AssembliesForEverySystem_HoldNone(string name)
    {
        Assert.False(await HoldsMachineCodeAsync("tasks/netstandard2.0/" + name));
    }

    [Fact]
    public async Task TheirOwnSystem_TakesThem()
    {
        Assert.Equal(PrecompiledTasks.AreMadeHere ? "linux-x64" : "netstandard2.0", await TasksFolderAsync());
    }

    [Theory]
    [InlineData("-p:NETCoreSdkPortableRuntimeIdentifier=linux-arm64")]
    [InlineData("-p:NETCoreSdkPortableRuntimeIdentifier=linux-musl-x64")]
    [InlineData("-p:NETCoreSdkPortableRuntimeIdentifier=win-x64")]
    [InlineData("-p:BundledNETCoreAppTargetFrameworkVersion=9.0")]
    [InlineData("-p:BundledNETCoreAppTargetFrameworkVersion=11.0")]
    public async Task AnotherSystemOrRuntime_TakesThoseForEverySystem(string property)
    {
        Assert.Equal("netstandard2.0", await TasksFolderAsync(property));
    }

    private static async Task<string> TasksFolderAsync(params string[] properties)
    {
        using var project = await TemporaryProject.CreateAsync(new ProjectText());
        var restore = await project.RunAsync("restore");
        Assert.True(restore.ExitCode == 0, restore.Output);
        var result = await project.RunAsync(["msbuild", "-getProperty:_LocalBindTaskAssembly", .. properties]);
        Assert.True(result.ExitCode == 0, result.Output);
        return Path.GetFileName(Path.GetDirectoryName(result.Output.Trim())!);
    }

    private static async Task<bool> HoldsMachineCodeAsync(string entry)
    {
        using var package = ZipFile.OpenRead((await PackedTools.GetAsync()).PackagePath);
        if (package.GetEntry(entry) is not { } assembly)
        {
            return false;
        }

        using var content = new MemoryStream();
        using (var stream = assembly.Open())
        {
            await stream.CopyToAsync(content);
        }

        // The header of ReadyToRun code stands in a directory that ECMA-335 (II.25.3.3) reserves.
        content.Position = 0;
        using var image = new PEReader(content);
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
