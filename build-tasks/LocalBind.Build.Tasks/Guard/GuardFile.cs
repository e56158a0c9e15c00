using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.Guard;

/// <summary>The project's facts in a file beside the compiler's outputs, for a program that checks itself: the task assembly, then one fact a line.</summary>
internal static class GuardFile
{
    private const char Separator = '\t';

    /// <summary>The lines of the file.</summary>
    public static IReadOnlyList<string> Lines(string taskAssembly, RunFacts facts) =>
    [
        taskAssembly,
        Line(nameof(facts.ProjectFile), facts.ProjectFile),
        Line(nameof(facts.AssemblyName), facts.AssemblyName),
        Line(nameof(facts.OutputAssembly), facts.OutputAssembly),
        Line(nameof(facts.RunCommand), facts.RunCommand),
        Line(nameof(facts.UserSecretsId), facts.UserSecretsId),
        Line(nameof(facts.IsWeb), facts.IsWeb.ToString()),
        Line(nameof(facts.OnConflict), facts.OnConflict.ToString()),
        Line(nameof(facts.FailOnExposure), facts.FailOnExposure.ToString()),
        Line(nameof(facts.IsNetworkProgram), facts.IsNetworkProgram.ToString()),
        Line(nameof(facts.CodePortsFile), facts.CodePortsFile),
        Line([nameof(facts.Source), .. SourceFields(facts.Source)]),
        .. facts.Ports.Concat(facts.Requirements).Select(p => Line(p.ItemType, p.Include, p.File, p.Host, p.Protocol)),
    ];

    /// <summary>Reads the file.</summary>
    public static RunFacts Read(string path)
    {
        var lines = File.ReadAllLines(path).Skip(1).Select(l => l.Split(Separator)).ToArray();
        string[] Fields(string name) => lines.First(f => f[0] == name);
        string Text(string name) => Fields(name)[1];
        IReadOnlyList<ProjectPort> Items(string type) => [.. lines.Where(f => f[0] == type).Select(f => new ProjectPort(f[0], f[1], f[2]) { Host = f[3], Protocol = f[4] })];
        return new RunFacts
        {
            ProjectFile = Text(nameof(RunFacts.ProjectFile)),
            AssemblyName = Text(nameof(RunFacts.AssemblyName)),
            OutputAssembly = Text(nameof(RunFacts.OutputAssembly)),
            RunCommand = Text(nameof(RunFacts.RunCommand)),
            UserSecretsId = Text(nameof(RunFacts.UserSecretsId)),
            IsWeb = bool.Parse(Text(nameof(RunFacts.IsWeb))),
            OnConflict = (ConflictMode)Enum.Parse(typeof(ConflictMode), Text(nameof(RunFacts.OnConflict))),
            FailOnExposure = bool.Parse(Text(nameof(RunFacts.FailOnExposure))),
            IsNetworkProgram = bool.Parse(Text(nameof(RunFacts.IsNetworkProgram))),
            CodePortsFile = Text(nameof(RunFacts.CodePortsFile)),
            Source = SourceOf(Fields(nameof(RunFacts.Source))),
            Ports = Items("LocalBindPort"),
            Requirements = Items("LocalBindRequires"),
        };
    }

    private static string[] SourceFields(ProgramSource source) =>
    [
        source.Host.ToString(),
        source.IsBuilderKnown.ToString(),
        source.PassesArguments.ToString(),
        source.HasSeveralServers ? "2" : source.Servers.ToString(CultureInfo.InvariantCulture),
        source.EnvironmentName ?? "",
        source.AddsHttps.ToString(),
        source.PrefersUrls.ToString(),
        source.ApplicationName ?? "",
        source.ContentRoot ?? "",
        source.KestrelSection,
        Joined(source.AddedSources),
        source.HasApplicationParts.ToString(),
        source.MapsStaticAssets.ToString(),
        Joined(source.HostSources),
        Joined(source.UsedSources),
        source.ChangesArguments.ToString(),
    ];

    private static string Joined(IEnumerable<AddedSource> sources) => string.Join("|", sources);

    private static AddedSource[] Separated(string sources) => [.. sources.Split(['|'], StringSplitOptions.RemoveEmptyEntries).Select(AddedSource.Parse)];

    private static ProgramSource SourceOf(string[] fields) =>
        new((HostModel)Enum.Parse(typeof(HostModel), fields[1]), bool.Parse(fields[2]), bool.Parse(fields[3]), int.Parse(fields[4], CultureInfo.InvariantCulture))
        {
            EnvironmentName = fields[5].Length > 0 ? fields[5] : null,
            AddsHttps = bool.Parse(fields[6]),
            PrefersUrls = bool.Parse(fields[7]),
            ApplicationName = fields[8].Length > 0 ? fields[8] : null,
            ContentRoot = fields[9].Length > 0 ? fields[9] : null,
            KestrelSection = fields[10],
            AddedSources = Separated(fields[11]),
            HasApplicationParts = bool.Parse(fields[12]),
            MapsStaticAssets = bool.Parse(fields[13]),
            HostSources = Separated(fields[14]),
            UsedSources = Separated(fields[15]),
            ChangesArguments = bool.Parse(fields[16]),
        };

    // A value that would break the form is left out: no path or name has tabs or line breaks that matter to anybody.
    private static string Line(params string[] fields) => string.Join(Separator.ToString(), fields.Select(f => f.IndexOfAny([Separator, '\r', '\n']) < 0 ? f : ""));
}
