using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up starts of a program: files, launch profiles, variables and arguments, sane and not, the same ones for the same seed.</summary>
internal sealed class CaseGenerator
{
    private readonly string _folder;
    private readonly Dice _dice;
    private readonly AddressGenerator _addresses;
    private readonly StartGenerator _start;
    private readonly SettingsGenerator _settings;
    private readonly LaunchSettingsGenerator _launchSettings;

    public CaseGenerator(int seed, string folder)
    {
        _folder = folder;
        _dice = new Dice(seed);
        _addresses = new AddressGenerator(_dice, folder);
        _start = new StartGenerator(_dice, _addresses, folder);
        _settings = new SettingsGenerator(_dice, _addresses);
        _launchSettings = new LaunchSettingsGenerator(_dice, _addresses, _start);
    }

    /// <summary>The next case.</summary>
    /// <param name="damages">Whether some of its variables and arguments are damaged.</param>
    public KestrelCase Next(bool damages = false)
    {
        var files = new Dictionary<string, string>();
        if (_dice.Chance(75))
        {
            files["Properties/launchSettings.json"] = _launchSettings.LaunchSettings();
        }

        if (_dice.Chance(10))
        {
            files["App.run.json"] = _launchSettings.LaunchSettings();
        }

        foreach (var (name, chance) in new[]
        {
            ("appsettings.json", 55), ("appsettings.Development.json", 25), ("appsettings.Production.json", 20), ("appsettings.Staging.json", 15), ("appsettings.development.json", 5), ("appsettings..json", 3),
            ("KestrelServer.settings.json", 12), ("KestrelServer.settings.Development.json", 8), ("other/appsettings.json", 10),
            ("home/.microsoft/usersecrets/localbind-kestrel-server/secrets.json", 15),
        })
        {
            if (_dice.Chance(chance))
            {
                files[name] = _settings.Settings();
            }
        }

        if (_dice.Chance(8))
        {
            files["stale.sock"] = "";
        }

        var shell = new Dictionary<string, string> { ["HOME"] = Path.Combine(_folder, "home"), ["PORT"] = _addresses.Port(), ["HOSTNAME_X"] = "localhost" };
        _start.AddVariables(shell, 12);
        var run = new Dictionary<string, string>();
        _start.AddVariables(run, 5);
        var arguments = _start.Arguments();
        if (damages)
        {
            arguments = [.. arguments.Select(MaybeDamaged)];
            shell = shell.ToDictionary(v => v.Key, v => v.Key == "HOME" ? v.Value : MaybeDamaged(v.Value));
        }

        var start = new KestrelCase
        {
            Host = _dice.Pick("WebApplication", "WebApplication", "WebApplication", "WebApplication", "SlimWebApplication", "GenericHost", "WebHost", "EmptyWebApplication"),
            ProjectFile = Path.Combine(_folder, "App.csproj"),
            LaunchProfile = _dice.Chance(25) ? _dice.Pick("http", "HTTP", "https", "second", "nothere", "") : null,
            NoLaunchProfile = _dice.Chance(10),
            Shell = shell,
            Run = run,
            Arguments = arguments,
            Files = files,
        };
        start.Words.AddRange(Words(start));
        return start;
    }

    private string MaybeDamaged(string text) => _dice.Chance(15) ? _dice.Damage(text) : text;

    private IEnumerable<string> Words(KestrelCase start)
    {
        var options = new List<string[]>();
        if (start.LaunchProfile is { } profile)
        {
            options.Add(profile.Length == 0 ? ["--launch-profile", ""] : _dice.Pick<string[]>(["-lp", profile], ["--launch-profile", profile], ["--launch-profile=" + profile], ["--launch-profile:" + profile]));
        }

        if (start.NoLaunchProfile)
        {
            options.Add(["--no-launch-profile"]);
        }

        foreach (var (name, value) in start.Run)
        {
            options.Add(value.Length == 0 && _dice.Chance(50) ? ["-e", name] : _dice.Pick<string[]>(["-e", $"{name}={value}"], ["--environment", $"{name}={value}"], [$"-e:{name}={value}"], [$"--environment={name}={value}"]));
        }

        if (_dice.Chance(30))
        {
            options.Add(_dice.Pick<string[]>(["--no-build"], ["-c", "Release"], ["--project", "App.csproj"], ["-v:q"], ["--interactive", "false"], ["-p:X=Y"]));
        }

        var words = _dice.Shuffle(options).SelectMany(o => o).ToList();
        if (start.Arguments.Count > 0)
        {
            // Words that dotnet run does not know are the program's even without "--".
            if (_dice.Chance(60) || !start.Arguments.All(a => a.StartsWith("--urls", StringComparison.Ordinal) || a.StartsWith("http", StringComparison.Ordinal)))
            {
                words.Add("--");
            }

            words.AddRange(start.Arguments);
        }

        return words;
    }
}
