using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.RunCommand;

/// <summary>
/// The launch profile that <c>dotnet run</c> takes: SDK 10's rules, property names compared with case, profile names without. Whatever is wrong with
/// the file, the run goes on without any profile: that is a <see cref="Problem"/>.
/// </summary>
public sealed class LaunchSettings
{
    private readonly SourceFile _file;

    private LaunchSettings(SourceFile file) => _file = file;

    /// <summary>The profile, or null if none is applied.</summary>
    public LaunchProfile? Profile { get; private set; }

    /// <summary>Why none is applied although the file is there; null if one is.</summary>
    public LaunchProfileProblem? Problem { get; private set; }

    /// <summary>What of the chosen profile <c>dotnet run</c> itself trips over, so that nothing is started; null if nothing does.</summary>
    public ConfigurationProblem? Failure { get; private set; }

    /// <summary>Finds and reads the launch profile.</summary>
    /// <param name="projectPath">The project file, or the source file of a file-based program.</param>
    /// <param name="request">The profile that is asked for.</param>
    /// <returns>The settings, or null if there is no file or it is not to be used.</returns>
    public static LaunchSettings? Read(string projectPath, RunRequest request)
    {
        if (request.NoLaunchProfile || Find(projectPath) is not { } path || SourceFile.TryRead(path) is not { } file)
        {
            return null;
        }

        var settings = new LaunchSettings(file);
        settings.Choose(request.LaunchProfile);
        return settings;
    }

    /// <summary>The file for a project: in Properties (My Project for Visual Basic), else <c>Name.run.json</c> beside it.</summary>
    public static string? Find(string projectPath) => Candidates(projectPath).FirstOrDefault(File.Exists);

    /// <summary>The files that are looked for, the first that is there is read.</summary>
    public static IReadOnlyList<string> Candidates(string projectPath)
    {
        var folder = Path.GetDirectoryName(projectPath) ?? "";
        var properties = projectPath.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase) ? "My Project" : "Properties";
        return [Path.Combine(folder, properties, "launchSettings.json"), Path.Combine(folder, Path.GetFileNameWithoutExtension(projectPath) + ".run.json")];
    }

    private void Choose(string? name)
    {
        var json = JsonText.Parse(_file.Text);
        if (json.Error is { } error)
        {
            Fail($"{error.Message}, so the file is not read at all", "Correct it.", error.Range);
            return;
        }

        if (json.Root is not JsonObject root || root.Find("profiles") is not JsonObject profiles)
        {
            Fail("there is no object \"profiles\" (names are compared with case)", "Add one, with a profile whose commandName is \"Project\".", json.Root?.Range ?? default);
            return;
        }

        if (string.IsNullOrEmpty(name))
        {
            ChooseDefault(profiles, json);
        }
        else
        {
            ChooseNamed(profiles, name!, json);
        }
    }

    private void ChooseDefault(JsonObject profiles, JsonText json)
    {
        foreach (var member in profiles.Members)
        {
            if (member.Value is JsonObject profile && CommandName(profile) is "Project" or "Executable")
            {
                Apply(member.Name.Value, profile, json);
                return;
            }
        }

        Fail("no profile has the commandName \"Project\" (compared with case)", "Add one.", profiles.Range);
    }

    private void ChooseNamed(JsonObject profiles, string name, JsonText json)
    {
        var found = profiles.Members.Where(m => string.Equals(m.Name.Value, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (found.Length == 0)
        {
            var names = string.Join(", ", profiles.Members.Select(m => "\"" + m.Name.Value + "\""));
            Fail($"there is no launch profile \"{name}\"", names.Length == 0 ? "Add it." : $"The profiles are {names}.", profiles.Range);
        }
        else if (found.Length > 1)
        {
            Fail($"two launch profiles are named \"{name}\" (compared without case)", "Rename one.", found[1].Name.Range);
        }
        else if (found[0].Value is not JsonObject profile)
        {
            Fail($"the launch profile \"{name}\" is no object", "Write it in braces.", found[0].Value.Range);
        }
        else if (CommandName(profile) is not ("Project" or "Executable"))
        {
            var command = CommandName(profile) is { } text ? $"has the commandName \"{text}\", which dotnet run cannot start" : "has no commandName";
            Fail($"the launch profile \"{name}\" {command}", "Choose a profile whose commandName is \"Project\".", found[0].Name.Range);
        }
        else
        {
            Apply(found[0].Name.Value, profile, json);
        }
    }

    private static string? CommandName(JsonObject profile) => (profile.Find("commandName") as JsonString)?.Value;

    // The text of the profile alone is read a second time, strictly and by type: one comment in it, or one value of another type, and all of it is dropped.
    private void Apply(string name, JsonObject profile, JsonText json)
    {
        if (json.FirstExtensionWithin(profile.Range) is { } extension)
        {
            var what = extension.Kind == JsonExtensionKind.Comment ? "a comment" : "a trailing comma";
            Fail($"{what} stands inside the launch profile \"{name}\"", "Remove it.", extension.Range);
            return;
        }

        var isExecutable = CommandName(profile) == "Executable";
        if (WrongType(profile, isExecutable) is { } wrong)
        {
            Fail($"\"{wrong.Name.Value}\" of the launch profile \"{name}\" has the wrong type", "Write it as the launch settings schema says: text in quotes, true and false without.", wrong.Value.Range);
            return;
        }

        if (isExecutable && profile.Find("executablePath") is not JsonString)
        {
            Fail($"the launch profile \"{name}\" has no executablePath", "Add it.", profile.Range);
            return;
        }

        // SDK 10 takes null for variables and then reads it: the run ends with an unhandled exception.
        if (profile.Find("environmentVariables") is { } variables && FirstNull(variables) is { } nothing)
        {
            Failure = new($"dotnet run fails on the launch profile \"{name}\": its environmentVariables have null where a text belongs.", "Write \"\", or take it away.", ValueOrigin.InFile(_file, nothing, "environmentVariables", name));
            return;
        }

        Profile = new LaunchProfile(name, isExecutable)
        {
            ApplicationUrl = TextOf(profile, "applicationUrl", name, expands: false),
            CommandLineArgs = TextOf(profile, "commandLineArgs", name, expands: true),
            ExecutablePath = TextOf(profile, "executablePath", name, expands: true),
            WorkingDirectory = TextOf(profile, "workingDirectory", name, expands: true),
            EnvironmentVariables = Variables(profile, name),
        };
    }

    private static JsonNode? FirstNull(JsonNode variables) =>
        variables is JsonObject texts ? texts.Members.Select(m => m.Value).FirstOrDefault(v => v is JsonNull) : variables as JsonNull;

    // What is only for the project's own program is not looked at where another one is started, and the other way round.
    private static JsonMember? WrongType(JsonObject profile, bool isExecutable)
    {
        foreach (var member in profile.Members)
        {
            var fits = member.Name.Value switch
            {
                "applicationUrl" or "launchUrl" or "launchBrowser" when isExecutable => true,
                "executablePath" or "workingDirectory" when !isExecutable => true,
                "applicationUrl" or "commandLineArgs" or "executablePath" or "workingDirectory" or "launchUrl" => member.Value.IsText,
                "dotnetRunMessages" or "launchBrowser" => member.Value is JsonBoolean,
                "environmentVariables" => member.Value is JsonNull || (member.Value is JsonObject variables && variables.Members.All(v => v.Value.IsText)),
                _ => true,
            };
            if (!fits)
            {
                return member;
            }
        }

        return null;
    }

    private ProfileText? TextOf(JsonObject profile, string key, string name, bool expands) =>
        profile.Find(key) is JsonString { Value.Length: > 0 } text ? new ProfileText(text.Value, OriginOf(text, key, name, expands)) : null;

    private List<KeyValuePair<string, ProfileText>> Variables(JsonObject profile, string name)
    {
        var variables = new List<KeyValuePair<string, ProfileText>>();
        if (profile.Find("environmentVariables") is JsonObject members)
        {
            foreach (var member in members.Members)
            {
                if (member.Value is JsonString text)
                {
                    variables.Add(new(member.Name.Value, new ProfileText(text.Value, OriginOf(text, member.Name.Value, name, expands: true))));
                }
            }
        }

        return variables;
    }

    private ValueOrigin OriginOf(JsonString text, string key, string profile, bool expands) =>
        ValueOrigin.InFile(_file, text, key, profile, isVerbatim: !expands || text.Value.IndexOf('%') < 0);

    private void Fail(string message, string advice, TextRange range) => Problem = new LaunchProfileProblem(message, advice, ValueOrigin.InFile(_file, range, "profiles"));
}
