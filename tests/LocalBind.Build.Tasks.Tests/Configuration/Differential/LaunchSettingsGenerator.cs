using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up files of launch profiles.</summary>
internal sealed class LaunchSettingsGenerator(Dice dice, AddressGenerator addresses, StartGenerator start)
{
    private static readonly string[] ProfileNames = ["http", "https", "second", "IIS Express", "hTTP"];

    public string LaunchSettings()
    {
        var text = new StringBuilder("{\n  \"profiles\": {\n");
        if (dice.Chance(15))
        {
            text.Append("    // a comment between profiles\n");
        }

        var names = dice.Shuffle(ProfileNames.Take(dice.Next(1, 5)));
        if (dice.Chance(95))
        {
            names.Remove("hTTP");
        }

        text.AppendJoin(",\n", names.Select(n => $"    {Quote(n)}: {Profile()}"));
        text.Append(dice.Chance(10) ? ",\n" : "\n").Append("  }\n}");
        var whole = text.ToString();
        return dice.Chance(3) ? whole[..^1] : dice.Chance(2) ? whole.Replace("profiles", "Profiles", StringComparison.Ordinal) : dice.Chance(5) ? "\ufeff" + whole : whole;
    }

    private string Profile()
    {
        var members = new List<string> { $"\"commandName\": {Quote(dice.Pick("Project", "Project", "Project", "Project", "Project", "IISExpress", "project", "Docker", "Executable"))}" };
        if (dice.Chance(80))
        {
            members.Add($"{Quote(dice.Chance(95) ? "applicationUrl" : "ApplicationUrl")}: {(dice.Chance(3) ? "null" : Quote(addresses.Urls()))}");
        }

        if (dice.Chance(15))
        {
            members.Add($"\"dotnetRunMessages\": {dice.Pick("true", "true", "false", "\"true\"", "null")}");
        }

        if (dice.Chance(15))
        {
            members.Add($"\"launchBrowser\": {dice.Pick("true", "false", "0")}");
        }

        if (dice.Chance(60))
        {
            var variables = new Dictionary<string, string>();
            start.AddVariables(variables, 10);
            if (dice.Chance(60))
            {
                variables["ASPNETCORE_ENVIRONMENT"] = dice.Pick(StartGenerator.Environments);
            }

            var text = variables.Select(v => $"{Quote(v.Key)}: {Quote(dice.Chance(10) ? v.Value.Replace("localhost", "%HOSTNAME_X%", StringComparison.Ordinal) : v.Value)}").ToList();
            if (dice.Chance(3))
            {
                text.Add("\"NUMBER\": 5");
            }

            members.Add($"\"environmentVariables\": {{ {string.Join(", ", text)} }}");
        }

        if (dice.Chance(20))
        {
            members.Add($"\"commandLineArgs\": {Quote(string.Join(" ", start.Arguments().Select(a => a.Contains(' ', StringComparison.Ordinal) || a.Length == 0 ? $"\"{a}\"" : a)))}");
        }

        if (dice.Chance(10))
        {
            members.Add(dice.Pick("\"executablePath\": \"/bin/true\"", "\"workingDirectory\": \"other\"", "\"launchUrl\": \"swagger\"", "\"hotReloadEnabled\": \"x\"", "\"inspectUri\": \"{wsProtocol}\"", "\"commandName\": \"Docker\"", "\"applicationUrl\": \"http://localhost:5990\""));
        }

        var body = string.Join(", ", dice.Shuffle(members));
        return dice.Chance(4) ? $"{{ {body}, }}" : dice.Chance(4) ? $"{{ /* why */ {body} }}" : $"{{ {body} }}";
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
