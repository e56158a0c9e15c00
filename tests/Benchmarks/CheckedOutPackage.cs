using System.IO;

namespace LocalBind.Benchmarks;

/// <summary>The package as it stands in a checkout, with the tasks of its Release build: nothing is packed or restored.</summary>
internal static class CheckedOutPackage
{
    /// <summary>Has all projects in a folder use it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="repository">The full path of the checkout.</param>
    public static void ImportInto(string folder, string repository)
    {
        var build = Path.Combine(repository, "build-tasks", "LocalBind.Tools", "build");
        var tasks = Path.Combine(repository, "build-tasks", "LocalBind.Build.Tasks", "bin", "Release", "netstandard2.0");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"<Project><PropertyGroup><_LocalBindTasksFolder>{tasks}/</_LocalBindTasksFolder></PropertyGroup><Import Project=\"{build}/LocalBind.Tools.props\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"<Project><Import Project=\"{build}/LocalBind.Tools.targets\" /></Project>");
    }
}
