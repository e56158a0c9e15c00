using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints.Json;

namespace LocalBind.Endpoints.Files;

/// <summary>Reads one launch profile: its applicationUrl and the variables that decide where an ASP.NET Core app listens.</summary>
internal sealed class LaunchProfileReader(ConfigurationFile file, string name, JsonObject profile)
{
    private const string ApplicationUrl = "applicationUrl";
    private const string EnvironmentVariables = "environmentVariables";

    // Profiles of these commands describe the inside of a container.
    private static readonly string[] ContainerCommands = ["Docker", "DockerCompose", "SdkContainer"];

    private const string Executable = "Executable";

    private static readonly string[] AppliedCommands = ["Project", Executable];

    private static readonly string[] Texts = [ApplicationUrl, "commandLineArgs", "launchUrl"];
    private static readonly string[] ExecutableTexts = ["commandLineArgs", "executablePath", "workingDirectory"];

    private string Dropped => $"so dotnet run cannot apply the profile '{name}' and starts the app without it, in Production and on its default address";

    public void Read(JsonText json)
    {
        var command = (profile.Find("commandName") as JsonString)?.Value;
        if (command is not null && ContainerCommands.Contains(command, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        if (command is not null && AppliedCommands.Contains(command) && IsDropped(json, command))
        {
            return;
        }

        ReportNames(command);
        ReadAddresses(command);
    }

    /// <summary>Whether the profile fails to deserialize; its first reason is reported.</summary>
    private bool IsDropped(JsonText json, string command)
    {
        if (json.FirstExtensionWithin(profile.Range) is { } extension)
        {
            var what = extension.Kind == JsonExtensionKind.Comment ? "A comment" : "A trailing comma";
            file.Add(extension.Range, $"{what} may stand around launch profiles but not inside one, {Dropped}; remove it");
            return true;
        }

        foreach (var member in profile.Members)
        {
            if (TypeError(member, command) is { } error)
            {
                file.Add(error.Range, $"{error.Message}, {Dropped}");
                return true;
            }
        }

        if (command == Executable && profile.Find("executablePath") is not JsonString { Value.Length: > 0 })
        {
            file.Add(profile.Find("commandName")!.Range, $"An {Executable} profile needs an executablePath, {Dropped}; add it");
            return true;
        }

        return false;
    }

    private static (TextRange Range, string Message)? TypeError(JsonMember member, string command)
    {
        var name = member.Name.Value;
        if ((command == "Project" ? Texts : ExecutableTexts).Contains(name) && !member.Value.IsText)
        {
            return (member.Value.Range, member.Value is JsonString ? $"{name} has half of a surrogate pair" : $"{name} must be a text");
        }

        if ((name == "dotnetRunMessages" || (name == "launchBrowser" && command == "Project")) && member.Value is not JsonBoolean)
        {
            return (member.Value.Range, $"{name} must be true or false without quotes");
        }

        if (name != EnvironmentVariables || member.Value is JsonNull)
        {
            return null;
        }

        if (member.Value is not JsonObject variables)
        {
            return (member.Value.Range, $"{name} must be an object");
        }

        return variables.Members.FirstOrDefault(variable => !variable.Value.IsText) is { } wrong
            ? (wrong.Value.Range, $"The value of an environment variable must be a text, '{wrong.Name.Value}' has another")
            : null;
    }

    private void ReportNames(string? command)
    {
        if (AppliedCommands.FirstOrDefault(known => known.Equals(command, StringComparison.OrdinalIgnoreCase)) is { } known && known != command)
        {
            file.Add(((JsonString)profile.Find("commandName")!).ContentRange, $"The commandName '{command}' is unknown, commands have case, so dotnet run passes over the profile '{name}'; write '{known}'");
        }

        WrongCase.Report(file, profile, ["commandName", ApplicationUrl, EnvironmentVariables], $"so the profile '{name}' does without it");
        foreach (var member in profile.Members)
        {
            if (member.Name.Value is ApplicationUrl or EnvironmentVariables && !ReferenceEquals(profile.Find(member.Name.Value), member.Value))
            {
                file.Add(member.Name.ContentRange, $"'{member.Name.Value}' is ignored: it stands twice in the profile '{name}' and the last one counts; remove one");
            }
        }
    }

    private void ReadAddresses(string? command)
    {
        var listening = ListeningVariables();
        var endpoints = listening.Where(variable => variable.Kind == ListeningKeyKind.EndpointUrl).ToList();
        var hosting = listening.Where(variable => variable.Kind == ListeningKeyKind.Urls)
            .OrderByDescending(variable => Precedence(variable.Key))
            .ToList();
        if (SettingText.Of(profile.Find(ApplicationUrl)) is not { Value.Length: > 0 } applicationUrl)
        {
            // Nothing to open.
        }
        else if (command == Executable)
        {
            file.Add(applicationUrl.Range, $"{ApplicationUrl} is ignored: only a profile of the commandName 'Project' has one; set ASPNETCORE_URLS among the environmentVariables of '{name}'");
        }
        else if (endpoints.Count == 0 && EmptyUrls() is { } empty)
        {
            file.Add(empty.Name.ContentRange, $"{empty.Name.Value} is empty and replaces {ApplicationUrl} of the profile '{name}', so the app listens on http://localhost:5000; remove it, or give it an address");
        }
        else
        {
            hosting.Add(new(ApplicationUrl, ListeningKeyKind.Urls, applicationUrl));
        }

        // Addresses beat ports wherever either comes from.
        hosting.AddRange(listening.Where(variable => variable.Kind is ListeningKeyKind.HttpPorts or ListeningKeyKind.HttpsPorts));

        var winner = endpoints.Count > 0 ? endpoints[0] : hosting.FirstOrDefault();
        foreach (var setting in hosting)
        {
            var counts = ReferenceEquals(setting, winner)
                || (winner?.Kind is ListeningKeyKind.HttpPorts or ListeningKeyKind.HttpsPorts && setting.Kind is ListeningKeyKind.HttpPorts or ListeningKeyKind.HttpsPorts);
            if (counts)
            {
                Read(setting);
            }
            else if (setting.Text.Value != winner!.Text.Value)
            {
                file.Add(setting.Text.Range, $"{setting.Key} is ignored: {winner.Key} of the profile '{name}' replaces it; remove one of the two");
            }
        }

        endpoints.ForEach(Read);
    }

    // It hides applicationUrl as an address would.
    private JsonMember? EmptyUrls() => (profile.Find(EnvironmentVariables) as JsonObject)?.Members.FirstOrDefault(variable =>
        ListeningKey.OfVariable(variable.Name.Value) == ListeningKeyKind.Urls && variable.Value is JsonString { Value.Length: 0 });

    private void Read(Setting setting)
    {
        var reader = new AddressReader(file, setting.Key, setting.Text, name) { IsExpanded = setting.Key != ApplicationUrl };
        switch (setting.Kind)
        {
            case ListeningKeyKind.Urls:
                reader.ReadUrls();
                break;
            case ListeningKeyKind.EndpointUrl:
                reader.ReadUrl();
                break;
            case ListeningKeyKind.HttpPorts:
                reader.ReadPorts("http");
                break;
            default:
                reader.ReadPorts("https");
                break;
        }
    }

    private List<Setting> ListeningVariables()
    {
        var settings = new List<Setting>();
        if (profile.Find(EnvironmentVariables) is JsonObject variables)
        {
            foreach (var variable in variables.Members)
            {
                var kind = ListeningKey.OfVariable(variable.Name.Value);
                if (kind == ListeningKeyKind.None || SettingText.Of(variable.Value) is not { Value.Length: > 0 } text)
                {
                    continue;
                }

                if (ReferenceEquals(variables.Find(variable.Name.Value), variable.Value))
                {
                    settings.Add(new Setting(variable.Name.Value, kind, text));
                }
                else
                {
                    file.Add(variable.Name.ContentRange, $"'{variable.Name.Value}' is ignored: it stands twice and the last one counts; remove one");
                }
            }
        }

        return settings;
    }

    // Without a prefix above DOTNET_ above ASPNETCORE_: the order of WebApplication's configuration sources.
    private static int Precedence(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) ? 0 : variable.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) ? 1 : 2;

    private sealed record Setting(string Key, ListeningKeyKind Kind, SettingText Text);
}
