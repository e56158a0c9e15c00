using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace LocalBind.Benchmarks;

/// <summary>The package as a user gets it, packed from a checkout and unpacked; nothing is restored.</summary>
internal sealed class PackedPackage
{
    private readonly string _folder;

    private PackedPackage(string folder) => _folder = folder;

    /// <summary>Packs a checkout.</summary>
    /// <param name="repository">The full path of the checkout.</param>
    /// <param name="folder">Where the package and its files are put.</param>
    /// <exception cref="InvalidOperationException">The checkout cannot be packed; the message is the output of <c>dotnet pack</c>.</exception>
    public static PackedPackage Of(string repository, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["pack", Path.Combine(repository, "build-tasks", "LocalBind.Tools"), "-c", "Release", "-o", folder, "-v:q"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var package = process.ExitCode == 0 ? Directory.GetFiles(folder, "*.nupkg").Single() : throw new InvalidOperationException(output);
        var files = Path.Combine(folder, "files");
        ZipFile.ExtractToDirectory(package, files);
        return new PackedPackage(files);
    }

    /// <summary>Has all projects in a folder use it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isOn">Whether it is to do anything (LocalBindEnabled).</param>
    public void ImportInto(string folder, bool isOn = true)
    {
        var property = isOn ? "" : "<PropertyGroup><LocalBindEnabled>false</LocalBindEnabled></PropertyGroup>";
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"<Project>{property}<Import Project=\"{_folder}/build/LocalBind.Tools.props\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"<Project><Import Project=\"{_folder}/build/LocalBind.Tools.targets\" /></Project>");
    }

    /// <summary>Has no project in a folder use it, nor whatever stands above the folder.</summary>
    public static void RemoveFrom(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
    }
}
