using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What the program's own sources show about its host; a text search, because nothing else is there before the program runs.</summary>
/// <param name="Host">The builder.</param>
/// <param name="IsBuilderKnown">Whether one of ASP.NET Core's builders was seen, and no call that gives the server addresses of its own.</param>
/// <param name="PassesArguments">Whether the builder gets the program's arguments.</param>
/// <param name="Servers">How many builders were seen; 1 at most where no call gives addresses, because then nobody needs to know, and no more files are read once there are several.</param>
public sealed record ProgramSource(HostModel Host, bool IsBuilderKnown, bool PassesArguments, int Servers)
{
    /// <summary>Whether the program builds more than one server, so that an address in code need not be the only one.</summary>
    public bool HasSeveralServers => Servers > 1;

    /// <summary>The environment that the builder is given in the source, over all settings; null if none.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>The application's name in the same way.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The content root in the same way; a relative one counts from the assembly.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>The sources that are added to the configuration, in their order.</summary>
    public IReadOnlyList<AddedSource> AddedSources { get; init; } = [];

    /// <summary>What is added to the host's own configuration (<c>ConfigureHostConfiguration</c>), in its order.</summary>
    public IReadOnlyList<AddedSource> HostSources { get; init; } = [];

    /// <summary>What the host is told over that (<c>UseConfiguration</c>), in its order.</summary>
    public IReadOnlyList<AddedSource> UsedSources { get; init; } = [];

    /// <summary>Whether the builder gets the arguments as they are; else what they say is not known, if there are any.</summary>
    public bool ChangesArguments { get; init; }

    /// <summary>The section that Kestrel is configured by; empty for none (<c>options.Configure()</c>).</summary>
    public string KestrelSection { get; init; } = UsualKestrelSection;

    /// <summary>Whether a builder that knows no https by itself is told to.</summary>
    public bool AddsHttps { get; init; }

    /// <summary>Whether MVC looks for controllers or pages, in the assembly that has the application's name.</summary>
    public bool HasApplicationParts { get; init; }

    /// <summary>Whether static files are served by the list that the build wrote under the application's name.</summary>
    public bool MapsStaticAssets { get; init; }

    /// <summary>Whether the source says that urls replace Kestrel's endpoints.</summary>
    public bool PrefersUrls { get; init; }

    /// <summary>The section that Kestrel is configured by unless the program says otherwise.</summary>
    public const string UsualKestrelSection = "Kestrel";

    // Enough for the folder that a program starts in, little enough not to be felt.
    private const int FileLimit = 300;
    private const int LengthLimit = 200_000;

    /// <summary>What most programs are: <c>WebApplication.CreateBuilder(args)</c>.</summary>
    public static ProgramSource Usual { get; } = new(HostModel.WebApplication, IsBuilderKnown: true, PassesArguments: true, Servers: 1);

    /// <summary>Nothing is known.</summary>
    public static ProgramSource Unknown { get; } = new(HostModel.WebApplication, IsBuilderKnown: false, PassesArguments: true, Servers: 0);

    /// <summary>Reads sources until one shows the builder, Program.cs first; as many as it takes where code gives addresses, to know whether several servers may take them.</summary>
    public static ProgramSource Read(IEnumerable<string> files)
    {
        var sources = files.Where(f => f.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".fs", StringComparison.OrdinalIgnoreCase)).ToArray();
        var ordered = sources.Where(IsUsualPlace).Concat(sources.Where(f => !IsUsualPlace(f))).Take(FileLimit);
        ProgramSource? found = null;
        var hasWebHost = false;
        foreach (var text in ordered.Select(TryRead))
        {
            hasWebHost |= text is not null && text.IndexOf("ConfigureWebHost", StringComparison.Ordinal) >= 0;
            var here = text is null ? null : In(text);
            found = found is null or { Host: HostModel.Worker } || here is null ? here ?? found : found with { Servers = found.Servers + here.Servers };
            if ((found is { IsBuilderKnown: true } || found is { HasSeveralServers: true }) && found.Host != HostModel.Worker && (found.Host != HostModel.GenericHost || hasWebHost))
            {
                return found;
            }
        }

        // A generic host has a server only where somebody gives it one.
        return found is { Host: HostModel.GenericHost } && !hasWebHost ? found with { Host = HostModel.Worker } : found ?? Unknown;
    }

    /// <summary>What one source shows, or null.</summary>
    internal static ProgramSource? In(string text)
    {
        if (text.IndexOf("Create", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        // A host without a server is told by its builder only where there is no other.
        bool Counts(int index) => !CodeText.IsInComment(text, index);
        var all = HostCalls.Builders(text).Where(b => Counts(b.Index)).ToArray();
        var servers = Array.FindAll(all, b => b.Host != HostModel.Worker);
        var builders = servers.Length > 0 ? servers : all;
        if (builders.Length == 0)
        {
            return null;
        }

        var decidesItself = HostCalls.HasOwnAddresses(text, Counts);
        var section = HostCalls.KestrelSection(text, Counts);
        return new ProgramSource(builders[0].Host, IsBuilderKnown: !decidesItself && !builders[0].HasOpenOptions && section is not null, builders[0].PassesArguments, decidesItself ? builders.Length : 1)
        {
            EnvironmentName = builders[0].EnvironmentName,
            ApplicationName = builders[0].ApplicationName,
            ContentRoot = builders[0].ContentRoot,
            AddedSources = ConfigurationCalls.AddedSources(text, Counts),
            HostSources = ConfigurationCalls.HostSources(text, Counts),
            UsedSources = ConfigurationCalls.UsedSources(text, Counts),
            ChangesArguments = builders[0].ChangesArguments,
            KestrelSection = section ?? UsualKestrelSection,
            AddsHttps = Calls(text, ".UseKestrelHttpsConfiguration(") || Calls(text, ".UseKestrel("),
            HasApplicationParts = Calls(text, ".AddControllers") || Calls(text, ".AddRazorPages(") || Calls(text, ".AddMvc("),
            MapsStaticAssets = Calls(text, ".MapStaticAssets()"),
            PrefersUrls = Calls(text, ".PreferHostingUrls(true)") || Calls(text, ".UseSetting(WebHostDefaults.PreferHostingUrlsKey, \"true\")"),
        };
    }

    private static bool Calls(string text, string call) => text.IndexOf(call, StringComparison.Ordinal) is >= 0 and var at && !CodeText.IsInComment(text, at);

    private static bool IsUsualPlace(string file) => Path.GetFileNameWithoutExtension(file) is "Program" or "Startup";

    private static string? TryRead(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: < LengthLimit } ? File.ReadAllText(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
