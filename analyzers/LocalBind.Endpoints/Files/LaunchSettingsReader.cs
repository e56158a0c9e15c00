using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints.Json;

namespace LocalBind.Endpoints.Files;

/// <summary>
/// Reads launch settings as <c>dotnet run</c> does (Microsoft.DotNet.ProjectTools.LaunchSettings of SDK 10): names have case; comments and trailing commas
/// are taken around the profiles, not inside the one that is applied. Every profile is read as if it were that one.
/// </summary>
internal sealed class LaunchSettingsReader(ConfigurationFile file)
{
    private const string Fallback = "so dotnet run starts the app without a profile, in Production and on its default address";

    public void Read(string text)
    {
        var json = JsonText.Parse(text);
        if (json.Error is { } error)
        {
            file.Add(error.Range, $"This is no JSON ({error.Message}), {Fallback}");
            return;
        }

        if (json.Root is not JsonObject root)
        {
            file.Add(json.Root!.Range, $"Launch settings must be an object, {Fallback}");
            return;
        }

        ReadIisExpress(root);
        WrongCase.Report(file, root, ["profiles"], Fallback);
        switch (root.Find("profiles"))
        {
            case JsonObject profiles:
                ReadProfiles(json, profiles);
                break;
            case { } other:
                file.Add(other.Range, $"The profiles must be an object, {Fallback}");
                break;
        }
    }

    private void ReadIisExpress(JsonObject root)
    {
        if (root.Find("iisSettings") is JsonObject settings && settings.Find("iisExpress") is JsonObject express && SettingText.Of(express.Find("applicationUrl")) is { } url)
        {
            new AddressReader(file, "iisExpress applicationUrl", url).ReadPrefix();
        }
    }

    private void ReadProfiles(JsonText json, JsonObject profiles)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var profile in profiles.Members)
        {
            var name = profile.Name.Value;
            if (!names.Add(name))
            {
                file.Add(profile.Name.ContentRange, $"Two profiles are called '{name}' (names have no case), so dotnet run --launch-profile cannot apply either; rename one");
            }

            if (profile.Value is JsonObject members)
            {
                new LaunchProfileReader(file, name, members).Read(json);
            }
        }
    }
}

/// <summary>Names that .NET compares with case and therefore ignores in another one.</summary>
internal static class WrongCase
{
    public static void Report(ConfigurationFile file, JsonObject members, IReadOnlyList<string> names, string consequence)
    {
        foreach (var member in members.Members)
        {
            var written = member.Name.Value;
            if (names.FirstOrDefault(name => name.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } name && name != written)
            {
                file.Add(member.Name.ContentRange, $"'{written}' is ignored, names have case here, {consequence}; write '{name}'");
            }
        }
    }
}
