using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>The user's own command, changed in nothing but the address, so that it works as it is printed.</summary>
internal sealed class SuggestedCommand(RunContext context, RunPlan plan)
{
    /// <summary>Whether another address can be given to the program from outside.</summary>
    public static bool CanMove(ConfiguredEndpoint endpoint) => endpoint.Setting is not (EndpointSetting.Item or EndpointSetting.Code);

    /// <summary>The command that runs the program with one endpoint on another port.</summary>
    public string For(ConfiguredEndpoint endpoint, int port) => With(Setting(new Dictionary<ConfiguredEndpoint, int> { [endpoint.Leader] = port }));

    /// <summary>The command that runs the program with one endpoint on loopback.</summary>
    public string OnLoopback(ConfiguredEndpoint endpoint)
    {
        var local = $"{endpoint.Endpoint.Scheme ?? "http"}://127.0.0.1:{Ports.Text(endpoint.Endpoint.Port)}";
        return With(endpoint.UrlKey is { } key
            ? [$"--{key}={local}"]
            : ["--urls", string.Join(";", Addresses().Select(e => e == endpoint ? local : e.Text).Concat(plan.Configured!.AddressesWithoutPort))]);
    }

    // Each address once, whatever transports it opens.
    private IEnumerable<ConfiguredEndpoint> Addresses() => plan.Configured!.Endpoints.Where(e => e.Companion is null);

    private string With(IReadOnlyList<string> setting)
    {
        var words = new List<string>(Command());
        if (!context.Program.Source.PassesArguments)
        {
            // The program does not read its arguments.
            words.AddRange(Variables(setting).SelectMany(v => new[] { "-e", $"{v.Key}={v.Value}" }));
        }

        var arguments = Arguments(setting).ToList();
        if (arguments.Count > 0 && words.Count > 0)
        {
            words.Add("--");
        }

        words.AddRange(arguments);
        if (context.Program.Source.PassesArguments)
        {
            words.AddRange(setting);
        }

        return string.Join(" ", words.Select(ArgumentText.Quote));
    }

    /// <summary>The words that move endpoints: <c>--urls</c> with all addresses, or the address of a Kestrel endpoint.</summary>
    /// <param name="ports">The endpoints to be moved and their new ports.</param>
    public IReadOnlyList<string> Setting(IReadOnlyDictionary<ConfiguredEndpoint, int> ports)
    {
        if (ports.Keys.Any(e => e.UrlKey is not null))
        {
            return [.. ports.Select(p => $"--{p.Key.UrlKey}={Moved(p.Key, p.Value)}")];
        }

        var all = Addresses().Select(e => ports.TryGetValue(e, out var port) ? Moved(e, port) : e.Text).Concat(plan.Configured!.AddressesWithoutPort);
        return ["--urls", string.Join(";", all)];
    }

    /// <summary>The endpoint's address with another port; <c>localhost</c> becomes 127.0.0.1 for http, where no certificate asks for the name.</summary>
    public static string Moved(ConfiguredEndpoint endpoint, int port)
    {
        var url = ServerUrl.Parse(endpoint.Text);
        var scheme = endpoint.Endpoint.Scheme ?? "http";
        var host = url.Problem == ServerUrlProblem.PortNotNumber || (scheme == "http" && endpoint.Endpoint.Address == BindAddress.Localhost) ? "127.0.0.1" : url.Host;
        return $"{scheme}://{host}:{Ports.Text(port)}";
    }

    /// <summary>What moves endpoints, as variables without prefix: the strongest source but the arguments.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Variables(IReadOnlyList<string> setting) => setting[0] == "--urls"
        ? [new("URLS", setting[1])]
        : [.. setting.Select(s => s.Substring(2).Split(['='], 2)).Select(p => new KeyValuePair<string, string>(p[0].Replace(":", "__"), p[1]))];

    private IEnumerable<string> Command()
    {
        var request = context.Request;
        yield return "dotnet";
        if (context.IsWatched)
        {
            yield return "watch";
        }

        if (context.IsWatchedWithoutHotReload)
        {
            yield return "--no-hot-reload";
        }

        if (!request.IsFileShorthand)
        {
            yield return "run";
        }

        var own = request.OwnOptions;
        if (request.File is { } file && !own.Contains(RunOptions.File))
        {
            yield return file;
        }

        for (var i = 0; i < own.Count; i++)
        {
            // What dotnet watch itself put there is not the user's.
            if (context.IsWatched && own[i] is "-e" && i + 1 < own.Count && (own[i + 1].StartsWith("DOTNET_", StringComparison.Ordinal) || own[i + 1].StartsWith("ASPNETCORE_", StringComparison.Ordinal)))
            {
                i++;
            }
            else if (!context.IsWatched || own[i] is not "--no-build")
            {
                yield return own[i];
            }
        }
    }

    // The user's arguments, or those of the profile, which any argument would shut out; without what the new setting replaces.
    private IEnumerable<string> Arguments(IReadOnlyList<string> setting)
    {
        var own = context.Request.ApplicationArguments.Count > 0
            ? context.Request.ApplicationArguments
            : context.Program.Source.PassesArguments ? [.. plan.Start.Arguments.Where(a => a.Origin.Source == ValueSource.File).Select(a => a.Text)] : [];
        var key = setting[0].Split('=')[0];
        for (var i = 0; i < own.Count; i++)
        {
            if (string.Equals(own[i], key, StringComparison.OrdinalIgnoreCase))
            {
                i++;
            }
            else if (!own[i].StartsWith(key + "=", StringComparison.OrdinalIgnoreCase))
            {
                yield return own[i];
            }
        }
    }

    /// <summary>The arguments of the profile, as one text to be put before new ones; empty if none are in force.</summary>
    public string ProfileArguments()
    {
        var text = new StringBuilder();
        foreach (var argument in plan.Start.Arguments.Where(a => a.Origin.Source == ValueSource.File))
        {
            text.Append(ArgumentText.Quote(argument.Text)).Append(' ');
        }

        return text.ToString();
    }
}
