using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Settings of the host itself that stop the program before any address is read.</summary>
internal static class HostSettings
{
    private const string ReloadKey = "hostBuilder:reloadConfigOnChange";
    private const string TimeoutKey = "startupTimeoutSeconds";

    // The longest time that a CancellationTokenSource takes, 0xFFFFFFFE milliseconds.
    private const int LongestTimeout = 4_294_967;

    /// <summary>Why the host does not begin to read its files: whether they are watched is a truth value. A web host always watches, an empty one has no files.</summary>
    public static ConfigurationFailure? ReloadFailure(LayeredConfiguration sources, HostModel host) =>
        host is not (HostModel.WebHost or HostModel.EmptyWebApplication) && sources.Find(ReloadKey) is { Text: { } text } value && !bool.TryParse(text, out _)
            ? ConfigurationFailure.OfBoolean(ReloadKey, value)
            : null;

    /// <summary>Whether the web host takes a text for true.</summary>
    public static bool IsTrue(string? text) => text == "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why the host is not built or not started.</summary>
    public static ConfigurationFailure? StartFailure(HostConfiguration host, ProgramFacts program)
    {
        // The older hosts know what they are told before the program's own files are read; the time to start counts from everywhere.
        var settings = host.HostSources ?? host.Sources;
        return WebRootFailure(settings, host.ContentRoot)
            ?? StartupFailure(settings, program)
            ?? ApplicationNameFailure(host, program)
            ?? (program.Source.Host == HostModel.WebHost ? null : TimeoutFailure(host.Sources));
    }

    // A generic web host looks for a Startup class in the assembly that is named, whatever else the program has; the others do not.
    private static ConfigurationFailure? StartupFailure(LayeredConfiguration settings, ProgramFacts program) =>
        program.Source.Host is HostModel.WebApplication or HostModel.GenericHost
        && settings.Find("startupAssembly") is { Text: { Length: > 0 } text } value
        && !IsTrue(settings.Text("captureStartupErrors"))
        && (!HasAssembly(program, text) ? $"Could not load file or assembly '{text}' ('startupAssembly')." : HasStartup(program, text) ? null : $"A type named 'Startup' could not be found in assembly '{text}' ('startupAssembly').") is { } reason
            ? new(reason, "Name an assembly of the program that has a Startup class, or take the setting out.", value.Origin)
            : null;

    // Names of types stand in an assembly as they are, with a zero behind them; one that ends so shares the text.
    private static bool HasStartup(ProgramFacts program, string name)
    {
        var simple = name.Split(',')[0].Trim();
        var file = string.Equals(simple, program.AssemblyName, StringComparison.OrdinalIgnoreCase) ? program.AssemblyName : simple;
        var path = Path.Combine(program.AssemblyFolder, file + ".dll");
        try
        {
            return !File.Exists(path) || Encoding.GetEncoding("iso-8859-1").GetString(File.ReadAllBytes(path)).IndexOf("Startup\0", StringComparison.Ordinal) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // MVC looks for controllers and pages in the assembly of the application's name; MapStaticAssets reads the list of files that has its name.
    private static ConfigurationFailure? ApplicationNameFailure(HostConfiguration host, ProgramFacts program)
    {
        var name = host.ApplicationName;
        if (string.Equals(name, program.AssemblyName, StringComparison.Ordinal) || program.AssemblyName.Length == 0)
        {
            return null;
        }

        var origin = host.Sources.Find("applicationName")?.Origin ?? ValueOrigin.OfItem("ApplicationName");
        var assets = name + ".staticwebassets.endpoints.json";
        return program.Source.HasApplicationParts && !HasAssembly(program, name) && !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
            ? new($"Could not load file or assembly '{name}' ('applicationName').", "Name the program's own assembly.", origin)
            : program.Source.MapsStaticAssets && !File.Exists(Path.Combine(program.AssemblyFolder, assets))
            ? new($"The static resources manifest file '{Path.Combine(program.AssemblyFolder, assets)}' was not found ('applicationName').", "Name the program's own assembly.", origin)
            : null;
    }

    // A name may go on with a version and a culture.
    private static bool HasAssembly(ProgramFacts program, string name)
    {
        var simple = name.Split(',')[0].Trim();
        return string.Equals(simple, program.AssemblyName, StringComparison.OrdinalIgnoreCase)
            || (simple.IndexOf('\0') < 0 && File.Exists(Path.Combine(program.AssemblyFolder, simple + ".dll")));
    }

    // A folder that is not there is created, which fails where a file is in its way.
    private static ConfigurationFailure? WebRootFailure(LayeredConfiguration settings, string contentRoot)
    {
        if (settings.Find("webroot") is not { Text: { Length: > 0 } text } value)
        {
            return null;
        }

        for (var path = Path.Combine(contentRoot, text); !string.IsNullOrEmpty(path); path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return new($"The web root '{text}' cannot be created: the file '{path}' already exists.", "Name a folder.", value.Origin);
            }
        }

        return null;
    }

    private static ConfigurationFailure? TimeoutFailure(LayeredConfiguration settings) =>
        settings.Find(TimeoutKey) is { Text: { } text } value
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is 0 or > LongestTimeout
            ? new($"The program cannot start within {text} seconds ('{TimeoutKey}').", $"Write a number from 1 to {LongestTimeout}.", value.Origin)
            : null;
}
