using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LocalBind.Benchmarks;

/// <summary>
/// What the audit adds to an incremental build of a solution: the time that MSBuild itself books on its target, all projects together, over the time
/// that the build takes. Both come from one build, so a slow machine slows both.
/// </summary>
internal static partial class AuditBenchmark
{
    public const string Usage = "REPOSITORY [--projects N] [--runs N]   share of the audit in an incremental build of a solution";

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(Path.Combine(arguments[0], "build-tasks")))
        {
            Console.Error.WriteLine("audit " + Usage);
            return 2;
        }

        var projects = Option(arguments, "--projects", 100);
        var folder = Directory.CreateTempSubdirectory("localbind-benchmark-").FullName;
        try
        {
            WriteSolution(folder, Path.GetFullPath(arguments[0]), projects);
            Build(folder);
            for (var run = Option(arguments, "--runs", 3); run > 0; run--)
            {
                var watch = Stopwatch.StartNew();
                var output = Build(folder);
                watch.Stop();
                var audit = AuditLine().Match(output);
                var audited = audit.Success ? double.Parse(audit.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;
                Console.WriteLine(FormattableString.Invariant(
                    $"projects {projects}  calls {audit.Groups[2].Value}  audit {audited:F0} ms  build {watch.ElapsedMilliseconds} ms  share {audited / watch.ElapsedMilliseconds:P2}  findings {FindingLine().Count(output)}"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteSolution(string folder, string repository, int projects)
    {
        var build = Path.Combine(repository, "build-tasks", "LocalBind.Tools", "build");
        var tasks = Path.Combine(repository, "build-tasks", "LocalBind.Build.Tasks", "bin", "Release", "netstandard2.0");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"<Project><PropertyGroup><_LocalBindTasksFolder>{tasks}/</_LocalBindTasksFolder></PropertyGroup><Import Project=\"{build}/LocalBind.Tools.props\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"<Project><Import Project=\"{build}/LocalBind.Tools.targets\" /></Project>");
        File.WriteAllText(Path.Combine(folder, "compose.yml"), "services:\n  db:\n    ports: [\"5432:5432\"]\n");
        File.WriteAllText(Path.Combine(folder, "All.slnx"), "<Solution>" + string.Concat(Enumerable.Range(0, projects).Select(i => $"<Project Path=\"P{i}/P{i}.csproj\" />")) + "</Solution>");
        for (var i = 0; i < projects; i++)
        {
            var project = Directory.CreateDirectory(Path.Combine(folder, $"P{i}")).FullName;
            Directory.CreateDirectory(Path.Combine(project, "Properties"));
            File.WriteAllText(Path.Combine(project, $"P{i}.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            File.WriteAllText(Path.Combine(project, "Program.cs"), "internal static class Program { }");
            File.WriteAllText(Path.Combine(project, "appsettings.json"), "{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } }, \"AllowedHosts\": \"*\" }");
            File.WriteAllText(
                Path.Combine(project, "Properties", "launchSettings.json"),
                $"{{ \"profiles\": {{ \"http\": {{ \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:{5100 + (i % 90)}\" }} }} }}");
        }
    }

    private static string Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "All.slnx", "-v:q", "-tl:off", "-clp:PerformanceSummary;NoSummary"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    private static int Option(string[] arguments, string name, int byDefault) =>
        Array.IndexOf(arguments, name) is var at && at >= 0 ? int.Parse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : byDefault;

    [GeneratedRegex(@"^\s*(\d+) ms\s+LocalBindAudit\s+(\d+) calls", RegexOptions.Multiline)]
    private static partial Regex AuditLine();

    [GeneratedRegex(@": warning LBT")]
    private static partial Regex FindingLine();
}
