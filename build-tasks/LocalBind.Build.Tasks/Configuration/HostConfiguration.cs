using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The whole configuration of an ASP.NET Core 10 program, its sources in the order in which the builder adds them.</summary>
public sealed class HostConfiguration
{
    private const string AspNetCorePrefix = "ASPNETCORE_";
    private const string DotNetPrefix = "DOTNET_";

    private readonly ProgramStart _start;
    private readonly ProgramFacts _facts;

    private HostConfiguration(ProgramStart start, ProgramFacts facts)
    {
        _start = start;
        _facts = facts;
    }

    /// <summary>The sources.</summary>
    public LayeredConfiguration Sources { get; } = new();

    /// <summary>The sources of the host alone: a generic host looks there for urls where the program's configuration says nothing, a web host looks nowhere else; null for the others.</summary>
    public LayeredConfiguration? HostSources { get; private set; }

    /// <summary>The urls that count where the whole configuration says nothing of them: what the host had read before the program added anything.</summary>
    public ConfigurationValue? HostUrls { get; private set; }

    /// <summary>Whether nothing that is not read here may say otherwise.</summary>
    public bool IsCertain { get; private set; } = true;

    /// <summary>The environment's name: <c>Production</c> unless something says otherwise; empty is a name of its own.</summary>
    public string EnvironmentName { get; private set; } = "Production";

    /// <summary>The folder of the settings files.</summary>
    public string ContentRoot { get; private set; } = "";

    /// <summary>The application's name.</summary>
    public string ApplicationName { get; private set; } = "";

    /// <summary>The folder of exported developer certificates; null where no variable tells it.</summary>
    public string? HttpsFolder =>
        _start["APPDATA"] is { } roaming ? Path.Combine(roaming, "ASP.NET", "https")
        : _start["HOME"] is { Length: > 0 } home ? Path.Combine(home, ".aspnet", "https")
        : null;

    /// <summary>The section that Kestrel reads; empty for none. An empty builder gives it none.</summary>
    public string KestrelSection => _facts.Source.Host == HostModel.EmptyWebApplication && _facts.Source.KestrelSection == ProgramSource.UsualKestrelSection ? "" : _facts.Source.KestrelSection;

    /// <summary>What it was read from, beside arguments and variables.</summary>
    public PlanInputs Inputs { get; } = new();

    /// <summary>What stops the program before it reads any address; null if nothing does.</summary>
    public ConfigurationFailure? Failure { get; private set; }

    /// <summary>Reads everything that the program would read.</summary>
    public static HostConfiguration Read(ProgramStart start, ProgramFacts facts)
    {
        var host = new HostConfiguration(start, facts);
        host.AddHostSources();
        host.Failure = host.Sources.Failure;
        if (host.Failure is null)
        {
            host.AddApplicationSources();
            host.IsCertain &= !host.Sources.IsOfChance;
            host.Failure ??= host.Sources.Failure ?? HostSettings.StartFailure(host, facts);
        }

        return host;
    }

    private void AddHostSources()
    {
        var aspNetCore = VariableSource.Read(_start.Variables, AspNetCorePrefix);
        var dotNet = VariableSource.Read(_start.Variables, DotNetPrefix);
        switch (_facts.Source.Host)
        {
            case HostModel.GenericHost:
                Sources.Add(dotNet);
                AddArguments();
                AddSources(_facts.Source.HostSources);
                Sources.Add(aspNetCore.WithoutEmptyValues());
                AddSources(_facts.Source.UsedSources);
                HostSources = Sources.Copy();
                AddIis(key => aspNetCore.Values.TryGetValue(key, out var value) ? value : null);
                break;
            case HostModel.WebHost:
                Sources.Add(aspNetCore);
                AddArguments();
                AddSources(_facts.Source.UsedSources);
                AddIis(Sources.Find);
                HostSources = Sources.Copy();
                break;
            case HostModel.EmptyWebApplication:
                AddArguments();
                break;
            default:
                Sources.Add(aspNetCore);
                Sources.Add(dotNet);
                AddArguments();
                break;
        }
    }

    private void AddApplicationSources()
    {
        Failure = HostSettings.ReloadFailure(Sources, _facts.Source.Host);
        if (Failure is not null)
        {
            return;
        }

        // The host's own sources alone decide these; a settings file cannot name another environment.
        EnvironmentName = _facts.Source.EnvironmentName ?? Sources.Text("environment") ?? "Production";
        ApplicationName = ReadApplicationName();
        ReadContentRoot();
        if (Failure is not null)
        {
            return;
        }

        if (_facts.Source.Host != HostModel.EmptyWebApplication)
        {
            AddDefaultSources();
        }

        var isWebApplication = _facts.Source.Host is not (HostModel.GenericHost or HostModel.WebHost);
        HostUrls = isWebApplication ? Sources.Find("urls") : HostSources?.Find("urls");
        AddSources(_facts.Source.AddedSources);
        if (isWebApplication)
        {
            AddSources(_facts.Source.UsedSources);
        }

        if (_facts.Source.Host == HostModel.WebApplication)
        {
            AddIis(null);
        }
    }

    private void AddDefaultSources()
    {
        AddFile("appsettings.json");
        AddFile($"appsettings.{EnvironmentName}.json");
        if (_facts.Source.Host is HostModel.WebApplication or HostModel.GenericHost && ApplicationName.Length > 0)
        {
            // New in .NET 10; a path separator in the name is taken out of the file name.
            var fileName = ApplicationName.Replace(Path.DirectorySeparatorChar, '_').Replace(Path.AltDirectorySeparatorChar, '_');
            AddFile($"{fileName}.settings.json");
            AddFile($"{fileName}.settings.{EnvironmentName}.json");
        }

        // The id is read from the assembly of the application's name: another name, no secrets.
        if (string.Equals(EnvironmentName, "Development", StringComparison.OrdinalIgnoreCase)
            && string.Equals(ApplicationName, _facts.AssemblyName, StringComparison.OrdinalIgnoreCase)
            && SecretsFile() is { } secrets)
        {
            Read(secrets);
        }

        Sources.Add(VariableSource.Read(_start.Variables));
        AddArguments();
    }

    // What the program itself adds, over all that is there.
    private void AddSources(IReadOnlyList<AddedSource> all)
    {
        foreach (var added in all)
        {
            var isAdded = added.IsAddedIn(EnvironmentName);
            IsCertain &= isAdded is not null;
            if (isAdded != false)
            {
                AddSource(added);
            }
        }
    }

    private void AddSource(AddedSource added)
    {
        switch (added.Kind)
        {
            case AddedSourceKind.Json or AddedSourceKind.Ini:
                AddFile(PathOf(added), added.Kind == AddedSourceKind.Ini, added.IsRequired);
                break;
            case AddedSourceKind.KeyPerFile:
                Inputs.AddOther();
                Sources.Add(KeyPerFileSource.Read(Path.Combine(ContentRoot, PathOf(added))));
                break;
            case AddedSourceKind.Other:
                // A file that is not there says nothing.
                var path = added.Text.Length == 0 ? null : Path.Combine(ContentRoot, PathOf(added));
                IsCertain &= path is not null && !File.Exists(path);
                Inputs.AddOther();
                break;
            case AddedSourceKind.Variables:
                Sources.Add(VariableSource.Read(_start.Variables, added.Text));
                break;
            case AddedSourceKind.Secrets when SecretsFile() is { } secrets:
                Read(secrets);
                break;
            case AddedSourceKind.Clear:
                // All but the older host have read them by now.
                Failure ??= _facts.Source.Host == HostModel.GenericHost ? null : Sources.Failure;
                Sources.Clear();
                break;
            case AddedSourceKind.Arguments:
                Sources.Add(ArgumentSource.Read(_start.Arguments, added.Text.Split([';'], StringSplitOptions.RemoveEmptyEntries)));
                break;
        }
    }

    private string PathOf(AddedSource added) => added.Text
        .Replace(AddedSource.EnvironmentHole, EnvironmentName)
        .Replace(AddedSource.MachineHole, Environment.MachineName)
        .Replace(AddedSource.AssemblyFolderHole, _facts.AssemblyFolder)
        .Replace(AddedSource.WorkingFolderHole, _facts.WorkingDirectory)
        .Replace(AddedSource.ContentRootHole, ContentRoot);

    // In the older hosts, UseStartup and Configure set the name of the startup's assembly over every source.
    private string ReadApplicationName() =>
        _facts.Source.ApplicationName
        ?? (_facts.Source.Host is not (HostModel.GenericHost or HostModel.WebHost) && Sources.Text("applicationName") is { Length: > 0 } name ? name : _facts.AssemblyName);

    private void AddArguments()
    {
        if (_facts.Source.PassesArguments)
        {
            IsCertain &= !_facts.Source.ChangesArguments || _start.Arguments.Count == 0;
            Sources.Add(ArgumentSource.Read(_start.Arguments));
        }
    }

    private void AddIis(Func<string, ConfigurationValue?>? settings)
    {
        if (IisIntegration.Read(_start, settings) is { } iis)
        {
            Sources.Add(iis);
        }
    }

    private void AddFile(string name, bool isIni = false, bool isRequired = false)
    {
        if (name.IndexOf('\0') >= 0)
        {
            return;
        }

        var path = Path.Combine(ContentRoot, name);
        Read(path, isIni);
        if (isRequired && !File.Exists(path))
        {
            Failure ??= new($"The configuration file '{name}' was not found and is not optional. The expected physical path was '{path}'.", "Write the file, or let it be optional.", ValueOrigin.OfItem(name));
        }
    }

    private void Read(string path, bool isIni = false)
    {
        Inputs.AddFile(path);
        Sources.Add(isIni ? IniSource.Read(path) : JsonSource.Read(path));
    }

    // A relative content root counts from the assembly, the default is the working directory.
    private void ReadContentRoot()
    {
        var value = _facts.Source.ContentRoot is { } written ? new ConfigurationValue(written, ValueOrigin.OfItem("ContentRootPath")) : Sources.Find("contentRoot");
        ContentRoot = value?.Text is { Length: > 0 } path ? PathFrom(_facts.AssemblyFolder, path) : value is null ? _facts.WorkingDirectory : _facts.AssemblyFolder;
        if (value is null)
        {
            return;
        }

        Inputs.AddOther();
        if (!Directory.Exists(ContentRoot))
        {
            Failure = new($"The content root '{ContentRoot}' does not exist.", "Correct the content root.", value.Origin);
        }
    }

    private string? SecretsFile()
    {
        if (_facts.UserSecretsId.Length == 0)
        {
            return null;
        }

        // The first variable that is set decides (Microsoft.Extensions.Configuration.UserSecrets, PathHelper).
        var roaming = _start["APPDATA"];
        var root = roaming ?? _start["HOME"] ?? _start["DOTNET_USER_SECRETS_FALLBACK_DIR"];
        if (string.IsNullOrEmpty(root))
        {
            return null;
        }

        return string.IsNullOrEmpty(roaming)
            ? Path.Combine(root, ".microsoft", "usersecrets", _facts.UserSecretsId, "secrets.json")
            : Path.Combine(root, "Microsoft", "UserSecrets", _facts.UserSecretsId, "secrets.json");
    }

    private static string PathFrom(string folder, string path)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, path));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return path;
        }
    }
}
